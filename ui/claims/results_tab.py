"""Resultado: what can be claimed of a pilot and what cannot, reckoned again when what was measured changes."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QPushButton, QWidget

from app.apart import reckon_here, stoppable
from app.claims.forest import moment_rows
from app.claims.queries import read_pilot_study
from app.claims.reckoning import reckon_pilot
from app.claims.records import PilotReport, PilotStudy
from app.errors import DataProblem
from app.i18n import _
from app.pilots.measures import list_measures
from app.progress import Progress
from app.storage.records import Reader
from ui.claims.finding_card import FindingCard
from ui.claims.forest_card import ForestCard
from ui.claims.moments_card import MomentsCard
from ui.claims.way_card import standing_card, way_card
from ui.context import Context
from ui.jobs import Job
from ui.live import Live
from ui.pilots.pilot_tab import PilotShown, PilotTab, StepLink
from ui.widgets.card import label
from ui.widgets.columns import ColumnsArea
from ui.widgets.flow import WrapRow

REST_MS = 400


class StudyRead(NamedTuple):
    """What is known of the workshops, or why nothing is and of which step; what measures are called, by code."""

    study: PilotStudy | None
    trouble: str
    step: str
    titles: dict[str, str]


def _read(reader: Reader, pilot_id: int, today: str) -> StudyRead:
    try:
        study = read_pilot_study(reader, pilot_id, today=date.fromisoformat(today))
    except DataProblem as trouble:
        return StudyRead(None, trouble.sentence, getattr(trouble, "step", ""), {})
    return StudyRead(study, "", "", {one.code: one.title for one in list_measures(reader)})


class ResultsTab(PilotTab):
    """The main outcomes as sentences above; each outcome on its line, and the way of the workshops, below."""

    step = "claims"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.report: PilotReport | None = None
        self._titles: dict[str, str] = {}
        self.export_button: QPushButton | None = None  # of what is shown
        self._read_study: StudyRead | None = None
        self._reckoned: PilotStudy | None = None  # what is being reckoned, or was
        self._job: Job | None = None
        self._pilot_id = 0
        self.state = label("", "soft", wrap=True)
        self.stop = QPushButton(_("Parar"))
        self.stop.setAccessibleName(_("Parar el cálculo"))
        self.stop.clicked.connect(self._stop)
        self.again = QPushButton(_("Calcular"))
        self.again.setAccessibleName(_("Calcular qué se puede decir"))
        self.again.clicked.connect(self.reckon)
        row = WrapRow()
        self.to_step = StepLink(self)
        row.addWidget(self.state, 1)
        row.addWidget(self.to_step)
        row.addWidget(self.stop)
        row.addWidget(self.again)
        self.column.addLayout(row)
        self._area = ColumnsArea(context.theme.scale)
        self.column.addWidget(self._area, 1)
        self.begins_at = self._area
        self._live = Live(
            self, context, _read, self._show, asks=self._asks, rest=REST_MS,
            title=_("Leer lo medido del piloto"),
        )  # fmt: skip
        self._show_state("")

    def _asks(self) -> tuple[int, str] | None:
        if self.shown is None:
            return None
        return self.whole.pilot.id, date.today().isoformat()

    def say_done(self, shown: PilotShown) -> str:
        return ""

    # --- showing ---

    def refresh(self, shown: PilotShown) -> None:
        if shown.whole.pilot.id != self._pilot_id:
            self._pilot_id = shown.whole.pilot.id
            self.begins_at = self._area
            self._stop()
            self.report, self._reckoned, self._read_study = None, None, None
            self._area.clear()
        self._live.again()

    def _show(self, read: StudyRead) -> None:
        self._read_study = read
        if read.study is None:
            self._stop()
            self._area.clear()
            self._show_state(read.trouble)
            self.to_step.show_step(read.step)
        elif read.study != self._reckoned:
            self.reckon()
        self.begin_at(self.to_step if read.step else self._area)

    def _show_state(self, text: str) -> None:
        """What is said above; while it is reckoned one may stop it, and when it was stopped begin again."""
        study = self._read_study.study if self._read_study is not None else None
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.to_step.show_step("")
        self.stop.setVisible(self._job is not None)
        self.again.setVisible(self._job is None and study is not None and self.report is None)

    def show_report(self, report: PilotReport, titles: dict[str, str]) -> None:
        """Show what can be claimed."""
        self.report, self._titles = report, titles
        theme = self.context.theme
        self._area.clear()
        main = [one for one in report.findings if one.role == "primary"] or list(report.findings[:1])
        for first, second in zip(main[::2], [*main[1::2], None][: len(main[::2])], strict=False):
            self._add_pair(FindingCard(first, theme), FindingCard(second, theme) if second else None)
        left, right = self._area.add_pair(66, 34)
        forest = ForestCard(report, theme)
        self.export_button = QPushButton(_("Exportar…"))
        self.export_button.setAccessibleName(_("Exportar las tablas del resultado"))
        self.export_button.setToolTip(_("Todas las tablas de esta página, en un libro de Excel"))
        self.export_button.clicked.connect(self.export)
        forest.top.addWidget(self.export_button)
        left.addWidget(forest)
        if any(map(moment_rows, main)):
            left.addWidget(MomentsCard(main, report, theme))
        left.addStretch()
        right.addWidget(way_card(report, theme))
        right.addWidget(standing_card(report, titles))
        right.addStretch()
        self._area.column.addStretch()
        self._show_state("")

    def _add_pair(self, one: FindingCard, other: FindingCard | None) -> None:
        if other is None:
            self._area.add_whole(one)
            return
        for side, card in zip(self._area.add_pair(), (one, other), strict=True):
            side.addWidget(card)
            side.addStretch()

    def export(self) -> None:
        """Ask where, and write the tables of what is shown as one workbook."""
        from ui.lists.exporting import ask_target

        title = _("Resultado de {pilot}").format(pilot=self.whole.pilot.name)
        target = ask_target(self.context, self, title, ".xlsx")
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the tables of what is shown."""
        from app.claims.claim_sheets import claim_sheets
        from ui.lists.exporting import save_list

        if self.report is not None:
            report, titles = self.report, self._titles
            save_list(self.context, lambda: claim_sheets(report, titles), target)

    # --- reckoning ---

    def reckon(self) -> None:
        """Reckon what is read, in a child; what was asked before is given up."""
        read = self._read_study
        if read is None or read.study is None:
            return
        self._stop()
        study, reckon = read.study, self.context.jobs.reckon

        def work(progress: Progress) -> PilotReport:
            if reckon is reckon_here:
                return reckon_pilot(study, progress)
            return stoppable(reckon, progress)(reckon_pilot, study)

        self._reckoned = study
        job = self.context.jobs.start(
            _("Calcular qué se puede decir"), work, done=partial(self._take, study), failed=self._fail
        )
        self._job = job
        job.progressed.connect(lambda _done, _total, text: self._show_state(text or _("Calculando…")))
        job.cancelled.connect(lambda: self._end(job))
        self._show_state(_("Calculando… Tarda unos segundos."))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job, self._reckoned = None, None
            self._show_state(_("Se paró el cálculo."))

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self._show_state("")

    def _take(self, study: PilotStudy, report: PilotReport) -> None:
        if study is not self._reckoned or self._read_study is None:
            return  # another was asked for meanwhile
        self._job = None
        self.show_report(report, self._read_study.titles)

    def _fail(self, trouble: BaseException) -> None:
        self._job = None
        self._show_state("")
        self.context.messages.show_problem(trouble)
