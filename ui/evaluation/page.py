"""Evaluación: what the centre reached over a period, and the ways to look closer."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.evaluation.records import CentreReport, Period
from app.i18n import _
from app.progress import Progress
from app.storage.records import Change
from ui.context import Context
from ui.evaluation.period_row import PeriodRow
from ui.jobs import Job
from ui.widgets.card import label
from ui.widgets.columns import ColumnsArea
from ui.widgets.flow import FlowLayout

REFRESH_MS = 400


@dataclass(frozen=True, slots=True)
class Read:
    """A report and the picture of its bars, made off the window's thread."""

    report: CentreReport
    bars: bytes


class EvaluationPage(QWidget):
    """Reads the chosen period on a worker; what changes in the file is read again when seen."""

    place_wanted = Signal(str, object)
    report_wanted = Signal(str, object)  # a document's kind, its period

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._stale = True
        self.read: Read | None = None
        self.period = PeriodRow(context)
        self._state = label("", "soft")
        self._area = ColumnsArea(context.theme.scale)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self.load)
        self.period.chosen.connect(lambda _period: self.load())
        unsubscribe = context.store.subscribe(self._on_change)
        self.destroyed.connect(lambda _gone=None: unsubscribe())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 8, 26, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(_("Evaluación"), "title"))
        head.addWidget(self._state, 1)
        self.print_button = QPushButton(_("Informe del centro"))
        self.print_button.setProperty("role", "main")
        self.print_button.clicked.connect(
            lambda: self.report_wanted.emit("centre-report", self.period.period)
        )
        head.addWidget(self.print_button)
        column.addLayout(head)
        column.addLayout(self._ways())
        column.addWidget(self._area, 1)

    def _ways(self) -> FlowLayout:
        """The period, and what lets one look closer; in two lines where there is no room."""
        flow = FlowLayout(spacing=12)
        flow.addWidget(self.period)
        ways = QWidget()
        ways.setMinimumHeight(self.period.sizeHint().height())
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        for text, page in (
            (_("Horas"), "hours"),
            (_("Acuerdo entre miradas"), "agreement"),
            (_("Períodos informados"), "data"),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _on=False, page=page: self.place_wanted.emit(page, None))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        flow.addWidget(ways)
        return flow

    # --- reading ---

    def load(self) -> None:
        """Read the chosen period; what was being read for another is left."""
        self._stale = False
        if self._job is not None:
            self._job.cancel()
        self._state.setText(_("Contando…"))
        period, palette = self.period.period, self._context.theme.roles
        self._job = self._context.jobs.start(
            _("Leer el período"), lambda progress: self._read(period, palette, progress),
            done=self._show, failed=self._fail,
        )  # fmt: skip

    def _read(self, period: Period, roles: dict[str, str], progress: Progress) -> Read:
        from app.evaluation.centre_queries import read_centre_report
        from ui.evaluation.bars import draw_changes

        reader = self._context.store.reader()
        try:
            report = read_centre_report(reader, period, progress)
        finally:
            reader.close()
        return Read(report, draw_changes(report, roles))

    def _fail(self, trouble: BaseException) -> None:
        self._job = None
        self._state.clear()
        raise trouble

    def _on_change(self, _change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.load)

    # --- showing ---

    def _show(self, read: Read) -> None:
        from ui.evaluation.cards import (
            breakdown_card,
            changes_card,
            figures_card,
            ladder_card,
            milestones_card,
            verdicts_card,
        )

        report = read.report
        if report.period != self.period.period:
            return  # another period was chosen while this one was being read
        self._job, self.read = None, read
        self._state.setText(_("Este período ya se informó.") if report.locked else "")
        self._area.clear()
        self._area.add_whole(figures_card(report, self._context.theme))
        left, right = self._area.add_pair()
        left.addWidget(changes_card(report, read.bars))
        left.addWidget(milestones_card(report))
        for one in report.breakdowns:
            right.addWidget(breakdown_card(one))
        for side in (left, right):
            side.addStretch()
        if read.bars:
            self._area.add_whole(verdicts_card(report))
        self._area.add_whole(ladder_card(report))
        note = _(
            "«…» es un número que no se muestra: menos de cinco talleres o personas, o lo que dejaría sacarlo por resta."
        )
        self._area.add_whole(label(note, "small", wrap=True))
