"""Reading an office file: what queries and workers get."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.storage.driver import connect, sqlite3
from app.storage.troubles import explain_database, is_of_the_file

Parameters = Sequence[Any] | Mapping[str, Any]


class ReadOnlyReader:
    """A connection that only reads; a worker makes its own and closes it."""

    def __init__(self, connection: Any, path: Path) -> None:
        self._connection = connection
        self.path = path

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """All rows. Raises `FileProblem` when the file or the disk fails."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as trouble:
            raise self._explain(trouble) from trouble

    def row(self, sql: str, parameters: Parameters = ()) -> Any | None:
        """The first row, or None."""
        try:
            return self._connection.execute(sql, parameters).fetchone()
        except sqlite3.Error as trouble:
            raise self._explain(trouble) from trouble

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    def _explain(self, trouble: Exception) -> Exception:
        if "user-defined function" in str(trouble):  # the journal's triggers refused it
            return RuntimeError("a write outside store.change()")
        return explain_database(self.path, trouble) if is_of_the_file(trouble) else trouble

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def connect_office(
    path: Path, *, key: str | None = None, read_only: bool = False, immutable: bool = False
) -> Any:
    """A connection as an open office has it: foreign keys on, every commit on the disk."""
    connection = connect(path, key=key, read_only=read_only, immutable=immutable)
    if not read_only:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
    return connection
