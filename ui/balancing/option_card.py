"""One way to share the line out, chosen by a click or a key; the chosen one has a frame and a mark."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from ui.widgets.card import label, set_role

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
ON, OFF = "◉", "◌"


class LineOption(QFrame):
    """Its name, what it yields, what it gives and takes, how it was found."""

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setProperty("role", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(2)
        top = QHBoxLayout()
        self.mark = label(OFF, "strong")
        self.share = label("", "strong")
        top.addWidget(self.mark)
        top.addWidget(label(name, "strong"))
        top.addStretch()
        top.addWidget(self.share)
        column.addLayout(top)
        self.sentence = label("", "soft", wrap=True)
        self.proof = label("", "small", wrap=True)
        column.addWidget(self.sentence)
        column.addWidget(self.proof)

    def show_option(self, share: str, sentence: str, proof: str, *, on: bool) -> None:
        """What it is now, and whether it is the one that is looked at."""
        self.share.setText(share)
        self.sentence.setText(sentence)
        self.proof.setText(proof)
        self.proof.setVisible(bool(proof))
        self.mark.setText(ON if on else OFF)
        set_role(self, "chosen" if on else "choice")
        state = _("elegida") if on else _("sin elegir")
        self.setAccessibleName(f"{self._name}, {state}")
        self.setAccessibleDescription(" ".join(filter(None, (share, sentence, proof))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
