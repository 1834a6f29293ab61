"""Evaluación: what the centre reached over a period, and the ways to look closer."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from app.evaluation.records import CentreReport, Period
from app.i18n import _
from app.storage.records import Reader
from ui.context import Context
from ui.evaluation.period_row import PeriodRow
from ui.live import Live
from ui.page import Page
from ui.widgets.card import label
from ui.widgets.columns import ColumnsArea
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout, WrapRow
from ui.widgets.page_stack import PageStack

REST_MS = 400
BARS_WIDTH = 420.0  # points: the least at which their columns keep apart


@dataclass(frozen=True, slots=True)
class Read:
    """A report and the picture of its bars, made off the window's thread."""

    report: CentreReport
    bars: bytes


class EvaluationPage(Page):
    """Reads the chosen period on a worker; what changes in the file is read again when seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.read: Read | None = None
        self.period = PeriodRow(context)
        self._state = label("", "soft")
        self._area = ColumnsArea(context.theme.scale)
        self._lay_out()
        live = Live(
            self,
            context,
            self._read,
            self._show,
            title=_("Leer el período"),
            rest=REST_MS,
            asks=lambda: (self.period.period,),
            busy=lambda on: self._state.setText(_("Contando…") if on else ""),
        )
        self.period.chosen.connect(lambda _period: live.again())

    def _lay_out(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=12)
        head = WrapRow()
        head.addWidget(label(_("Evaluación"), "title"))
        head.addWidget(self._state, 1)
        self.export_button = QPushButton(_("Exportar…"))
        self.export_button.setAccessibleName(_("Exportar los cuadros del período"))
        self.export_button.setToolTip(_("Los cuadros de esta página, en un libro de Excel"))
        self.export_button.clicked.connect(self.export)
        head.addWidget(self.export_button)
        self.print_button = QPushButton(_("Informe del centro"))
        self.print_button.setProperty("role", "main")
        self.print_button.clicked.connect(
            lambda: self._context.way.print("centre-report", period=self.period.period)
        )
        head.addWidget(self.print_button)
        column.addLayout(head)
        column.addWidget(self.period)
        column.addLayout(self._ways())
        self.empty = EmptyState(
            _("Todavía no hay talleres"),
            _("Cargue o importe la lista de talleres: aquí se cuenta lo que se hizo con ellos."),
            _("Ir a Talleres"),
        )
        self.empty.chosen.connect(lambda: self._context.way.go("workshops"))
        self.nothing = EmptyState(
            _("En este período no hay nada anotado"),
            _(
                "Elija arriba otro período. Se cuentan las visitas y llamadas, los diagnósticos terminados, los cursos con asistencia, las consultas, las acciones cumplidas y los hitos."
            ),
        )
        self.body = PageStack()
        for page in (self._area, self.empty, self.nothing):
            self.body.addWidget(page)
        column.addWidget(self.body, 1)

    def _ways(self) -> FlowLayout:
        """What lets one look closer; in two lines where there is no room."""
        flow = FlowLayout(spacing=8)
        for text, page in (
            (_("Pilotos"), "pilots"),
            (_("Horas y alcance"), "hours"),
            (_("Segundas opiniones"), "agreement"),
            (_("Estudio de las preguntas"), "study"),
            (_("Períodos informados"), "data"),
            (_("Datos anónimos"), "anonymous"),
            (_("Otro seguro social"), "scheme"),
        ):
            button = QPushButton(text)
            button.clicked.connect(lambda _on=False, page=page: self._go(page))
            flow.addWidget(button)
        return flow

    def _go(self, page: str) -> None:
        self._context.way.go(page, period=self.period.period if page == "hours" else None)

    def export(self) -> None:
        """Ask where, and write the tables of the period as one workbook."""
        if self.read is None:
            return
        from ui.lists.exporting import ask_target

        report = self.read.report
        title = _("Informe del centro {first} a {last}").format(first=report.period[0], last=report.period[1])
        target = ask_target(self._context, self, title, ".xlsx")
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the tables of what is shown."""
        from app.evaluation.centre_sheets import centre_sheets
        from ui.lists.exporting import save_list

        if self.read is not None:
            report = self.read.report
            save_list(self._context, lambda: centre_sheets(report), target)

    def _read(self, reader: Reader, period: Period) -> Read:
        from app.evaluation.centre_queries import read_centre_report
        from reports.centre_report import change_bars
        from reports.kit.charts import draw_bars

        report, roles = read_centre_report(reader, period), self._context.theme.roles
        return Read(report, draw_bars(change_bars(report.changes), roles, BARS_WIDTH))

    # --- showing ---

    def _show(self, read: Read) -> None:
        from ui.evaluation.cards import (
            breakdown_card,
            changes_card,
            courses_card,
            figures_card,
            ladder_card,
            milestones_card,
            topics_card,
            verdicts_card,
        )

        report = read.report
        self.read = read
        self._state.setText(_("Este período ya se informó.") if report.locked else "")
        nothing = self.empty if not report.activity.profiles else self.nothing
        self.body.setCurrentWidget(nothing if report.empty else self._area)
        self.export_button.setEnabled(not report.empty)
        self._area.clear()
        self._area.add_whole(figures_card(report, self._context.theme))
        left, right = self._area.add_pair()
        left.addWidget(changes_card(report, read.bars))
        left.addWidget(milestones_card(report))
        left.addWidget(courses_card(report))
        left.addWidget(topics_card(report))
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
