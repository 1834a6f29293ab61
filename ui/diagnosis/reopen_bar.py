"""Reopening a finished visit: one line that asks why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.i18n import _
from ui.widgets.card import label


class ReopenBar(QFrame):
    """Shown under the bar when a finished visit is to be changed."""

    reason_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Motivo para reabrir la visita"))
        self.reason.setPlaceholderText(_("Por ejemplo: me mostraron el cuaderno al día siguiente"))
        self.reason.returnPressed.connect(self._give)
        self.remark = label("", "problem")
        self.button = QPushButton(_("Reabrir con este motivo"))
        self.button.clicked.connect(self._give)
        row.addWidget(label(_("¿Por qué se reabre?"), "strong"))
        row.addWidget(self.reason, 1)
        row.addWidget(self.remark)
        row.addWidget(self.button)
        self.hide()

    def open(self) -> None:
        """Ask for the reason."""
        self.reason.clear()
        self.remark.clear()
        self.show()
        self.reason.setFocus()

    def _give(self) -> None:
        text = self.reason.text().strip()
        if text:
            self.reason_given.emit(text)
        else:
            self.remark.setText(_("Escriba el motivo."))
            self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
