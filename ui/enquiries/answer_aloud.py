"""One answer in large type, to be read aloud over the telephone."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from app.enquiries.words import advisory
from app.i18n import _
from ui.context import Context
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen

SIZE = (900, 620)


class AloudWindow(QDialog):
    """Esc or Enter closes it."""

    def __init__(
        self,
        context: Context,
        question: str,
        answer: str,
        remark: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Leer en voz alta"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(40, 28, 40, 20)
        column.setSpacing(16)
        column.addWidget(label(question, "title", wrap=True))
        self.words = label(answer, "aloud", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.words)
        column.addWidget(label(" · ".join(p for p in (remark, advisory()) if p), "soft", wrap=True))
        column.addStretch()
        area = QScrollArea()
        area.setAccessibleName(_("Respuesta"))
        area.setWidgetResizable(True)
        area.setWidget(body)
        buttons = QDialogButtonBox()
        buttons.setContentsMargins(40, 0, 40, 0)
        close = buttons.addButton(_("Cerrar"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.addWidget(area, 1)
        whole.addWidget(buttons)
        close.setDefault(True)
        fit_to_screen(self, QSize(*(context.theme.pixels(side) for side in SIZE)))


def read_aloud(context: Context, question: str, answer: str, remark: str, parent: QWidget) -> None:
    """Show it until it is closed."""
    window = AloudWindow(context, question, answer, remark, parent)
    window.exec()
    window.deleteLater()
