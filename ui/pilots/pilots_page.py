"""Pilotos: each with its state and what to do next."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.claims.bank import BankLine, read_bank, say_results
from app.claims.queries import read_pilot_study
from app.claims.records import PilotStudy
from app.errors import DataProblem
from app.i18n import _
from app.pilots.lists import PilotLine, PilotResult, pilots_list
from app.pilots.operations import remove_pilot
from app.pilots.queries import list_pilots
from app.pilots.words import STATE_WORDS, say_pilot
from app.progress import Progress
from app.storage.records import Reader
from ui.context import Context
from ui.history.asking import HistoryOf, offer_in_list
from ui.jobs import Job
from ui.lists.list_choice import choice_of
from ui.lists.listing import Listing
from ui.live import Live
from ui.page import Page
from ui.pilots.new_pilot import open_new_pilot
from ui.widgets.empty import EmptyState
from ui.widgets.list_table import RowDeed
from ui.widgets.way_back import way_back

REST_MS = 400
Studies = dict[int, PilotStudy | None]


class PilotsPage(Page):
    """A list; what a pilot is stands where there is none yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.crumbs = way_back(
            _("Evaluación"), _("Volver a Evaluación"), lambda: context.way.go("evaluation")
        )
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
        self._results: dict[int, PilotResult] = {}  # what was reckoned, of these studies and no others
        self._studies: Studies = {}
        self._job: Job | None = None
        self.pilots = Listing(
            context,
            pilots_list(date.today().isoformat(), self._results),
            _("Filtrar por nombre o pregunta"),
            self._empty(),
            choices=(choice_of(_("Estado"), _("Todos"), lambda one: STATE_WORDS[one.whole.state]),),
            begins_by=-1,
        )
        self.reckon = self.pilots.add_button(_("Calcular los resultados"))
        self.reckon.clicked.connect(self._reckon)
        self._name_button()
        self._live = Live(
            self, context, _read_studies, self._compare, asks=self._asks, rest=REST_MS,
            title=_("Leer lo medido de los pilotos"),
        )  # fmt: skip
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
        for part in (self.pilots.filter, *self.pilots.choices, self.pilots.export, self.reckon, self.new):
            part.setVisible(some)

    # --- what can be claimed of each, reckoned when it is asked for ---

    def _reckon(self) -> None:
        """Reckon all of them in a child, or stop it."""
        if self._job is not None:
            self._job.cancel()
            return
        store, reckon, today = self._context.store, self._context.jobs.reckon, date.today()

        def work(progress: Progress) -> tuple[Studies, list[BankLine]]:
            with store.reader() as reader:  # what changes between the two is seen, and nothing is kept
                ids = tuple(one.id for one in list_pilots(reader))
                studies = _read_studies(reader, today.isoformat(), ids)
                return studies, read_bank(reader, today=today, reckon=reckon, progress=progress)

        def take(found: tuple[Studies, list[BankLine]]) -> None:
            self._end()
            self._studies, lines = found
            self._show_results(say_results(lines))
            self._live.again()

        self._job = self._context.jobs.start(
            _("Calcular los resultados de los pilotos"), work, done=take, failed=self._fail
        )
        self._job.cancelled.connect(self._end)
        self._name_button()

    def _end(self) -> None:
        self._job = None
        self._name_button()

    def _fail(self, trouble: BaseException) -> None:
        self._end()
        self._context.messages.show_problem(trouble)

    def _name_button(self) -> None:
        self.reckon.setText(_("Parar el cálculo") if self._job is not None else _("Calcular los resultados"))
        self.reckon.setAccessibleName(self.reckon.text())

    def _asks(self) -> tuple[str, tuple[int, ...]] | None:
        """Nothing while nothing is reckoned."""
        return (date.today().isoformat(), tuple(self._studies)) if self._results else None

    def _compare(self, studies: Studies) -> None:
        """Results of what is no longer so are forgotten."""
        if self._results and studies != self._studies:
            self._show_results({})

    def _show_results(self, results: dict[int, PilotResult]) -> None:
        """The columns of the table look into this one dictionary."""
        self._results.clear()
        self._results.update(results)
        self.pilots.read_again()

    def _deeds(self, line: PilotLine) -> list[RowDeed]:
        if self._context.store.read_only or line.whole.draws or len(self.pilots.table.chosen) > 1:
            return []
        said = _("Se quitó el {pilot}.").format(pilot=say_pilot(line.whole.pilot.number).lower())
        return [RowDeed(_("Quitar"), lambda: self.do(remove_pilot, pilot_id=line.id, said=said))]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.pilots if self.pilots.model.total else self.nothing.button).setFocus()


def _read_studies(reader: Reader, today: str, pilots: tuple[int, ...]) -> Studies:
    """What is known of each pilot's workshops; None of one that did not begin, or is no longer there."""
    found: Studies = {}
    for pilot in pilots:
        try:
            found[pilot] = read_pilot_study(reader, pilot, today=date.fromisoformat(today))
        except DataProblem:
            found[pilot] = None
    return found


def _history_of(line: PilotLine) -> HistoryOf:
    return HistoryOf(line.whole.pilot.name, ("pilot", line.id), whole=True)
