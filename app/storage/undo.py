"""Stepping back through what this window did, as new lines of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.storage.journal import previous_value, read_lines

if TYPE_CHECKING:
    from app.storage.store import Store, Writer


@dataclass(frozen=True, slots=True)
class Step:
    """The changes one press of Ctrl+Z takes back together."""

    label: str
    changes: tuple[int, ...]
    merge_key: str | None = None


class UndoStack:
    """The steps of this window; a step that is undone can be done again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again, or None."""
        return self._undone[-1].label if self._undone else None

    def remember(self, change: int, label: str, merge_key: str | None) -> None:
        """Note a change that was just committed."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and merge_key is not None and last.merge_key == merge_key:
            self._done[-1] = Step(last.label, (*last.changes, change), merge_key)
        else:
            self._done.append(Step(label, (change,), merge_key))

    def close_step(self) -> None:
        """What comes next is a step of its own, whatever its merge key."""
        if self._done:
            last = self._done[-1]
            self._done[-1] = Step(last.label, last.changes)

    def undo(self) -> str | None:
        """Take the last step back; returns its label, or None if there is none."""
        if not self._done:
            return None
        step = self._done[-1]
        with self._store.change(step.label, origin="undo") as writer:
            for change in reversed(step.changes):
                self._revert(writer, change)
        self._undone.append(self._done.pop())
        return step.label

    def redo(self) -> str | None:
        """Do the last undone step again; returns its label, or None."""
        if not self._undone:
            return None
        step = self._undone[-1]
        with self._store.change(step.label, origin="redo") as writer:
            for change in step.changes:
                self._replay(writer, change)
        self._done.append(self._undone.pop())
        return step.label

    def _revert(self, writer: Writer, change: int) -> None:
        lines = list(read_lines(self._store, "change = ?", (change,)))
        for line in reversed(lines):
            values = {
                column: previous_value(self._store, replaces, column)
                for column, (_value, replaces) in line.cells.items()
            }
            born = line.cells.get("deleted") == (0, None)
            writer.update(line.table, line.row, **({"deleted": 1} if born else values))

    def _replay(self, writer: Writer, change: int) -> None:
        for line in read_lines(self._store, "change = ?", (change,)):
            values = {column: value for column, (value, _replaces) in line.cells.items()}
            writer.update(line.table, line.row, **values)
