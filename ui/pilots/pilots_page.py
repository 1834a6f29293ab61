"""Pilotos: each with its state and what to do next."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.i18n import _
from app.pilots.lists import PilotLine, pilots_list
from app.pilots.operations import remove_pilot
from app.pilots.words import STATE_WORDS, say_pilot
from ui.context import Context
from ui.history.asking import HistoryOf, offer_in_list
from ui.lists.list_choice import choice_of
from ui.lists.listing import Listing
from ui.page import Page
from ui.pilots.new_pilot import open_new_pilot
from ui.widgets.empty import EmptyState
from ui.widgets.list_table import RowDeed


class PilotsPage(Page):
    """A list; what a pilot is stands where there is none yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.crumbs = QPushButton(f"{_('Evaluación')} ›")
        self.crumbs.setProperty("role", "link")
        self.crumbs.setAccessibleName(_("Volver a Evaluación"))
        self.crumbs.clicked.connect(lambda: context.way.go("evaluation"))
        self.new = QPushButton(_("Nuevo piloto"))
        self.new.setAccessibleName(self.new.text())
        self.new.setProperty("role", "main")
        self.new.clicked.connect(lambda: open_new_pilot(context, self))
        column = self.lay_out(margins=(26, 2, 26, 16), spacing=2)
        column.addWidget(self.crumbs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.make_head(_("Pilotos"), self.new))
        self.about.setText(
            _("Se prueba primero con unos talleres, elegidos por sorteo, para saber si sirve.")
        )
        self.pilots = Listing(
            context,
            pilots_list(date.today().isoformat()),
            _("Filtrar por nombre o pregunta"),
            self._empty(),
            choices=(choice_of(_("Estado"), _("Todos"), lambda one: STATE_WORDS[one.whole.state]),),
            begins_by=-1,
        )
        offer_in_list(context, self.pilots.table, _history_of)
        self.pilots.table.add_deeds(self._deeds)
        self.pilots.shown.connect(self._show_row)
        for button in (self.new, self.nothing.button):
            button.setEnabled(not context.store.read_only)
        column.addWidget(self.pilots, 1)
        self.first = self.pilots

    def _empty(self) -> EmptyState:
        self.nothing = EmptyState(
            _("Todavía no hay pilotos"),
            _(
                "En un piloto unos talleres empiezan primero y otros esperan, y lo decide un sorteo. Al comparar los dos grupos se ve si lo que se probó sirve, o si hubiera pasado igual."
            ),
            _("Nuevo piloto"),
        )
        self.nothing.chosen.connect(lambda: open_new_pilot(self._context, self))
        return self.nothing

    def _show_row(self) -> None:
        """Without a pilot the one button is in the middle, and nothing is there to be filtered."""
        some = bool(self.pilots.model.total)
        for part in (self.pilots.filter, *self.pilots.choices, self.pilots.export, self.new):
            part.setVisible(some)

    def _deeds(self, line: PilotLine) -> list[RowDeed]:
        if self._context.store.read_only or line.whole.draws or len(self.pilots.table.chosen) > 1:
            return []
        said = _("Se quitó el {pilot}.").format(pilot=say_pilot(line.whole.pilot.number).lower())
        return [RowDeed(_("Quitar"), lambda: self.do(remove_pilot, pilot_id=line.id, said=said))]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.pilots if self.pilots.model.total else self.nothing.button).setFocus()


def _history_of(line: PilotLine) -> HistoryOf:
    return HistoryOf(line.whole.pilot.name, ("pilot", line.id), whole=True)
