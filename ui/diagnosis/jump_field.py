"""Going to an item by its code, with the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from app.i18n import _
from ui.widgets.card import label


def find_code(text: str, codes: tuple[str, ...]) -> str | None:
    """ "pro4", "PRO-04" or "pro 04" -> "PRO-04"; a number alone is the place in the form."""
    letters = "".join(c for c in text if c.isalpha()).upper()
    digits = "".join(c for c in text if c.isdigit())
    if not digits:
        return next((code for code in codes if letters and code.startswith(letters)), None)
    if not letters:
        place = int(digits) - 1
        return codes[place] if 0 <= place < len(codes) else None
    code = f"{letters}-{int(digits):02d}"
    return code if code in codes else None


class JumpField(QFrame):
    """Appears over the item; Enter goes, Esc closes."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(30, 8, 30, 8)
        self.field = QLineEdit()
        self.field.setMaximumWidth(160)
        self.field.setPlaceholderText("PRO-04")
        self.field.setAccessibleName(_("Código de la pregunta"))
        self.field.returnPressed.connect(self._go)
        self.remark = label("", "problem")
        row.addWidget(label(_("Ir a la pregunta"), "strong"))
        row.addWidget(self.field)
        row.addWidget(self.remark, 1)
        self._codes: tuple[str, ...] = ()
        self.hide()

    def show_codes(self, codes: tuple[str, ...]) -> None:
        """The codes one can go to."""
        self._codes = codes

    def open(self) -> None:
        """Ask for a code."""
        self.field.clear()
        self.remark.clear()
        self.show()
        self.field.setFocus()

    def _go(self) -> None:
        code = find_code(self.field.text(), self._codes)
        if code is None:
            self.remark.setText(_("No hay una pregunta con ese código; escríbalo como PRO-04."))
            return
        self.hide()
        self.chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
