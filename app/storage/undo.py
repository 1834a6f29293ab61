"""Stepping back through what this window did, as new lines of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.storage.journal import column_defaults, read_lines
from app.storage.labels import REDONE, UNDONE, Label, say_label
from app.storage.records import Row, Value
from app.storage.schema import groups_of

if TYPE_CHECKING:
    from app.storage.store import Store
    from app.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class UndoStep:
    """The changes one press of Ctrl+Z takes back together."""

    label: str
    changes: tuple[int, ...]
    merge_key: str | None = None


@dataclass(slots=True)
class CellPast:
    """What a step did to one cell: the value it left, and the line it replaced."""

    value: Value
    replaced: int | None


class UndoStack:
    """The steps of this window; a step that is undone can be done again.

    Taking a step back restores what its lines replaced; doing it again takes back the
    lines that the undo wrote. A cell that no longer holds what the step left in it was
    written by something else since: it is left alone and counted in `kept`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []
        self.kept = 0

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, in words, or None."""
        return say_label(self._done[-1].label) if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, in words, or None."""
        return say_label(self._undone[-1].label) if self._undone else None

    def remember(self, change: int, label: str, merge_key: str | None) -> None:
        """Note a change that was just committed."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and merge_key is not None and last.merge_key == merge_key:
            self._done[-1] = UndoStep(last.label, (*last.changes, change), merge_key)
        else:
            self._done.append(UndoStep(label, (change,), merge_key))

    def close_step(self) -> None:
        """What comes next is a step of its own, whatever its merge key."""
        if self._done:
            last = self._done[-1]
            self._done[-1] = UndoStep(last.label, last.changes)

    def clear(self) -> None:
        """Forget every step: the file under them is another one."""
        self._done.clear()
        self._undone.clear()

    def undo(self) -> str | None:
        """Take the last step back; returns what it was, in words, or None if there is none."""
        self.close_step()
        return self._step_over(self._done, self._undone, "undo", UNDONE)

    def redo(self) -> str | None:
        """Do the last undone step again; returns what it was, in words, or None."""
        return self._step_over(self._undone, self._done, "redo", REDONE)

    def _step_over(
        self, source: list[UndoStep], target: list[UndoStep], origin: str, code: str
    ) -> str | None:
        if not source:
            return None
        step = source[-1]
        with self._store.transaction(Label(code, label=step.label)) as writer:
            self.kept = self._revert(writer, step)
        # Before the listeners run: they may change the store, or fail.
        source.pop()
        target.append(UndoStep(step.label, (self._store.last_change,)))
        self._store.announce(self._store.finished_change(origin))
        return say_label(step.label)

    def _revert(self, writer: Writer, step: UndoStep) -> int:
        kept = 0
        for (table, row), past in reversed(self._past_of(step).items()):
            if _was_born(past):
                past = {"deleted": past["deleted"]}
            now = self._store.row(f"SELECT * FROM [{table}] WHERE id = ?", (row,))
            others = _written_by_others(table, past, now)
            ours = {column: cell for column, cell in past.items() if column not in others}
            writer.update(table, row, **self._values_before(table, ours))
            kept += len(others)
        return kept

    def _past_of(self, step: UndoStep) -> dict[tuple[str, int], dict[str, CellPast]]:
        rows: dict[tuple[str, int], dict[str, CellPast]] = {}
        for change in step.changes:
            # The lines of a change came after its own id was given.
            for line in read_lines(self._store, "id > ? AND change = ?", (change, change)):
                cells = rows.setdefault((line.table, line.row), {})
                for column, (value, replaced) in line.cells.items():
                    cells.setdefault(column, CellPast(value, replaced)).value = value
        return rows

    def _values_before(self, table: str, cells: dict[str, CellPast]) -> dict[str, Value]:
        return dict(self._each_value_before(table, cells))

    def _each_value_before(
        self, table: str, cells: dict[str, CellPast]
    ) -> Iterator[tuple[str, Value]]:
        unwritten: dict[str, Value] | None = None
        for column, cell in cells.items():
            if cell.replaced is not None:
                sql = "SELECT columns FROM journal WHERE id = ?"
                yield column, json.loads(self._store.value(sql, (cell.replaced,)))[column][0]
            elif column == "deleted":
                yield column, 1  # the step made the row
            else:
                unwritten = unwritten or column_defaults(self._store, table)
                yield column, unwritten[column]


def _was_born(past: dict[str, CellPast]) -> bool:
    return "deleted" in past and past["deleted"].replaced is None


def _written_by_others(table: str, past: dict[str, CellPast], now: Row | None) -> set[str]:
    changed = {column for column, cell in past.items() if now is None or now[column] != cell.value}
    for group in groups_of(table):
        if not changed.isdisjoint(group):
            changed.update(column for column in group if column in past)
    return changed
