"""Keying in a week of the tally sheet: one number and Enter after the other, kept as it is typed."""

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QWidget

from app.counts.measures import BY_CODE, say_measure
from app.counts.operations import remove_day
from app.counts.tally import Tally, TallyLine, doubtful_cells, read_tally, say_number, write_cell, write_cells
from app.errors import Problem
from app.i18n import _, format_day
from app.registry.names import fold
from ui.context import Context
from ui.counts.week_model import WeekModel, say_day
from ui.live import Live
from ui.widgets.card import Card, label
from ui.widgets.field import TextField
from ui.widgets.hint_line import HintLine
from ui.widgets.sheet import Sheet

NAME_WIDTH, DAY_WIDTH, ROW_HEIGHT = 250, 84, 33
NAME_SHARE = 0.34  # of the sheet, where it is narrow
LEAST_LINES = 7  # one keys blindly what one does not see; the page scrolls before the sheet is shorter


class TallySheet(Sheet):
    """Enter goes down the day, over what is not typed; after its last cell to the next day's first."""

    name_width = NAME_WIDTH

    def _next_row(self) -> None:
        at, model = self.currentIndex(), self.model()
        for column in range(max(at.column(), 0), model.columnCount()):
            first = at.row() + 1 if column == at.column() else 0
            for row in range(first, model.rowCount()):
                found = model.index(row, column)
                if found.flags() & Qt.ItemFlag.ItemIsEditable:
                    self.setCurrentIndex(found)
                    return

    def _row_above(self) -> None:
        at, model = self.currentIndex(), self.model()
        for row in reversed(range(at.row())):
            if (found := model.index(row, at.column())).flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(found)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the names give way, so that the days can be read."""
        super().resizeEvent(event)
        down = self.verticalHeader()
        down.setFixedWidth(min(self.name_width, round(self.width() * NAME_SHARE)))

    def go_to_first(self) -> None:
        """The first cell that is typed in."""
        self.setCurrentIndex(QModelIndex())
        for row in range(self.model().rowCount()):
            if self.model().index(row, 0).flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(self.model().index(row, 0))
                return


class TallyWeek(Card):
    """The week of a day; what each cell refuses is said below it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("La semana"), " ", parent)
        self._context = context
        self._workshop = 0
        self._more: tuple[str, ...] = ()  # garments put on the sheet, of which none is counted yet
        self.day = (date.today() - timedelta(days=1)).isoformat()
        self.model = WeekModel(context.theme)
        self.sheet = self._make_sheet()
        self.trouble = HintLine(
            _("Enter baja al dato siguiente y pasa de un día al otro. = repite el día anterior.")
        )
        self.earlier, self.later = QPushButton(_("‹ Semana anterior")), QPushButton(_("Semana siguiente ›"))
        self.remove = QPushButton(_("Quitar el día"))
        self.garment = TextField()
        self.garment.setPlaceholderText(_("otra prenda"))
        self.garment.setAccessibleName(_("Otra prenda que se hizo"))
        self.add = QPushButton(_("Agregar a la hoja"))
        self._lay_out()
        self._connect()
        self._live = Live(
            self,
            context,
            read_tally,
            self._show,
            here=True,
            asks=lambda: (self._workshop, self.day, self._more) if self._workshop else None,
        )

    def _make_sheet(self) -> TallySheet:
        sheet, pixels = TallySheet(), self._context.theme.pixels
        sheet.setModel(self.model)
        sheet.remove_text = _("Quitar el día")
        sheet.setAccessibleName(_("La semana, día por día"))
        across, down = sheet.horizontalHeader(), sheet.verticalHeader()
        down.show()
        sheet.setProperty("role", "week")
        sheet.name_width = pixels(NAME_WIDTH)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(pixels(ROW_HEIGHT))
        sheet.setMinimumHeight(pixels(ROW_HEIGHT * (LEAST_LINES + 1)))
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(pixels(DAY_WIDTH // 2))
        sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return sheet

    def _lay_out(self) -> None:
        self.remark.setWordWrap(True)
        self.top.setStretchFactor(self.remark, 1)
        self.top.addWidget(self.earlier)
        self.top.addWidget(self.later)
        self.told = label("", "strong")
        above = QHBoxLayout()
        above.addWidget(self.trouble, 1)
        above.addWidget(self.told)
        self.body.addLayout(above)
        self.body.addWidget(self.sheet, 1)
        foot = QHBoxLayout()
        self.garment.setMaximumWidth(self._context.theme.pixels(220))
        for part in (self.garment, self.add):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.remove)
        self.body.addLayout(foot)
        for button in (self.earlier, self.later, self.add, self.remove):
            button.setAccessibleName(button.text().strip("‹› "))

    def _connect(self) -> None:
        self.model.typed.connect(self._write)
        self.model.wrong.connect(self._say_wrong)
        self.model.keep_block = self._write_block
        self.sheet.refused.connect(self._say_refused)
        self.sheet.remove_wanted.connect(lambda _row: self.remove_current())
        self.sheet.selectionModel().currentChanged.connect(lambda *_of: self._follow_cursor())
        self.earlier.clicked.connect(lambda: self._move(-7))
        self.later.clicked.connect(lambda: self._move(7))
        self.remove.clicked.connect(self.remove_current)
        self.add.clicked.connect(self.add_garment)
        self.garment.returnPressed.connect(self.add_garment)

    def show_week(self, workshop_id: int, day: str | None = None) -> None:
        """The week of a day of this workshop; without one, that of yesterday."""
        if workshop_id != self._workshop:
            self._more = ()
            self.day = (date.today() - timedelta(days=1)).isoformat()
        self._workshop, self.day = workshop_id, day or self.day
        self.setEnabled(not self._context.store.read_only)
        self._live.again()

    def _move(self, days: int) -> None:
        self.sheet.flush()
        self.day = (date.fromisoformat(self.day) + timedelta(days=days)).isoformat()
        self._live.again()
        self.sheet.setFocus()

    def _show(self, tally: Tally) -> None:
        before = self.model.tally
        self.model.show_tally(tally)
        first, last = tally.days[0], tally.days[-1]
        self.remark.setText(_("del {first} al {last}").format(first=format_day(first), last=format_day(last)))
        self.later.setEnabled(tally.days[-1] < date.today().isoformat())
        if before is None or before.days != tally.days or not self.sheet.currentIndex().isValid():
            self.sheet.go_to_first()
        self._name_removal()
        self._tell()
        self._say_wrong()

    def _tell(self) -> None:
        """What the week says already, where one sees it while typing."""
        tally = self.model.tally
        days = [tally.written[day] for day in tally.days if day in tally.written] if tally else []
        measures = [(BY_CODE[code], BY_CODE[code].reckon(days)) for code in ("efficiency", "dhu")]
        said = [
            _("{what}: {value}").format(what=_(measure.title), value=say_measure(measure, value))
            for measure, value in measures
            if value is not None
        ]
        self.told.setText(" · ".join(said))

    # --- what is typed ---

    def _write(self, line: TallyLine, day: str, typed: str) -> None:
        tally = self.model.tally
        assert tally is not None
        try:
            write_cell(self._context.store, tally=tally, line=line, day=day, typed=typed)
        except Problem as trouble:
            self.model.refuse(line, day, typed, trouble.sentence)
            return
        self.model.mended(line, day)

    def _write_block(self, cells: list[tuple[TallyLine, str, str]]) -> str:
        tally = self.model.tally
        assert tally is not None
        try:
            write_cells(self._context.store, tally=tally, cells=cells)
        except Problem as trouble:
            return trouble.sentence
        for line, day, _typed in cells:
            self.model.mended(line, day)
        return ""

    def _say_refused(self, why: str) -> None:
        """Why a block was not pasted; else what stands of the cells."""
        if why:
            self.trouble.say(why)
        else:
            self._say_wrong()

    def _follow_cursor(self) -> None:
        self._name_removal()
        self._say_wrong()

    def _say_wrong(self) -> None:
        """Of the cell that one is in, else of what was typed last; else what is hardly meant."""
        why = self.model.trouble_at(self.sheet.currentIndex())
        self.trouble.say(why or self._doubt(), "problem" if why else "warning")

    def _doubt(self) -> str:
        tally = self.model.tally
        for line, day, usual in doubtful_cells(tally) if tally is not None else ():
            return _("¿Seguro? {line}, {day}: dice {number}, y los otros días {usual}.").format(
                line=line.title, day=say_day(day), number=say_number(tally.cell(line, day)) if tally else "",
                usual=say_number(usual),
            )  # fmt: skip
        return ""

    def add_garment(self) -> None:
        """Put another garment on the sheet, and wait in its first cell."""
        what = " ".join(self.garment.text().split())
        if not what:
            self.garment.setFocus()
            return
        self._more = (*self._more, what)
        self.garment.clear()
        self._live.again()
        keys = [fold(row.key) if isinstance(row, TallyLine) else "" for row in self.model.rows]
        column = max(self.sheet.currentIndex().column(), 0)
        self.sheet.setCurrentIndex(self.model.index(keys.index(fold(what)), column))
        self.sheet.setFocus()

    @property
    def current_day(self) -> str | None:
        """The day that the cursor is in, if anything of it is counted."""
        column, tally = self.sheet.currentIndex().column(), self.model.tally
        if tally is None or not 0 <= column < len(self.model.days):
            return None
        day = self.model.days[column]
        return day if day in tally.written else None

    def _name_removal(self) -> None:
        day = self.current_day
        self.remove.setEnabled(day is not None)
        text = _("Quitar el {day}").format(day=format_day(day)) if day else _("Quitar el día")
        self.remove.setText(text)
        self.remove.setAccessibleName(text)

    def remove_current(self) -> None:
        """Take out all of the day that the cursor is in; it can be undone."""
        day = self.current_day
        if day is None:
            return
        said = _("Se quitó lo contado el {day}.").format(day=format_day(day))
        if self._context.do(remove_day, workshop_id=self._workshop, worked_on=day, said=said) is not None:
            self.model.forget(day)
        self.sheet.setFocus()
