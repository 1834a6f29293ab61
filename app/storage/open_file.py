"""The file under an open store: whether it still lies where it was, as it was left, and
writing its log back.

Nothing but this writes into the main file while it is open (SQLite's own write-backs are
off), so what anybody else does to it shows. See docs/adr/0021.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from app.storage.driver import connect, sqlite3
from app.storage.lock import FileNote, OfficeLock
from app.storage.troubles import FileMoved, explain_database, explain_disk, moved_away, replaced

LOG_LIMIT_BYTES = 1 << 22  # what SQLite would let grow before it writes back by itself


class FileMark(NamedTuple):
    """One state of one file, as far as the system tells without reading it."""

    device: int
    number: int
    size: int
    written_ns: int

    @classmethod
    def of(cls, found: os.stat_result) -> "FileMark":
        return cls(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)

    def same_file(self, found: os.stat_result) -> bool:
        """Whether it is that file, whatever is in it by now."""
        return found.st_ino == self.number and found.st_dev == self.device


def log_of(path: Path) -> Path:
    """Where SQLite keeps what is committed and not yet in the file."""
    return path.with_name(f"{path.name}-wal")


def last_clock(path: Path, key: str | None) -> int | None:
    """The clock of the last journal line in the main file alone, its log left out.

    None if that cannot be read. It changes nothing and plays nothing back.
    """
    try:
        connection = connect(path, key=key, read_only=True, immutable=True)
        try:
            return _clock_of(connection)
        finally:
            connection.close()
    except sqlite3.Error:
        return None


def _clock_of(connection: Any) -> int | None:
    try:
        return int(connection.execute("SELECT max(clock) FROM journal").fetchone()[0] or 0)
    except (sqlite3.Error, ValueError, TypeError):
        return None


class OpenFile:
    """Where an open office lies; its store asks here before each change."""

    def __init__(self, path: Path, key: str | None, lock: OfficeLock | None) -> None:
        self.path = path
        self.log = log_of(path)
        self._name, self._log_name = str(path), str(self.log)  # what is asked at each change
        self._key = key
        self._lock = lock
        self._turn = threading.Lock()  # a worker writes back while the window goes on
        self._writing_back = False
        self._log_number = 0
        self._log_size = 0
        self._written_size = 0  # of the log, when it was last written back
        self._clock: int | None = None

    def settle(self, clock: int | None = None) -> None:
        """Take the file as it lies now for ours: it was just opened, or we wrote in it.

        `clock` is that of the last journal line, where it is known; with a log it says nothing.
        """
        self.mark = FileMark.of(os.stat(self._name))
        with suppress(FileNotFoundError):
            found = os.stat(self._log_name)
            self._log_number, self._log_size = found.st_ino, found.st_size
        known = clock is not None and not self._log_size
        self._clock = clock if known else last_clock(self.path, self._key)
        if self._lock is not None:
            mark = self.mark
            note = FileNote(mark.number, mark.size, mark.written_ns, self._clock)
            with suppress(OSError):  # until it can be said, the file counts as being changed
                self._lock.note(note)

    def find_trouble(self) -> FileMoved | None:
        """What became of the file, if it is not as we left it. Quick, and for any thread."""
        try:
            found = os.stat(self._name)
        except OSError:
            return moved_away(self.path)
        mark = self.mark
        if not mark.same_file(found):
            return replaced(self.path)
        if found.st_mtime_ns == mark.written_ns and found.st_size == mark.size:
            return None
        return self._look_inside()

    def _look_inside(self) -> FileMoved | None:
        """Somebody touched the file: was anything but its date changed?"""
        if self._writing_back or not self._turn.acquire(blocking=False):
            return None  # it was us
        try:
            if last_clock(self.path, self._key) != self._clock:
                return replaced(self.path)
            self.mark = FileMark.of(os.stat(self._name))
        finally:
            self._turn.release()
        return None

    def lies_there(self) -> bool:
        """Whether the same file is at the path, whatever was written into it."""
        with suppress(OSError):
            return self.mark.same_file(os.stat(self._name))
        return False

    def has_log(self) -> bool:
        """Whether what was committed since the last write-back is where a crash would look."""
        try:
            found = os.stat(self._log_name)
        except OSError:
            return False
        self._log_size = found.st_size
        return found.st_ino == self._log_number

    def is_own_log(self, log: Path) -> bool:
        """Whether that is the log that is open, wherever it lies by now."""
        with suppress(OSError):
            return os.stat(log).st_ino == self._log_number
        return False

    @property
    def log_is_long(self) -> bool:
        """Whether so much was added that it should be written back now, as of the last look."""
        # After a write-back it begins anew at the next change, unless somebody reads in it.
        self._written_size = min(self._written_size, self._log_size)
        return self._log_size - self._written_size > LOG_LIMIT_BYTES

    def write_back(self, connection: Any = None, *, mode: str = "PASSIVE") -> bool:
        """Write what is committed into the main file; whether all of it is there now.

        In a worker without a connection: it takes one of its own, and keeps no writer
        waiting. Raises `FileMoved`, then nothing was written; or `FileProblem`.
        """
        with self._turn:
            self._require_as_left()
            if not self._log_size_now():
                return True
            own = connection or connect(self.path, key=self._key)
            try:
                with self._writing():
                    busy, pages, done = own.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
                    # With an empty log all is in the file: to open it once more only to ask would cost
                    # the reading of its whole schema.
                    self.settle(None if busy or mode == "PASSIVE" else _clock_of(own))
                    self._written_size = self._log_size
            except sqlite3.Error as trouble:
                raise explain_database(self.path, trouble) from trouble
            except OSError as trouble:
                raise explain_disk(self.path, trouble) from trouble
            finally:
                if connection is None:
                    own.close()
            return not busy and pages == done

    def _require_as_left(self) -> None:
        try:
            found = os.stat(self._name)
        except OSError:
            raise moved_away(self.path) from None
        same = self.mark.same_file(found)
        changed = FileMark.of(found) != self.mark
        if not same or (changed and last_clock(self.path, self._key) != self._clock):
            raise replaced(self.path)

    def _log_size_now(self) -> int:
        with suppress(OSError):
            return os.stat(self._log_name).st_size
        return 0

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Meanwhile the file is neither what it was nor what it will be; a crash must know."""
        if self._lock is not None:
            self._lock.note(None, durable=True)
        self._writing_back = True
        try:
            yield
        finally:
            self._writing_back = False

    @contextmanager
    def changing(self) -> Iterator[None]:
        """For what rewrites the main file in another way (a swap, leaving the log)."""
        with self._turn:
            self._require_as_left()
            if self._lock is not None:
                self._lock.note(None, durable=True)
            yield

    def open_state(self) -> tuple[Path, bool] | None:
        """Where the open file is by now, and whether it is as we left it; None: not known.

        Only Linux tells.
        """
        if sys.platform != "linux":
            return None
        for entry in Path("/proc/self/fd").iterdir():
            with suppress(OSError):
                found = entry.stat()
                if self.mark.same_file(found):
                    if not found.st_nlink:
                        return None
                    return Path(os.readlink(entry)), FileMark.of(found) == self.mark
        return None
