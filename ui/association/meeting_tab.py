"""What the parts of a meeting's page share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.association.meeting_operations import change_meeting
from app.storage.store import Store
from ui.context import Context

if TYPE_CHECKING:
    from ui.association.meeting_page import MeetingShown


class MeetingTab(QWidget):
    """A part of a meeting's page; it is shown the meeting again after each change."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shown: MeetingShown | None = None
        self.begins_at: QWidget = self

    @property
    def may_write(self) -> bool:
        """Whether the file is open for writing."""
        return not self.context.store.read_only

    def begin(self) -> None:
        """Put the cursor where the work of this part begins."""
        self.begins_at.setFocus()

    def show_meeting(self, shown: MeetingShown) -> None:
        """Show what the file says; fields in which one is typing are left alone."""
        self.shown = shown
        self.refresh(shown)

    def refresh(self, shown: MeetingShown) -> None:
        """Fill the widgets; each part its own way."""
        raise AssertionError(shown)


def write_meeting(store: Store, *, association_meeting_id: int, merge_key: str, **fields: Any) -> None:
    """Write one field of a meeting, as the forms of its parts do."""
    change_meeting(store, meeting_id=association_meeting_id, merge_key=merge_key, **fields)
