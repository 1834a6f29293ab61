"""What a unit of work may do to the office file."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

from app.errors import DataProblem, FileProblem
from app.i18n import _
from app.storage.migrations.m0002_search import SEARCH_FILL
from app.storage.reader import Parameters
from app.storage.records import Value
from app.storage.scribe import LINE_MARKS, NEW_LINES, Scribe
from app.storage.triggers import said_of_new_rows
from app.storage.troubles import STATEMENT_ERRORS, explain_database, is_of_the_file

_NOTED = "(SELECT workshop FROM search_pending)"
AT_ONCE = (25, 5, 1)  # rows in one statement
MANY = 300  # rows, before it is worth taking triggers away
ASIDE = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN (?, 'journal_journal_guarded')"
)
CACHE_OF_MANY = -65_536  # KiB: what does not fit is written into the log more than once
LONGEST_NAME = 200  # letters: what is longer is no name, and no page holds it in a table
NAMES = {
    "name", "given_names", "surnames", "place", "city", "signed_by", "given_by", "witness",
    "received_by", "responsible", "facilitator", "asker_name", "full_name",
}  # fmt: skip


class Writer:
    """Adds, changes and marks rows; only `Store.change` makes one, and it ends with it.

    A name of more than 200 letters is a `DataProblem`, unless what was written before is
    only written again (`again`: undo, a repair).
    """

    def __init__(self, connection: Any, scribe: Scribe, path: Path, *, again: bool = False) -> None:
        self._again = again
        self._connection = connection
        self._scribe = scribe
        self._path = path
        self._open = True
        self._trouble: FileProblem | None = None
        self._cache_before: int | None = None

    def insert(self, table: str, **values: Value) -> int:
        """Add a row and return its id."""
        self._require_names(values)
        row = self._scribe.ids.next_id()
        sql = f"{_insertion(table, values)} VALUES {_marks(len(values))}"
        self.run(sql, (row, *values.values()))
        return row

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Value]]) -> list[int]:
        """Add rows as `insert` does, several times as fast; returns their ids in order.

        What a row leaves out costs nothing, a None does. If one row fails, so does the change.
        """
        alike: dict[tuple[str, ...], list[tuple[Value, ...]]] = {}
        ids = self._scribe.ids.next_ids(len(rows)) if rows else []
        for row, values in zip(ids, rows, strict=True):
            alike.setdefault(tuple(values), []).append((row, *values.values()))
        self._add_rows(table, ids, alike)
        return ids

    def insert_alike(
        self, table: str, names: tuple[str, ...], rows: Sequence[tuple[Value, ...]]
    ) -> list[int]:
        """The same for rows that all say these columns, in this order."""
        ids = self._scribe.ids.next_ids(len(rows)) if rows else []
        self._add_rows(table, ids, {names: [(row, *values) for row, values in zip(ids, rows, strict=True)]})
        return ids

    def _add_rows(
        self, table: str, ids: list[int], alike: Mapping[tuple[str, ...], list[tuple[Value, ...]]]
    ) -> None:
        """Add rows, their id first, by the columns that they say."""
        if not ids:
            return
        for names, group in alike.items():
            for at in [at for at, name in enumerate(names, start=1) if name in NAMES]:
                self._require_names({names[at - 1]: _longest(map(itemgetter(at), group))})
        try:
            with self._triggers_aside(table, len(ids)), self._scribe.lines_together():
                for names, group in alike.items():
                    self._insert_alike(_insertion(table, names), _marks(len(names)), group)
                self._write_new_lines(table, set().union(*alike), ids)
        except BaseException:
            self.end()  # rows may be there without their lines: nothing of it may be committed
            raise

    @contextmanager
    def _triggers_aside(self, table: str, rows: int) -> Iterator[None]:
        """Take away, until many rows and their lines are added, the triggers that stand aside for them.

        They would be asked at each row, and SQLite would keep all rows twice to ask them. What
        fails meanwhile takes the whole change back, and so brings them back.
        """
        if rows < MANY:
            yield
            return
        if self._cache_before is None:
            self._cache_before = self.run("PRAGMA cache_size").fetchone()[0]
            self.run(f"PRAGMA cache_size={CACHE_OF_MANY}")
        found = self.run(ASIDE, (f"journal_{table}_insert",)).fetchall()
        for name, _sql in found:
            self.run(f"DROP TRIGGER [{name}]")
        yield
        for _name, sql in found:
            self.run(sql)

    def _write_new_lines(self, table: str, given: set[str], ids: list[int]) -> None:
        """The lines of rows just added, said of what the table now holds of them."""
        columns = [
            (row["name"], row["type"])
            for row in self.run(f"PRAGMA table_info([{table}])")
            if row["name"] in given or (row["dflt_value"] is not None and row["name"] != "id")
        ]
        written = self.run(
            NEW_LINES.format(said=said_of_new_rows(columns), table=table), self._scribe.sign_rows(table, ids)
        )
        if written.rowcount != len(ids):
            raise RuntimeError(f"{written.rowcount} lines for {len(ids)} rows of {table}")

    def write_lines(self, table: str, said: list[tuple[int, str]]) -> None:
        """Add the journal lines of (row, columns) that no trigger writes."""
        lines = self._scribe.make_lines(table, said)
        self._insert_alike("INSERT INTO journal", LINE_MARKS, lines)

    def _insert_alike(self, insertion: str, marks: str, rows: Sequence[tuple[Value, ...]]) -> None:
        start = 0
        for most in AT_ONCE:
            sql = f"{insertion} VALUES {', '.join([marks] * most)}"
            while start + most <= len(rows):
                self.run(sql, tuple(chain.from_iterable(rows[start : start + most])))
                start += most

    def update(self, table: str, row: int, **values: Value) -> None:
        """Set columns of a row; columns that already have the value leave no trace.

        Raises `LookupError` if there is no such row.
        """
        if not values:
            return
        self._require_names(values)
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

    def index_noted_workshops(self) -> None:
        """Index again, for the search, the workshops that the triggers noted meanwhile."""
        self.run(f"DELETE FROM workshop_search WHERE rowid IN {_NOTED}")
        self.run(f"{SEARCH_FILL} AND w.id IN {_NOTED}")
        self.run("DELETE FROM search_pending")

    def run(self, sql: str, parameters: Parameters = ()) -> Any:
        """Run one statement of this unit of work. Raises `FileProblem` when the disk fails."""
        if not self._open:
            raise RuntimeError("a write outside store.change()")
        if self._trouble is not None:
            raise self._trouble
        try:
            return self._connection.execute(sql, parameters)
        except STATEMENT_ERRORS as trouble:
            if not is_of_the_file(trouble):
                raise
            # SQLite may have rolled all of it back; what follows must not be written alone.
            self._trouble = explain_database(self._path, trouble)
            raise self._trouble from trouble

    def _require_names(self, values: Mapping[str, Value]) -> None:
        for column in NAMES.intersection(values) if not self._again else ():
            text = values[column]
            if isinstance(text, str) and len(text) > LONGEST_NAME:
                raise DataProblem(
                    _(
                        "«{start}…» tiene {count} letras, y un nombre tiene como mucho {most}; acórtelo, y escriba lo demás en una nota."
                    ).format(start=text[:40], count=len(text), most=LONGEST_NAME)
                )

    def end(self) -> None:
        """The unit of work is over."""
        self._open = False

    def leave(self) -> None:
        """Leave the connection as it was, when all of it is committed or taken back."""
        self.end()
        if self._cache_before is not None:
            self._connection.execute(f"PRAGMA cache_size={self._cache_before}")
            self._cache_before = None


def _longest(values: Iterable[Value]) -> str:
    return max(map(str, filter(None, values)), key=len, default="")


def _insertion(table: str, columns: Iterable[str]) -> str:
    names = "".join(f", [{name}]" for name in columns)
    return f"INSERT INTO [{table}] (id{names})"


def _marks(columns: int) -> str:
    return f"(?{', ?' * columns})"
