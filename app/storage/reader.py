"""Reading an office file: what queries and workers get."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, ClassVar, Self

from app.errors import FileProblem
from app.i18n import _
from app.storage.driver import connect, sqlite3
from app.storage.migrations import SEARCH_SOURCES, SEARCH_TABLE
from app.storage.troubles import READ_ONLY, STATEMENT_ERRORS, explain_database, is_of_the_file

Parameters = Sequence[Any] | Mapping[str, Any]
READ = 20  # what SQLite's authorizer calls the reading of a column (SQLITE_READ)


class ReadOnlyReader:
    """A connection that only reads; a worker makes its own and closes it."""

    def __init__(self, connection: Any, path: Path) -> None:
        self._connection = connection
        self.path = path

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """All rows. Raises `FileProblem` when the file or the disk fails."""
        try:
            return self.execute(sql, parameters).fetchall()
        except STATEMENT_ERRORS as trouble:
            raise self._explain(trouble) from trouble

    def row(self, sql: str, parameters: Parameters = ()) -> Any | None:
        """The first row, or None."""
        try:
            return self.execute(sql, parameters).fetchone()
        except STATEMENT_ERRORS as trouble:
            raise self._explain(trouble) from trouble

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def execute(self, sql: str, parameters: Parameters = ()) -> Any:
        """Run one statement that reads; for `rows` and `row`, which explain what fails."""
        return self._connection.execute(sql, parameters)

    @contextmanager
    def damaged_text_shown(self) -> Iterator[None]:
        """Meanwhile bytes that are no text are read as stand-ins (surrogates) and fail nothing."""
        self._connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        try:
            yield
        finally:
            self._connection.text_factory = str

    def _explain(self, trouble: Exception) -> Exception:
        refused = getattr(trouble, "sqlite_errorcode", None) == READ_ONLY
        if refused or "user-defined function" in str(trouble):  # by query_only, by the triggers
            return RuntimeError("a write outside store.change()")
        return explain_database(self.path, trouble) if is_of_the_file(trouble) else trouble

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class NotingReader(ReadOnlyReader):
    """A reader that notes which tables it read, so that nobody has to name them."""

    # By the text of a statement: SQLite says its tables only when it prepares one, and both
    # it and the driver keep prepared ones. A view or an index tells the same every time.
    _tables_of: ClassVar[dict[str, frozenset[str]]] = {}

    def __init__(self, connection: Any, path: Path) -> None:
        super().__init__(connection, path)
        self.tables_read: set[str] = set()
        self.before_each: Callable[[], None] | None = None  # may raise, to give up what is read

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """From another thread: what is being read now ends at once, with an error."""
        with suppress(sqlite3.ProgrammingError):  # it has just been closed
            self._connection.interrupt()

    def execute(self, sql: str, parameters: Parameters = ()) -> Any:
        if self.before_each is not None:
            self.before_each()
        known = self._tables_of.get(sql)
        if known is None:
            return self._execute_noting(sql, parameters)
        self.tables_read |= known
        return self._connection.execute(sql, parameters)

    def _execute_noting(self, sql: str, parameters: Parameters) -> Any:
        found: set[str] = set()

        def note(action: int, table: str | None, *_more: str | None) -> int:
            if action == READ and table:
                found.update(SEARCH_SOURCES if table == SEARCH_TABLE else (table,))
            return 0

        # Setting it also makes SQLite prepare anew what was prepared before.
        self._connection.set_authorizer(note)
        try:
            cursor = self._connection.execute(sql, parameters)
        finally:
            self._connection.set_authorizer(None)
            self.tables_read |= found
        self._tables_of[sql] = frozenset(found)
        return cursor


def connect_office(
    path: Path, *, key: str | None = None, read_only: bool = False, immutable: bool = False
) -> Any:
    """A connection as an open office has it: foreign keys on, every commit on the disk.

    A read-only one refuses to write, but may tidy SQLite's own side files when it is the
    last to leave; `immutable` is for a place where nobody can write anything.
    """
    connection = connect(path, key=key, read_only=immutable, immutable=immutable)
    prepare_office(connection, read_only)
    return connection


def prepare_office(connection: Any, read_only: bool) -> None:
    """Make a bare connection one of an open office, as `connect_office` says."""
    if read_only:
        connection.execute("PRAGMA query_only=ON")
    else:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")


def find_broken(connection: Any) -> list[str]:
    """What SQLite says of a structure that is not whole, five things at the most.

    Raises `sqlite3.DatabaseError` if it cannot be told.
    """
    said = connection.execute("PRAGMA quick_check(5)").fetchall()
    return [message for (message,) in said if message != "ok"]


def is_sound_enough(connection: Any) -> bool:
    """Whether the structure is whole. Raises `sqlite3.DatabaseError` if it cannot be told.

    A broken search index keeps nobody out: a repair makes it anew from the records.
    """
    return all(SEARCH_TABLE in trouble for trouble in find_broken(connection))


def may_write(path: Path) -> bool:
    """Whether this person may change a file, or make one in a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def must_be_immutable(path: Path) -> bool:
    """Whether nobody can write here, so SQLite must read the file alone, without a log."""
    if may_write(path) and may_write(path.parent):
        return False
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise FileProblem(
            _(
                "«{name}» quedó con cambios sin terminar de guardar y no se puede escribir donde está; cópielo a su carpeta Documentos junto con el archivo que termina en «-wal», y ábralo allí."
            ).format(name=path.name)
        )
    return True


def connect_to_read(path: Path, key: str | None) -> Any:
    """A connection to a file that nobody of this process has open, which leaves nothing behind."""
    return connect_office(path, key=key, read_only=True, immutable=must_be_immutable(path))
