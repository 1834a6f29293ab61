"""When Inicio gives notice: kept in the office's file, the same for everybody."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from app.agenda.queries import read_limits
from app.agenda.records import Limits
from app.errors import Problem
from app.i18n import _, ngettext
from app.registry.operations import change_office
from ui.context import Context
from ui.live import Live
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled

DAYS = (30, 60, 90, 120, 180)
MONTHS = (3, 4, 6, 9, 12)


class LimitsCard(Card):
    """How long a workshop may go unseen, how early a document's end is told, when to ask again."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Cuándo avisa Inicio"))
        self._context = context
        days = [(_("{days} días").format(days=one), one) for one in DAYS]
        months = [
            (ngettext("{count} mes", "{count} meses", one).format(count=one), one) for one in MONTHS
        ]
        self.unseen, self.expiry = ChoiceField(days), ChoiceField(days)
        self.rounds = ChoiceField(months)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        for place, (name, field, column) in enumerate(
            (
                (_("Taller sin ver, después de"), self.unseen, "unseen_days"),
                (_("Documento por vencer, desde"), self.expiry, "expiry_days"),
                (_("Próxima ronda, a los"), self.rounds, "round_months"),
            )
        ):
            grid.addWidget(Labelled(name, field), place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            field.chosen.connect(partial(self._save, column))
        self.body.addLayout(grid)
        self.setEnabled(not context.store.read_only)
        self._live = Live(self, context, read_limits, self._show, here=True)

    def _show(self, limits: Limits) -> None:
        self.unseen.show_value(limits.unseen_days)
        self.expiry.show_value(limits.expiry_days)
        self.rounds.show_value(limits.round_months)

    def _save(self, column: str, value: object) -> None:
        chosen: dict[str, Any] = {column: value}
        try:
            change_office(self._context.store, **chosen)
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
            self._live.again()
