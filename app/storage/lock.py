"""One window writes an office file at a time, and the next one learns who has it.

The lock is the operating system's (it ends with the process, however that ends); a small
text beside it says which computer, who and since when.
"""

import errno
import getpass
import json
from datetime import datetime
from pathlib import Path

from app.computer import computer_name
from app.errors import FileProblem
from app.i18n import _
from app.storage.troubles import OfficeInUse, Owner, explain_disk, not_writable


class OfficeLock:
    """The right to write one office file, held until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises `OfficeInUse` if another window has it."""
        from filelock import FileLock, Timeout

        self._path = path
        self._lock_file = path.with_name(f".{path.name}.lock")
        # A worker may open the file and the window close it.
        self._lock = FileLock(self._lock_file, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as taken:
            raise _in_use(path, read_owner(path)) from taken
        except OSError as trouble:
            raise _explain(path, trouble) from trouble
        try:
            owner_file(path).write_text(_own_text(), encoding="utf-8")
        except OSError as trouble:
            self.release()
            raise explain_disk(path, trouble) from trouble

    def release(self) -> None:
        """Let the next window in; doing it twice is harmless."""
        if self._lock.is_locked:
            owner_file(self._path).unlink(missing_ok=True)
            self._lock.release()
            if not self._path.exists():  # an office that could not be made leaves no trace
                self._lock_file.unlink(missing_ok=True)


def owner_file(path: Path) -> Path:
    """Where it says who has the office file open."""
    return path.with_name(f".{path.name}.owner")


def read_owner(path: Path) -> Owner | None:
    """Who has the file open, or None if that cannot be read."""
    try:
        found = json.loads(owner_file(path).read_text(encoding="utf-8"))
        return Owner(found["computer"], found["person"], found["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _explain(path: Path, trouble: OSError) -> FileProblem:
    if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return not_writable(path)
    return explain_disk(path, trouble)


def _own_text() -> str:
    try:
        person = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no user name: a service, a bare container
        person = ""
    since = datetime.now().isoformat(timespec="seconds")
    return json.dumps({"computer": computer_name(), "person": person, "since": since})


def _in_use(path: Path, owner: Owner | None) -> OfficeInUse:
    advice = _("ciérrelo allí y repita, o ábralo solo para leer.")
    if owner is None:
        known = _("«{name}» ya está abierto en otra ventana").format(name=path.name)
    else:
        known = _("«{name}» ya está abierto en la computadora «{computer}» por {person}, desde las {time} del {day}").format(
            name=path.name, computer=owner.computer, person=owner.person or _("otra persona"),
            time=owner.since[11:16], day="/".join(reversed(owner.since[:10].split("-"))),
        )  # fmt: skip
    return OfficeInUse(f"{known}; {advice}", owner)
