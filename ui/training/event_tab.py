"""What the parts of an event's page share."""

from PySide6.QtWidgets import QWidget

from app.training.event_desk import EventDesk
from ui.context import Context


class EventTab(QWidget):
    """A part of an event's page; it is shown the desk again after each change."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.desk: EventDesk | None = None
        # not a focus proxy: Tab would jump over what stands before it
        self.begins_at: QWidget = self

    def begin(self) -> None:
        """Put the cursor where the work of this part begins."""
        self.begins_at.setFocus()

    def show_desk(self, desk: EventDesk) -> None:
        """Show what the file says; fields in which one is typing are left alone."""
        self.desk = desk
        self.refresh(desk)

    def refresh(self, desk: EventDesk) -> None:
        """Fill the widgets; each part its own way."""
        raise AssertionError(desk)
