"""What a unit of work may do to the office file."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.errors import FileProblem
from app.storage.driver import sqlite3
from app.storage.records import Value
from app.storage.scribe import Scribe
from app.storage.troubles import explain_database, is_of_the_file


class Writer:
    """Adds, changes and marks rows; only `Store.change` makes one, and it ends with it."""

    def __init__(self, connection: Any, scribe: Scribe, path: Path) -> None:
        self._connection = connection
        self._scribe = scribe
        self._path = path
        self._open = True
        self._trouble: FileProblem | None = None

    def insert(self, table: str, **values: Value) -> int:
        """Add a row and return its id."""
        row = self._scribe.ids.next_id()
        self.run(_insert_statement(table, values), (row, *values.values()))
        return row

    def update(self, table: str, row: int, **values: Value) -> None:
        """Set columns of a row; columns that already have the value leave no trace.

        Raises `LookupError` if there is no such row.
        """
        if not values:
            return
        names = ", ".join(f"[{name}] = ?" for name in values)
        done = self.run(f"UPDATE [{table}] SET {names} WHERE id = ?", (*values.values(), row))
        if done.rowcount == 0:
            raise LookupError(f"no row {row} in {table}")

    def delete(self, table: str, row: int) -> None:
        """Mark a row as deleted."""
        self.update(table, row, deleted=1)

    def keep_blob(self, content: bytes) -> str:
        """Store bytes under their SHA-256, once; returns the hash."""
        name = hashlib.sha256(content).hexdigest()
        self.run("INSERT OR IGNORE INTO blob VALUES (?, ?)", (name, content))
        return name

    def run(self, sql: str, parameters: tuple = ()) -> Any:
        """Run one statement of this unit of work. Raises `FileProblem` when the disk fails."""
        if not self._open:
            raise RuntimeError("a write outside store.change()")
        if self._trouble is not None:
            raise self._trouble
        try:
            return self._connection.execute(sql, parameters)
        except sqlite3.Error as trouble:
            if not is_of_the_file(trouble):
                raise
            # SQLite may have rolled all of it back; what follows must not be written alone.
            self._trouble = explain_database(self._path, trouble)
            raise self._trouble from trouble

    def end(self) -> None:
        """The unit of work is over."""
        self._open = False


def _insert_statement(table: str, values: Mapping[str, Value]) -> str:
    names = "".join(f", [{name}]" for name in values)
    return f"INSERT INTO [{table}] (id{names}) VALUES (?{', ?' * len(values)})"
