"""The one large button of the clock; its key is the space bar."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.production.session import MeasuringSession
from ui.context import Context
from ui.diagnosis.level_card import LaidOutButton
from ui.widgets.card import label

HEIGHT = 60


class LapButton(LaidOutButton):
    """Says what a press does now: begin, end a garment, go on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("role", "lap")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.row.setContentsMargins(16, 6, 16, 6)
        self.row.setSpacing(16)
        self.row.addStretch()
        self.key = self.add(label(_("Espacio"), "lap-key"))
        self.row.setAlignment(self.key, Qt.AlignmentFlag.AlignVCenter)
        self.words = self.add(label("", "lap-words"))
        self.row.addStretch()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, self._context.theme.pixels(HEIGHT)))

    def show_session(self, session: MeasuringSession) -> None:
        """What a press does now."""
        if session.running:
            words = _("Terminó la prenda: vuelta")
        elif session.paused:
            words = _("Seguir contando")
        else:
            words = _("Empezar a contar")
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setEnabled(not session.locked)
