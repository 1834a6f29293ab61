"""What one row of a list says: filled while its cells are read."""

from typing import Any

from app.i18n import _
from app.incoming.habits import Habits
from app.incoming.records import CellIssue, Column
from app.phrases import uncapital


class RowSaid:
    """The fields of one row, as they were given, what goes to its notes, and what is to be told of it."""

    def __init__(self, row: int, habits: Habits, *, is_own: bool = False) -> None:
        self.row = row
        self._habits = habits
        self._is_own = is_own
        self.fields: dict[str, Any] = {}
        self.given: dict[str, Any] = {}
        self.notes: list[tuple[str, str]] = []
        self.warnings: list[CellIssue] = []
        self._digit: tuple[Column, str] | None = None

    def warn(self, column: Column, value: str, reason: str) -> None:
        self.warnings.append(CellIssue(self.row, column.header, value, reason))

    def unread(self, column: Column, value: str, reason: str) -> None:
        """Keep in the notes what could not be read, and say so."""
        self.notes.append((column.header, value))
        reason = uncapital(reason.removesuffix("."))  # of a sentence that stands alone elsewhere
        self.warn(column, value, _("{reason}; queda en las notas").format(reason=reason))
