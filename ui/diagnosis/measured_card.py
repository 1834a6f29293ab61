"""What the office measured in the workshop that speaks to a question, offered as its answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from app.diagnosis.measured import MeasuredAnswer
from app.i18n import _
from ui.diagnosis.last_time import OWN_ENTER
from ui.widgets.card import label


class MeasuredCard(QFrame):
    """Beside the question; `taken`: the consultant answers with what was measured."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(label(_("Medido en el taller"), "heading"))
        self.found = label("", wrap=True)
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.found)
        self.take = QPushButton()
        self.take.setProperty("role", "link")
        self.take.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.take.setProperty(OWN_ENTER, True)
        self.take.clicked.connect(self.taken)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_measured(self, measured: MeasuredAnswer | None, *, locked: bool) -> None:
        """Show the figure and offer its level; nothing measured, nothing shown."""
        self.setVisible(measured is not None)
        if measured is None:
            return
        self.found.setText(measured.said)
        offered = measured.level is not None and not locked
        self.take.setVisible(offered)
        if offered:
            self.take.setText(_("Responder {level} con lo medido").format(level=measured.level))
            self.take.setAccessibleName(self.take.text())
