"""How a workshop is going: what was counted in a period, each measure as a series with its limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.counts.indicators import defects_by_kind, stoppages_per_day
from app.counts.measures import MEASURES, DaySeries, Measure, make_series, say_measure
from app.counts.queries import count_days, last_day, list_days
from app.counts.records import WorkDay
from app.counts.vocabulary import cause_name, defect_name
from app.i18n import _, format_day, format_number, ngettext
from app.progress import Progress
from app.storage.records import Reader
from ui.context import Context
from ui.live import Live
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.empty import EmptyState
from ui.widgets.pdf_picture import PdfPicture
from ui.widgets.toggles import Toggles

CHART_WIDTH, CHART_HEIGHT = 640.0, 190.0
MOST_KINDS = 5
ALL = 0


@dataclass(frozen=True, slots=True)
class CountedDays:
    """The days of a period, whether there are others, and the last that was counted."""

    days: tuple[WorkDay, ...]
    ever: int
    last: str | None


def read_counted(reader: Reader, workshop_id: int, back: int) -> CountedDays:
    """The counted days of the `back` days up to the last one that was counted; all of them at 0."""
    last = last_day(reader, workshop_id)
    since = "0001-01-01"
    if last is not None and back != ALL:
        since = (date.fromisoformat(last) - timedelta(days=back - 1)).isoformat()
    days = list_days(reader, workshop_id, since=since)
    return CountedDays(tuple(days), count_days(reader, workshop_id), last)


class SeriesPart(QWidget):
    """The numbers of the period as choices; the chosen one as a chart, and what it tells in words."""

    entry_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workshop = 0
        self._found: CountedDays | None = None
        self.series: DaySeries | None = None
        self.period = ChoiceField(
            [
                (_("Último año"), 365),
                (_("Últimos tres meses"), 92),
                (_("Últimos 30 días"), 30),
                (_("Todo lo contado"), ALL),
            ]
        )
        self.period.setAccessibleName(_("Período"))
        self.period.setMinimumContentsLength(18)
        self.team = ChoiceField([(_("Todo el taller"), None)])
        self.team.setAccessibleName(_("Equipo"))
        self.team.setMinimumContentsLength(18)
        self.measures = Toggles(_("Qué se sigue"), single=True)
        self.about = label("", "soft", wrap=True)
        self.picture = PdfPicture(largest=1.6 * context.theme.scale)
        self.said = QVBoxLayout()
        self.area = ColumnsArea(context.theme.scale)
        self.empty = EmptyState(
            _("Todavía no se contó ningún día"),
            _(
                "Imprima la hoja de conteo y déjela en el taller. A la semana se carga acá en cinco "
                "minutos, y desde el sexto día se ve qué es lo de siempre y qué es un cambio."
            ),
            _("Cargar la semana"),
        )
        self._lay_out()
        self._live = Live(
            self,
            context,
            read_counted,
            self._show,
            here=True,
            asks=lambda: (self._workshop, self.period.value) if self._workshop else None,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.addWidget(self.period)
        row.addWidget(self.team)
        row.addWidget(self.about, 1)
        self.area.column.addLayout(row)
        self.area.add_whole(self.measures)
        self.chart = Card(_("Día por día"), " ")
        self.chart.body.addWidget(self.picture)
        self.said.setSpacing(2)
        self.chart.body.addLayout(self.said)
        self.hint = label("", "small", wrap=True)
        self.chart.body.addWidget(self.hint)
        self.area.add_whole(self.chart)
        left, right = self.area.add_pair()
        self.defects, self.stops = Card(_("Defectos por tipo"), " "), Card(_("Paradas por causa"), " ")
        left.addWidget(self.defects)
        left.addStretch()
        right.addWidget(self.stops)
        right.addStretch()
        self._rows = {card: QVBoxLayout() for card in (self.defects, self.stops)}
        for card, rows in self._rows.items():
            rows.setSpacing(2)
            card.body.addLayout(rows)
        self.area.column.addStretch()
        self.empty.chosen.connect(self.entry_wanted)
        self.period.saved.connect(lambda _days: self._live.again())
        self.team.saved.connect(lambda _team: self._fill())
        self.measures.saved.connect(lambda _code: self._draw())

    def show_workshop(self, workshop_id: int) -> None:
        """What was counted in this workshop."""
        self._workshop = workshop_id
        self._live.again()

    def _show(self, found: CountedDays) -> None:
        self._found = found
        self.empty.setVisible(not found.ever)
        self.area.setVisible(bool(found.ever))
        teams = sorted({day.team for day in found.days if day.team})
        wanted = self.team.value
        self.team.show_choices([(_("Todo el taller"), None), *((team, team) for team in teams)])
        self.team.show_value(wanted if wanted in teams else None)
        self.team.setVisible(len(teams) > 1)
        if found.ever:
            self._fill()

    @property
    def _days(self) -> Sequence[WorkDay]:
        assert self._found is not None
        team = self.team.value
        return [day for day in self._found.days if team is None or day.team == team]

    def _fill(self) -> None:
        days = self._days
        dates = sorted({day.worked_on for day in days})
        self.about.setText(_say_days(dates))
        self.measures.show_choices(
            [(f"{_(one.title)}\n{say_measure(one, _over_all(one, days))}", one.code) for one in MEASURES]
        )
        if self.measures.value is None:
            self.measures.show_value(MEASURES[0].code)
        self._fill_rows(days)
        self._draw()

    def _fill_rows(self, days: Sequence[WorkDay]) -> None:
        found = defects_by_kind(days)
        total = sum(found.values())
        defects = [(defect_name(kind), format_number(count)) for kind, count in found.items()]
        self._list(self.defects, defects, _("En estos días no se anotaron defectos."))
        self.defects.remark.setText(
            ngettext("{count} defecto", "{count} defectos", total).format(count=format_number(total))
            if total
            else ""
        )
        lost = stoppages_per_day(list(days))
        stops = [
            (cause_name(cause), _("{count} min por día").format(count=format_number(round(minutes))))
            for cause, minutes in lost.items()
        ]
        self._list(self.stops, stops, _("En estos días no se anotaron paradas."))
        self.stops.remark.setText(_("minutos de una persona") if stops else "")

    def _list(self, card: Card, rows: Sequence[tuple[str, str]], nothing: str) -> None:
        column = self._rows[card]
        clear_column(column)
        for title, number in rows[:MOST_KINDS]:
            held = QWidget()
            row = QHBoxLayout(held)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(title, wrap=True), 1)
            row.addWidget(label(number, "strong"))
            column.addWidget(held)
        if not rows:
            column.addWidget(label(nothing, "soft", wrap=True))

    def _draw(self) -> None:
        measure = next(one for one in MEASURES if one.code == self.measures.value)
        series = make_series(self._days, measure)
        self.series = series
        self.hint.setText(_(measure.hint))
        clear_column(self.said)
        for sentence in series.said:
            self.said.addWidget(label(sentence, wrap=True))
        self.picture.setVisible(any(value is not None for value in series.values))
        roles = self._context.theme.roles

        def draw(_progress: Progress) -> bytes:
            from reports.counts_series import draw_day_series

            return draw_day_series(series, roles, CHART_WIDTH, CHART_HEIGHT)

        def show(content: bytes) -> None:
            if self.series is series:
                self.picture.show_pdf(content, f"{_(measure.title)}. {' '.join(series.said)}")

        self._context.jobs.start(_("Dibujar la serie"), draw, done=show)


def _over_all(measure: Measure, days: Sequence[WorkDay]) -> float | None:
    """The number of the period: of all days together, or of a usual day where they would add up."""
    if measure.code == "stopped":  # as its causes below and the card of the floor share it out
        return sum(stoppages_per_day(days).values()) or None
    if measure.code not in ("pieces", "wip"):
        return measure.reckon(days)
    series = make_series(days, measure)
    known = [value for value in series.values if value is not None]
    return sum(known) / len(known) if known else None


def _say_days(dates: Sequence[str]) -> str:
    if not dates:
        return _("En este período no se contó ningún día.")
    count = ngettext("{count} día contado", "{count} días contados", len(dates)).format(count=len(dates))
    return _("{count}, del {first} al {last}").format(
        count=count, first=format_day(dates[0]), last=format_day(dates[-1])
    )
