"""Stepping back through what this window did, as new lines of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.storage.labels import REDONE, UNDONE, Label, say_label

if TYPE_CHECKING:
    from app.storage.store import Store
    from app.storage.writer import Writer


class UndoStep(NamedTuple):
    """The changes one press of Ctrl+Z takes back together."""

    label: str
    changes: tuple[int, ...]
    merge_key: str | None = None


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
        from app.storage.reverting import (
            past_of,
            read_change,
            rows_now,
            values_before,
            was_born,
            written_by_others,
        )

        lines = [line for change in step.changes for line in read_change(self._store, change)]
        past = past_of(lines)
        now, before = rows_now(self._store, past), values_before(self._store, past)
        kept = 0
        for place, cells in reversed(past.items()):
            table, row = place
            mine = {"deleted"} if was_born(cells) else cells.keys()
            ours = {column: cell for column, cell in cells.items() if column in mine}
            others = written_by_others(table, ours, now.get(place))
            back = {column: before[place][column] for column in ours if column not in others}
            writer.update(table, row, **back)
            kept += len(others)
        return kept
