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
        self._has_modules = False
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
        """Show what has room: the button for more questions (M does it too) first, then the hints.

        «Terminar» is wider than «Siguiente».
        """
        row, needed = self._row, MARGINS + SPARE
        needed += sum(one.sizeHint().width() for one in (self.back, self.forward, self.keys))
        needed += max(0, row.spacing()) * row.count()
        for part, wanted in ((self.modules, self._has_modules), (self.hints, True)):
            needed += part.sizeHint().width() if wanted else 0
            part.setVisible(wanted and self.width() >= needed)

    def minimumSizeHint(self) -> QSize:
        """What may be hidden never makes the window wider."""
        whole = super().minimumSizeHint()
        shown = (one for one in (self.hints, self.modules) if not one.isHidden())
        return QSize(whole.width() - sum(one.sizeHint().width() for one in shown), whole.height())

    def show_place(self, session: VisitSession) -> None:
        """Whether there is an item before and after the current one."""
        self._has_modules = bool(open_by_hand(session.instrument)) and not session.locked
        last = session.next_item() is None
        self.back.setEnabled(session.previous_item() is not None)
        self.forward.setText(_("Terminar →") if last and not session.locked else _("Siguiente →"))
        self.forward.setEnabled(not (last and session.locked))
        self._fit()
