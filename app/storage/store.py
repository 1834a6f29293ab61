"""The open office file: reads, and `change()`, the only door for writes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.errors import FileProblem
from app.files import discard_side_files
from app.i18n import _
from app.storage.driver import sqlite3
from app.storage.labels import Label
from app.storage.lock import OfficeLock
from app.storage.migrations import SEARCH_SOURCES
from app.storage.open_file import OpenFile
from app.storage.reader import NotingReader, Parameters, ReadOnlyReader, connect_office
from app.storage.records import Change
from app.storage.scribe import Scribe
from app.storage.troubles import FileMoved, explain_database, is_of_the_file
from app.storage.undo import UndoStack
from app.storage.writer import Writer

Listener = Callable[[Change], None]


class Store(ReadOnlyReader):
    """One office file, open. Everything here runs on the thread that opened it."""

    def __init__(
        self, path: Path, connection: Any, *, site: int, key: str | None = None,
        read_only: bool = False, immutable: bool = False, lock: OfficeLock | None = None,
        now_ms: Callable[[], int] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(connection, path)
        self.read_only = read_only
        self.backup_folder: Path | None = None
        self.key = key
        self.notices: list[str] = []  # what the opening has to tell the person
        # Asked before a change that has nowhere to go; it may give the office another place.
        self.when_moved: Callable[[FileMoved], None] | None = None
        self._immutable = immutable
        self._lock = lock
        self.file = OpenFile(path, key, lock)
        self._listeners: list[Listener] = []
        self._asker: object = None
        self._noted_by: NotingReader | None = None
        self._writer: Writer | None = None
        self._closed = False
        self._committed = 0  # the last unit of work with lines in the journal
        self._scribe = Scribe(site, now_ms)
        self.undo_stack = UndoStack(self)
        self._adopt(connection)

    @property
    def site(self) -> int:
        """The installation that signs what is written here."""
        return self._scribe.site

    @property
    def user(self) -> int | None:
        """Who is working: a consultant's id."""
        return self._scribe.user

    @user.setter
    def user(self, consultant: int | None) -> None:
        self._scribe.user = consultant

    def knows_last_change(self, reader: ReadOnlyReader) -> bool:
        """Whether a copy has the last change that this window committed."""
        if not self._committed:
            return True
        sql = "SELECT 1 FROM journal WHERE id > ? AND change = ? LIMIT 1"
        return reader.value(sql, (self._committed, self._committed)) is not None

    @property
    def maintenance_connection(self) -> Any:
        """For a repair, which changes triggers inside its transaction; nobody else."""
        return self._connection

    def _adopt(self, connection: Any) -> None:
        self._connection = connection
        last_id = self.value("SELECT max(id) FROM journal") or 0
        last_clock = self.value("SELECT max(clock) FROM journal") or 0
        self.office: int = self.value("SELECT min(id) FROM office") or 0  # its number
        self._scribe.follow(last_id, last_clock)
        self._scribe.provide_functions(connection)
        if not self.read_only:
            connection.execute("PRAGMA wal_autocheckpoint=0")  # see OpenFile
            # A log that was written back shrinks at the next change: its size tells what is in it.
            connection.execute("PRAGMA journal_size_limit=0")
            self.file.settle(last_clock)

    @contextmanager
    def change(
        self,
        label: Label,
        merge_key: str | None = None,
        origin: str = "edit",
        *,
        again: bool = False,
    ) -> Iterator[Writer]:
        """The unit of work: commits, remembers the undo step, then tells the listeners.

        A change inside a change joins the outer one; if it fails and the outer one goes
        on, nothing of the inner one remains. `merge_key` joins this step to the last one
        with the same key (typing in one field); `again` is for what only writes what was written
        before. Raises `FileProblem` when the file cannot
        be written; then nothing of the change remains.
        """
        if self._writer is not None:
            with self._nested(self._writer) as writer:
                yield writer
            return
        with self.transaction(label, again=again) as writer:
            yield writer
        change = self.finished_change(origin)
        if change.rows and origin in ("edit", "import"):
            self.undo_stack.remember(self._scribe.change, label, merge_key)
        self.announce(change)

    @contextmanager
    def transaction(self, label: Label, *, again: bool = True) -> Iterator[Writer]:
        """The bare unit of work, for `change`, undo and repair: commits or leaves nothing."""
        if self._writer is not None:
            raise RuntimeError("a transaction inside a change")
        if self.read_only:
            raise FileProblem(
                _(
                    "El archivo está abierto solo para lectura; cierre la otra ventana y ábralo de nuevo para escribir."
                )
            )
        self._require_place()
        writer = Writer(self._connection, self._scribe, self.path, again=again)
        try:
            self._run("BEGIN IMMEDIATE")
            self._scribe.begin(label)
            self._writer = writer
            yield writer
            if not SEARCH_SOURCES.isdisjoint(self._scribe.touched):
                writer.index_noted_workshops()
            writer.run("COMMIT")
            if self._scribe.touched:
                self._committed = self._scribe.change
        finally:
            self._writer = None
            self._scribe.end()
            writer.end()
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            writer.leave()

    def _require_place(self) -> None:
        """Let no change go where nobody would find it. Raises `FileMoved`."""
        trouble = self.find_place()
        if trouble is not None:
            raise trouble
        if not self.file.has_log():
            self._renew_log()
        elif self.file.log_is_long:
            self.file.write_back(self._connection)

    def find_place(self) -> FileMoved | None:
        """Ask for another place if the file went from its own; the trouble that remains."""
        trouble = None if self.read_only else self.file.find_trouble()
        if trouble is None or self.when_moved is None:
            return trouble
        ask, self.when_moved = self.when_moved, None  # what was typed may be saved meanwhile
        try:
            ask(trouble)
        finally:
            self.when_moved = ask
        return self.file.find_trouble()

    def _renew_log(self) -> None:
        """Somebody removed the log, which only we hold now: all of it goes into the file."""
        self.suspend()
        self._adopt(connect_office(self.path, key=self.key))

    @contextmanager
    def _nested(self, writer: Writer) -> Iterator[Writer]:
        touched = {table: set(rows) for table, rows in self._scribe.touched.items()}
        writer.run("SAVEPOINT nested_change")
        try:
            yield writer
        except BaseException:
            self._scribe.touched = touched
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO nested_change")
                self._connection.execute("RELEASE nested_change")
            raise
        writer.run("RELEASE nested_change")

    def _run(self, statement: str) -> None:
        try:
            self._connection.execute(statement)
        except sqlite3.Error as trouble:
            raise (explain_database(self.path, trouble) if is_of_the_file(trouble) else trouble) from trouble

    @property
    def last_change(self) -> int:
        """The id of the last unit of work, as its journal lines have it."""
        return self._scribe.change

    def finished_change(self, origin: str) -> Change:
        """What the unit of work that just ended touched."""
        rows = {table: frozenset(ids) for table, ids in self._scribe.touched.items() if ids}
        return Change(self._scribe.label, rows, origin, self._asker)

    @contextmanager
    def asked_by(self, asker: object) -> Iterator[None]:
        """Meanwhile each change says who asked for it: the page it is done on."""
        before, self._asker = self._asker, asker
        try:
            yield
        finally:
            self._asker = before

    def announce(self, change: Change) -> None:
        """Tell every listener; what one raises comes out after all were told."""
        failures: list[Exception] = []
        with self.asked_by(None):  # what a listener changes is asked for by nobody
            for listener in list(self._listeners) if change.rows else []:
                try:
                    listener(change)
                except Exception as failure:
                    failures.append(failure)
        if len(failures) == 1:
            raise failures[0]
        if failures:
            raise ExceptionGroup("listeners failed after a commit", failures)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change; the returned function ends it, once or twice."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def reader(self) -> NotingReader:
        """A read-only connection for a worker: `with store.reader() as reader`."""
        self.require_own_file()
        connection = connect_office(self.path, key=self.key, read_only=True, immutable=self._immutable)
        return NotingReader(connection, self.path)

    @contextmanager
    def reader_here(self) -> Iterator[NotingReader]:
        """The same on this thread and the store's own connection, for what shows at once.

        Meanwhile it notes what is read through the store itself, too.
        """
        before, self._noted_by = self._noted_by, NotingReader(self._connection, self.path)
        try:
            yield self._noted_by
        finally:
            self._noted_by = before

    def execute(self, sql: str, parameters: Parameters = ()) -> Any:
        if self._noted_by is not None:
            return self._noted_by.execute(sql, parameters)
        return super().execute(sql, parameters)

    def note_read(self, tables: Iterable[str]) -> None:
        """What is used now was read from these tables, earlier."""
        if self._noted_by is not None:
            self._noted_by.tables_read.update(tables)

    def require_own_file(self) -> None:
        """Raises `FileMoved` if what lies at the path is not what is open; for any thread."""
        trouble = None if self.read_only else self.file.find_trouble()
        if trouble is not None:
            raise trouble

    def write_back(self) -> bool:
        """Write the log into the file, so that a copy made by hand has what was done today.

        Returns whether all of it is there now. For a worker; it keeps no change waiting.
        Raises `FileProblem`.
        """
        return True if self.read_only or self._closed else self.file.write_back()

    def suspend(self) -> None:
        """Let go of the file so that another can take its place; `resume` must follow.

        Raises `FileProblem` while a worker still reads it.
        """
        with self.file.changing():
            try:
                # Leaving WAL needs the file for ourselves, and leaves no log behind.
                self._connection.execute("PRAGMA journal_mode=DELETE")
            except sqlite3.Error as trouble:
                self.file.settle()
                raise explain_database(self.path, trouble) from trouble
            self._connection.close()

    def resume(self, key: str | None, site: int | None = None) -> None:
        """Open what now lies at the path; undo steps of before no longer fit."""
        self.key = key
        self.file = OpenFile(self.path, key, self._lock)
        if site is not None:
            self._scribe.move_to(site)
        self._adopt(connect_office(self.path, key=key))
        self.undo_stack.clear()

    def move_to(self, path: Path, lock: OfficeLock) -> None:
        """Go on with a whole copy of this office at another place; undo goes on too."""
        connection = connect_office(path, key=self.key)
        self._let_go_of_moved()
        if self._lock is not None:
            self._lock.release()
        self.path, self._lock = path, lock
        self.file = OpenFile(path, self.key, lock)
        self._adopt(connection)

    def _let_go_of_moved(self) -> None:
        """Close without writing into what lies at the path: it is not ours."""
        ours = self.file.has_log()
        self._connection.interrupt()  # or SQLite would write the log back on leaving
        self._connection.close()
        if ours:
            discard_side_files(self.file.path)

    def close(self) -> None:
        """Write the log back into the file and let go of it; doing it twice is harmless.

        Raises `FileMoved`, which says where the office is now, if that was not at its path.
        """
        if self._closed:
            return
        self._closed = True
        trouble = None
        try:
            trouble = self._leave_file()
        finally:
            super().close()
            if self._lock is not None:
                self._lock.release()
        if trouble is not None:
            raise trouble

    def _leave_file(self) -> FileMoved | None:
        try:
            if not self.read_only:
                self.file.write_back(self._connection, mode="TRUNCATE")
        except FileMoved as trouble:
            from app.storage.rescue import leave_moved

            told = leave_moved(self, trouble)
            self._let_go_of_moved()
            return told
        except FileProblem:
            # What was committed is safe in the log and is written back at the next opening.
            return None
        return None
