"""What the journal's triggers ask for: the id, clock and author of each line."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from app.storage.identity import MARK_BITS, HybridClock, IdSource
from app.storage.journal import check_sum, line_seal

# All columns of a journal line. What every line of a unit of work shares comes from functions.
LINE_MARKS = "(?, ?, hilvan_site(), hilvan_user(), hilvan_change(), hilvan_label(), ?, ?, ?, ?)"
# The lines of rows whose ids one `next_ids` gave: a line's id and clock are as far from the first
# line's as its row is from the first row, so SQLite reckons them. The LIMIT keeps it from working
# out `said` once per use; the mark leaves out a row of another site that lies between.
NEW_LINES = f"""
INSERT INTO journal SELECT line, clock, :site, :user, :change, :label, :table, row, said,
  hilvan_crc(CAST(concat(line, '|', clock, :author, row, '|', said) AS BLOB))
FROM (SELECT id AS row, id + :line AS line, ((id - :first) >> {MARK_BITS}) + :clock AS clock, {{said}} AS said
  FROM [{{table}}] WHERE id BETWEEN :first AND :last AND (id - :first) & {(1 << MARK_BITS) - 1} = 0
  ORDER BY id LIMIT -1)"""


class Scribe:
    """Signs the lines of the unit of work that is under way, and notes what it touched."""

    def __init__(self, site: int, now_ms: Callable[[], int] | None = None) -> None:
        self._arguments = (now_ms,) if now_ms else ()
        self.site = site
        self.user: int | None = None
        self.ids = IdSource(*self._arguments)
        self.clock = HybridClock(0, *self._arguments)
        self.change = 0
        self.label = ""
        self.touched: dict[str, set[int]] = {}
        self._writing = False
        self._together = False
        self._line = (0, 0)

    def move_to(self, site: int) -> None:
        """Sign as another site from here on (after a restore)."""
        self.site = site
        self.ids = IdSource(*self._arguments)

    def follow(self, last_id: int, last_clock: int) -> None:
        """Continue after what a file already holds."""
        self.ids.see(last_id)
        self.clock.see(last_clock)

    def begin(self, label: str) -> None:
        """Start signing for a new unit of work."""
        self.change, self.label = self.ids.next_id(), label
        self.touched = {}
        self._writing = True

    def end(self) -> None:
        """From here on a write is a bug."""
        self._writing = False

    def provide_functions(self, connection: Any) -> None:
        """Give a connection the functions that the triggers call."""
        create = connection.create_function
        create("hilvan_writing", 0, self._require_writing)
        create("hilvan_alone", 0, lambda: not self._together)
        create("hilvan_id", 0, self._sign_line)
        create("hilvan_clock", 0, lambda: self._line[1])
        create("hilvan_site", 0, lambda: self.site)
        create("hilvan_user", 0, lambda: self.user)
        create("hilvan_change", 0, lambda: self.change)
        create("hilvan_label", 0, lambda: self.label)
        create("hilvan_seal", 3, self._seal_line)
        create("hilvan_crc", 1, zlib.crc32)  # of bytes: no Python of ours runs for it

    def _require_writing(self) -> None:
        if not self._writing:
            raise RuntimeError("a write outside store.change()")

    @contextmanager
    def lines_together(self) -> Iterator[None]:
        """Meanwhile the triggers write no line of a new row; `sign_rows` must follow."""
        self._together = True
        try:
            yield
        finally:
            self._together = False

    def _sign_line(self) -> int:
        self._require_writing()
        self._line = (self.ids.next_id(), self.clock.tick())
        return self._line[0]

    def _seal_line(self, table: str, row: int, columns: str) -> int:
        self.touched.setdefault(table, set()).add(row)
        return line_seal(*self._line, self.site, self.user, self.change, self.label, table, row, columns)

    def sign_rows(self, table: str, ids: list[int]) -> dict[str, int | str | None]:
        """What `NEW_LINES` asks for, of rows of this unit of work whose ids were given together."""
        self.touched.setdefault(table, set()).update(ids)
        return {
            "first": ids[0],
            "last": ids[-1],
            "line": self.ids.next_ids(len(ids))[0] - ids[0],
            "clock": self.clock.ticks(len(ids))[0],
            "site": self.site,
            "user": self.user,
            "change": self.change,
            "label": self.label,
            "table": table,
            "author": f"|{self.site}|{self.user}|{self.change}|{self.label}|{table}|",
        }

    def make_lines(self, table: str, said: list[tuple[int, str]]) -> list[tuple[int | str, ...]]:
        """What `LINE_MARKS` asks for, of each (row, columns) of this unit of work."""
        self.touched.setdefault(table, set()).update(row for row, _columns in said)
        author = f"{self.site}|{self.user}|{self.change}|{self.label}|{table}"
        signed = zip(self.ids.next_ids(len(said)), self.clock.ticks(len(said)), said, strict=True)
        return [
            (line, clock, table, row, columns, check_sum(f"{line}|{clock}|{author}|{row}|{columns}"))
            for line, clock, (row, columns) in signed
        ]
