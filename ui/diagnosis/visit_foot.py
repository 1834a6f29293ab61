"""The foot of the visit: one item back, one forward, and the few keys one must know."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.diagnosis.gates import open_by_hand
from app.diagnosis.session import VisitSession
from app.i18n import _
from ui.diagnosis.visit_keys import KeyHints

MARGINS = 60
SPARE = 24


class VisitFoot(QFrame):
    """Says which way the person wants to go."""

    back_pressed = Signal()
    forward_pressed = Signal()
    keys_pressed = Signal()
    modules_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(MARGINS // 2, 8, MARGINS // 2, 16)
        self.back = QPushButton(_("← Anterior"))
        self.back.clicked.connect(self.back_pressed)
        self.forward = QPushButton(_("Siguiente →"))
        self.forward.setProperty("role", "strong")
        self.forward.clicked.connect(self.forward_pressed)
        self.hints = KeyHints()
        self.keys = QPushButton(_("? teclas"))
        self.keys.setProperty("role", "link")
        self.keys.clicked.connect(self.keys_pressed)
        self.modules = QPushButton(_("M · Preguntar también…"))
        self.modules.setProperty("role", "link")
        self.modules.clicked.connect(self.modules_pressed)
        for button in (self.back, self.forward, self.keys, self.modules):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.hints)
        row.addWidget(self.keys)
        row.addWidget(self.modules)
        row.addStretch()
        row.addWidget(self.forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the hints where all of them have room; «Terminar» is wider than «Siguiente»."""
        row, others = self._row, (self.back, self.forward, self.keys, self.modules)
        gaps = max(0, row.spacing()) * row.count()
        needed = sum(each.sizeHint().width() for each in (*others, self.hints)) + gaps + MARGINS + SPARE
        self.hints.setVisible(self.width() >= needed)

    def minimumSizeHint(self) -> QSize:
        """The hints never make the window wider."""
        whole = super().minimumSizeHint()
        spare = 0 if self.hints.isHidden() else self.hints.sizeHint().width()
        return QSize(whole.width() - spare, whole.height())

    def show_place(self, session: VisitSession) -> None:
        """Whether there is an item before and after the current one."""
        self.modules.setVisible(bool(open_by_hand(session.instrument)) and not session.locked)
        last = session.next_item() is None
        self.back.setEnabled(session.previous_item() is not None)
        self.forward.setText(_("Terminar →") if last and not session.locked else _("Siguiente →"))
        self.forward.setEnabled(not (last and session.locked))
        self._fit()
