"""Who pays: one of the usual ones, or as it is typed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from app.improvement.words import PAYERS
from ui.widgets.closed_list import ClosedList
from ui.widgets.field import TextField


class PayerField(ClosedList):
    """Saves when one is chosen, or by itself while typing."""

    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(ClosedList.InsertPolicy.NoInsert)
        self.field = TextField()
        self.setLineEdit(self.field)
        self.addItems(PAYERS)
        self.setCurrentText("")
        # its own completes in the line: it would change "CAE" into "CAE o programa" unasked
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none
        self.field.offer_words(PAYERS, inside=False)
        self.activated.connect(lambda _place: self.field.flush())
        self.field.saved.connect(lambda text: self.saved.emit(text or None))

    @property
    def value(self) -> str | None:
        """Who pays, None while nobody is named."""
        return self.field.text() or None

    def show_value(self, value: object) -> None:
        """Show a value from the file."""
        self.field.show_value(value)

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self.field.flush()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
