"""The open office file: reads, and `change()`, the only door for writes."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.errors import FileProblem
from app.i18n import _
from app.storage.driver import Database, connect, sqlite3
from app.storage.identity import HybridClock, IdSource
from app.storage.records import Change, Value
from app.storage.undo import UndoStack

Listener = Callable[[Change], None]
Parameters = Sequence[Any] | Mapping[str, Any]


class ReadOnlyReader:
    """A worker's own connection to the same file; it never writes."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Any | None:
        return self._connection.execute(sql, parameters).fetchone()

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def close(self) -> None:
        self._connection.close()


class Writer:
    """What a unit of work may do; only `Store.change` makes one."""

    def __init__(self, connection: Any, ids: IdSource) -> None:
        self._connection = connection
        self._ids = ids
        self.touched: dict[str, set[int]] = {}

    def insert(self, table: str, **values: Value) -> int:
        """Add a row and return its id."""
        row = self._ids.next_id()
        names = ", ".join(f"[{name}]" for name in values)
        marks = ", ".join("?" for _name in values)
        sql = f"INSERT INTO [{table}] (id, {names}) VALUES (?, {marks})"
        self._connection.execute(sql, (row, *values.values()))
        self.touched.setdefault(table, set()).add(row)
        return row

    def update(self, table: str, row: int, **values: Value) -> None:
        """Set columns of a row; columns that already have the value leave no trace."""
        names = ", ".join(f"[{name}] = ?" for name in values)
        self._connection.execute(
            f"UPDATE [{table}] SET {names} WHERE id = ?", (*values.values(), row)
        )
        self.touched.setdefault(table, set()).add(row)

    def delete(self, table: str, row: int) -> None:
        """Mark a row as deleted."""
        self.update(table, row, deleted=1)

    def keep_blob(self, content: bytes) -> str:
        """Store bytes under their SHA-256, once; returns the hash."""
        name = hashlib.sha256(content).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (name, content))
        return name


class Store(ReadOnlyReader):
    """One office file, open. Everything here runs on the thread that opened it."""

    def __init__(
        self, path: Path, connection: Any, *, site: int, key: str | None = None,
        read_only: bool = False, now_ms: Callable[[], int] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(connection)
        self.path = path
        self.read_only = read_only
        self.user: int | None = None
        self.site = site
        self._key = key
        self._listeners: list[Listener] = []
        self._writer: Writer | None = None
        self._current = (0, "")
        arguments = (now_ms,) if now_ms else ()
        self._ids = IdSource(site, *arguments)
        last = self.value("SELECT max(clock) FROM journal") or 0
        self._clock = HybridClock(last, *arguments)
        self.undo_stack = UndoStack(self)
        self._provide_functions()

    @property
    def db(self) -> Database:
        """sqlite-utils' view of the connection, for maintenance."""
        return Database(self._connection, execute_plugins=False)

    def _provide_functions(self) -> None:
        def inside(value: Callable[[], Value]) -> Callable[[], Value]:
            def guarded() -> Value:
                if self._writer is None:
                    raise RuntimeError("a write outside store.change()")
                return value()

            return guarded

        create = self._connection.create_function
        create("hilvan_id", 0, inside(self._ids.next_id))
        create("hilvan_clock", 0, inside(self._clock.tick))
        create("hilvan_site", 0, inside(lambda: self.site))
        create("hilvan_user", 0, inside(lambda: self.user))
        create("hilvan_change", 0, inside(lambda: self._current[0]))
        create("hilvan_label", 0, inside(lambda: self._current[1]))

    @contextmanager
    def change(
        self, label: str, merge_key: str | None = None, origin: str = "edit"
    ) -> Iterator[Writer]:
        """The unit of work: commits, remembers the undo step, then tells the listeners.

        A change inside a change joins the outer one. `merge_key` joins this step to the
        last one with the same key (typing in one field). Raises `FileProblem` when the
        file cannot be written; then nothing of the change remains.
        """
        if self._writer is not None:
            yield self._writer
            return
        if self.read_only:
            raise FileProblem(
                _("El archivo está abierto solo para lectura; cierre la otra ventana y ábralo de nuevo para escribir.")  # noqa: E501
            )
        self._current = (self._ids.next_id(), label)
        writer = Writer(self._connection, self._ids)
        self._begin()
        self._writer = writer
        try:
            yield writer
            self._commit()
        except BaseException as trouble:
            self._roll_back()
            if isinstance(trouble, sqlite3.OperationalError):
                raise self._write_problem(trouble) from trouble
            raise
        finally:
            self._writer = None
        rows = {table: frozenset(ids) for table, ids in writer.touched.items()}
        change = Change(label, rows, origin)
        if rows and origin in ("edit", "import"):
            self.undo_stack.remember(self._current[0], label, merge_key)
        for listener in list(self._listeners):
            listener(change)

    def _begin(self) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as trouble:
            raise self._write_problem(trouble) from trouble

    def _commit(self) -> None:
        self._connection.execute("COMMIT")

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _write_problem(self, trouble: Exception) -> Exception:
        from app.storage.troubles import explain_write

        return explain_write(self.path, trouble)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each change; the returned function ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def reader(self) -> ReadOnlyReader:
        """A read-only connection for a worker, which must close it."""
        return ReadOnlyReader(connect(self.path, key=self._key, read_only=True))

    def close(self) -> None:
        """Write the log back into the file and let go of it."""
        if not self.read_only:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        super().close()
