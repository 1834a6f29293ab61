"""One window writes an office file at a time, and the next one learns who has it.

The lock is the operating system's (it ends with the process, however that ends); a small
text beside it says which computer, who and since when, and in which state the main file is
from which its log goes on. A killed process leaves that text behind.
"""

import errno
import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from app.computer import computer_name, person_name
from app.errors import FileProblem
from app.i18n import _
from app.paths import has_long_name
from app.storage.system_lock import take_lock
from app.storage.troubles import (
    FileHolder,
    OfficeInUse,
    explain_disk,
    linked_elsewhere,
    name_too_long,
    not_writable,
)

OWNER_BYTES = 512  # one sector: it is written whole or not at all


class FileNote(NamedTuple):
    """The main file as its log goes on from it: what the system says of it, and the clock of
    its last journal line (None if that could not be read).
    """

    number: int
    size: int
    written_ns: int
    clock: int | None


class OfficeLock:
    """The right to write one office file, held until `release`."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises `OfficeInUse` if another window has it, or `FileProblem`."""
        _require_one_name(path)
        self._path = path
        self._lock_file = path.with_name(f".{path.name}.lock")
        self.left_note: FileNote | None = None  # of a killed process, until it was used
        try:
            self._let_go = take_lock(self._lock_file)
        except OSError as trouble:
            raise _explain(path, trouble) from trouble
        if self._let_go is None:
            raise _in_use(path, read_owner(path))
        self.left_note = read_note(path)
        self._said = _own_words()
        try:
            # What a killed process noted must not come back after a power cut.
            self.note(None, durable=owner_file(path).exists())
        except OSError as trouble:
            self.release()
            raise explain_disk(path, trouble) from trouble

    def note(self, file: FileNote | None, *, durable: bool = False) -> None:
        """Say beside the file in which state it is; None: it is being changed just now.

        Raises `OSError` when that cannot be written.
        """
        known = self._said if file is None else self._said | {"file": file._asdict()}
        _write_in_place(owner_file(self._path), json.dumps(known).encode(), durable)

    def release(self) -> None:
        """Let the next window in; doing it twice is harmless."""
        if self._let_go is not None:
            if self.left_note is not None:  # nobody came to use it: it holds for the next one
                self.note(self.left_note)
            else:
                owner_file(self._path).unlink(missing_ok=True)
            self._let_go()
            self._let_go = None
            if not self._path.exists():  # an office that could not be made leaves no trace
                self._lock_file.unlink(missing_ok=True)


def _require_one_name(path: Path) -> None:
    """The lock and SQLite's log go by name, so one file under two names would be written by two."""
    if has_long_name(path):
        raise name_too_long(path)
    with suppress(OSError):  # it is not there yet
        if path.stat().st_nlink > 1:
            raise linked_elsewhere(path)


def owner_file(path: Path) -> Path:
    """Where it says who has the office file open."""
    return path.with_name(f".{path.name}.owner")


def read_note(path: Path) -> FileNote | None:
    """The state in which a killed process left the main file; None if it did not get to say."""
    try:
        found = json.loads(owner_file(path).read_text(encoding="utf-8"))
        return FileNote(**found["file"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_in_place(path: Path, text: bytes, durable: bool) -> None:
    whole = text.ljust(-(-len(text) // OWNER_BYTES) * OWNER_BYTES)
    binary = getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | binary, 0o600)
    try:
        os.write(descriptor, whole)
        os.ftruncate(descriptor, len(whole))
        if durable:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_owner(path: Path) -> FileHolder | None:
    """Who has the file open, or None if that cannot be read."""
    try:
        found = json.loads(owner_file(path).read_text(encoding="utf-8"))
        return FileHolder(found["computer"], found["person"], found["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _explain(path: Path, trouble: OSError) -> FileProblem:
    if trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS) and os.path.exists(path):
        return not_writable(path)  # a new office can neither be opened to read nor copied
    return explain_disk(path, trouble)


def _own_words() -> dict[str, object]:
    since = datetime.now().isoformat(timespec="seconds")
    return {"computer": computer_name(), "person": person_name(), "since": since}


def _in_use(path: Path, owner: FileHolder | None) -> OfficeInUse:
    advice = _("ciérrelo allí y repita, o ábralo solo para leer.")
    if owner is None:
        known = _("«{name}» ya está abierto en otra ventana").format(name=path.name)
    elif (owner.computer, owner.person) == (computer_name(), person_name()):
        known = _("«{name}» ya está abierto en otra ventana de esta computadora, desde las {time}").format(
            name=path.name, time=owner.since[11:16]
        )
    else:
        known = _(
            "«{name}» ya está abierto en la computadora «{computer}» por {person}, desde las {time} del {day}"
        ).format(
            name=path.name,
            computer=owner.computer,
            person=owner.person or _("otra persona"),
            time=owner.since[11:16],
            day="/".join(reversed(owner.since[:10].split("-"))),
        )
    return OfficeInUse(f"{known}; {advice}", owner)
