"""What the parts of an order's page share."""

from PySide6.QtWidgets import QWidget

from app.valuechain.records import AnchorOrder
from ui.context import Context


class OrderTab(QWidget):
    """A part of an order's page; it is shown the order again after each change."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.order: AnchorOrder | None = None
        # not a focus proxy: Tab would jump over what stands before it
        self.begins_at: QWidget = self

    def begin(self) -> None:
        """Put the cursor where the work of this part begins."""
        self.begins_at.setFocus()

    def show_order(self, order: AnchorOrder) -> None:
        """Show what the file says; fields in which one is typing are left alone."""
        self.order = order
        self.refresh(order)

    def refresh(self, order: AnchorOrder) -> None:
        """Fill the widgets; each part its own way."""
        raise AssertionError(order)
