"""What a room puts on a workshop's page."""

from PySide6.QtWidgets import QWidget

from ui.context import Context


class WorkshopTab(QWidget):
    """It is told its workshop whenever it comes into sight, and follows the file by itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def show_workshop(self, workshop_id: int) -> None:
        """Show what there is of this workshop; each kind of tab does it its own way."""
