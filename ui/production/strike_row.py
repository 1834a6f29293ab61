"""Why a cycle is struck out: the usual reasons with their keys, or words of one's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.production.words import OFFERED_STRIKES, STRIKE_WORDS
from ui.widgets.card import label
from ui.widgets.flow import FlowRow


class OwnReason(QLineEdit):
    """Enter keeps it, Escape goes back."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()  # and no further: on the page Enter is the next operation
        else:
            super().keyPressEvent(event)


class StrikeRow(QFrame):
    """Stands under the bars while somebody strikes a cycle out; the clock goes on meanwhile."""

    reason_given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        self.question = label("", "strong", wrap=True)
        self.leave = QPushButton(_("No tachar (Esc)"))
        self.leave.setProperty("role", "inline-link")
        self.leave.clicked.connect(self.left)
        head.addWidget(self.question, 1)
        head.addWidget(self.leave)
        column.addLayout(head)
        reasons = FlowRow(spacing=6)
        self.buttons: dict[str, QPushButton] = {}
        for number, code in enumerate(OFFERED_STRIKES, 1):
            button = QPushButton(f"{number}  {STRIKE_WORDS[code]}")
            button.setProperty("role", "quick")
            button.clicked.connect(lambda _on, code=code: self.reason_given.emit(code))
            self.buttons[code] = button
            reasons.add(button)
        self.own = OwnReason()
        self.own.setPlaceholderText(_("otra cosa (tecla 0)"))
        self.own.setAccessibleName(_("Otra razón para tachar el ciclo"))
        self.own.setMinimumWidth(150)
        self.own.returnPressed.connect(self._keep_own)
        self.own.left.connect(self.left)
        reasons.add(self.own)
        column.addWidget(reasons)
        for one in (self.leave, *self.buttons.values()):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def ask(self, number: int, said: str) -> None:
        """Ask about a cycle by its number and time."""
        self.own.clear()
        self.question.setText(
            _("Tachar el ciclo {number} ({time}): ¿qué pasó?").format(number=number, time=said)
        )
        self.show()

    def press(self, digit: int) -> bool:
        """A number key: a reason, or 0 for words of one's own; whether it was one."""
        if not self.isVisible() or digit > len(OFFERED_STRIKES):
            return False
        if digit == 0:
            self.own.setFocus()
        else:
            self.reason_given.emit(OFFERED_STRIKES[digit - 1])
        return True

    def _keep_own(self) -> None:
        if reason := " ".join(self.own.text().split()):
            self.reason_given.emit(reason)
