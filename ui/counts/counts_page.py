"""Conteo: what a workshop counts day by day, keyed in from its sheet, and what it says."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from app.i18n import _
from app.place import Place
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from reports.paper import Paper
from ui.context import Context
from ui.counts.promises_part import PromisesPart
from ui.counts.series_part import SeriesPart
from ui.counts.tally_week import TallyWeek
from ui.live import Live
from ui.page import Page
from ui.widgets.columns import ColumnsArea
from ui.widgets.toggles import Toggles

SERIES, WEEK, PROMISES = "series", "week", "promises"


class CountsPage(Page):
    """Three parts: how it goes, the week to key in, and what was promised."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._workshop: int | None = None
        self.series = SeriesPart(context)
        self.week = TallyWeek(context)
        self.promises = PromisesPart(context)
        self._parts: dict[str, SeriesPart | TallyWeek | PromisesPart] = {
            SERIES: self.series,
            WEEK: self.week,
            PROMISES: self.promises,
        }
        self.parts = Toggles(
            _("Parte"),
            [(_("Cómo va"), SERIES), (_("Cargar la semana"), WEEK), (_("Entregas"), PROMISES)],
            single=True,
        )
        self.back = QPushButton(_("← Taller"))
        self.bring = QPushButton(_("Traer de Excel…"))
        self.sheet = QPushButton(_("Imprimir la hoja de conteo"))
        self._lay_out()
        self._live = Live(self, context, read_workshop, self._show, here=True, asks=self._asks)

    def _lay_out(self) -> None:
        column = self.lay_out()
        for button in (self.back, self.bring, self.sheet):
            button.setAccessibleName(button.text().strip("←… "))
        column.addLayout(self.make_head(_("Conteo"), self.back, self.bring, self.sheet))
        row = QHBoxLayout()
        row.addWidget(self.parts)
        column.addLayout(row)
        self.stack = QStackedWidget()
        self._week_area = ColumnsArea(self.context.theme.scale)
        self._week_area.column.addWidget(self.week, 1)
        self._week_area.verticalScrollBar().rangeChanged.connect(self._show_sheet)
        for part in (self.series, self._week_area, self.promises):
            self.stack.addWidget(part)
        column.addWidget(self.stack, 1)
        self.parts.saved.connect(lambda part: self._go_to(str(part)))
        self.series.entry_wanted.connect(lambda: self._go_to(WEEK))
        self.back.clicked.connect(self._leave)
        self.bring.clicked.connect(lambda: self.context.way.go("import-counts", self._workshop))
        self.sheet.clicked.connect(lambda: self.context.way.print_paper(self.paper or Paper("tally-sheet")))

    @property
    def workshop_id(self) -> int | None:
        return self._workshop

    @property
    def paper(self) -> Paper | None:
        """Ctrl+P prints the sheet to count on."""
        return None if self._workshop is None else Paper("tally-sheet", (self._workshop,))

    def show_place(self, place: Place) -> None:
        self._workshop = int(place.of) if place.of is not None else None
        self._live.again()
        if self._workshop is None:
            return
        self.bring.setEnabled(not self.context.store.read_only)
        self._go_to(place.part or SERIES, day=place.period[0] if place.period else None)

    def _asks(self) -> tuple[int] | None:
        return None if self._workshop is None else (self._workshop,)

    def _show(self, workshop: Workshop) -> None:
        self.about.setText(f"{workshop.name} · {workshop.code}")

    def _go_to(self, part: str, day: str | None = None) -> None:
        assert self._workshop is not None
        self.parts.show_value(part)
        shown = self._parts[part]
        self.stack.setCurrentWidget(self._week_area if shown is self.week else shown)
        if isinstance(shown, TallyWeek):
            shown.show_week(self._workshop, day)
            self.first = shown.sheet
            self.first.setFocus()
            self._show_sheet(0, self._week_area.verticalScrollBar().maximum())
        else:
            shown.show_workshop(self._workshop)
            self.first = self.parts

    def _show_sheet(self, _least: int, most: int) -> None:
        """A screen that is too low for all of it shows what is typed in."""
        if most and self.window().focusWidget() in (self, self.week.sheet):
            self._week_area.show_top(self.week.sheet)

    def _leave(self) -> None:
        self.context.way.go("workshop", self._workshop, part="production")
