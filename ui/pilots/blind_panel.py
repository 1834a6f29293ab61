"""A pilot for who measures it without knowing the groups: whom to measure and what is missing, nothing else."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.errors import DataProblem
from app.i18n import _
from app.pilots.follow_queries import list_due
from app.pilots.follow_records import DueFollowUp
from app.storage.records import Reader
from ui.context import Context
from ui.live import Live
from ui.pilots.blind_guard import look_at
from ui.pilots.due_lines import DueLines
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea


def _read(reader: Reader, pilot_id: int, today: str) -> list[DueFollowUp]:
    try:
        return list_due(reader, pilot_id, today=today)
    except DataProblem:  # taken out meanwhile; the page says so
        return []


class BlindPanel(QWidget):
    """Stands in the place of a pilot's steps until she looks all the same."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._pilot_id = context, 0
        self.area = ColumnsArea(context.theme.scale)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.area)
        left, right = self.area.add_pair(62, 38)
        due = Card(_("A quién toca medir"))
        self.lines = DueLines(context, self, 0, begins=True)
        due.body.addWidget(self.lines)
        left.addWidget(due)
        left.addStretch()
        why = Card(_("Usted mide sin saber el grupo"))
        why.body.addWidget(
            label(
                _(
                    "No se le muestra qué grupo le tocó a cada taller, ni lo que puede decirlo: así lo que mide no depende de lo que espera. Pregunte a todos por igual, y no pregunte si hicieron el curso."
                ),
                "soft",
                wrap=True,
            )
        )
        self.look = QPushButton(_("Ver los grupos igual…"))
        self.look.setAccessibleName(self.look.text())
        self.look.setProperty("role", "quick")
        self.look.clicked.connect(self._look)
        why.body.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(why)
        right.addStretch()
        self.area.column.addStretch()
        self._live = Live(self, context, _read, self._show, asks=self._asks, title=_("Leer el seguimiento"))

    def show_pilot(self, pilot_id: int) -> None:
        """Whom to measure of this pilot."""
        self._pilot_id = pilot_id
        self._live.again()

    def _asks(self) -> tuple[int, str] | None:
        return (self._pilot_id, date.today().isoformat()) if self._pilot_id else None

    def _show(self, due: list[DueFollowUp]) -> None:
        """Whom to measure; who waits for them with the keys begins there, never at the button that tells."""
        self.lines.show_due(due)
        if self.hasFocus() and self.lines.lines:
            self.lines.lines[0].row.setFocus()

    def _look(self) -> None:
        look_at(self._context, self, frozenset({self._pilot_id}))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.lines.lines:
            self.lines.lines[0].row.setFocus()
