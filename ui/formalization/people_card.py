"""The people of the account: a sheet to fill in, and how to begin with those of the record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from app.formalization.account_records import PayLine
from app.i18n import _, ngettext
from ui.context import Context
from ui.formalization.pay_model import PayModel
from ui.widgets.card import Card
from ui.widgets.column_widths import Wish, share_room
from ui.widgets.flow import FlowRow
from ui.widgets.hint_line import HintLine
from ui.widgets.sheet import Sheet

ROW, TWO_LINES, HEADER = 36, 50, 58  # pixels at text scale 1
WIDTHS = {
    "name": 150, "count": 56, "kind": 140, "pay": 104, "pay_period": 90, "hours_week": 70,
    "days_month": 58, "pieces_month": 74, "months_year": 66, "years_worked": 58, "children": 58,
    "under_18": 70, "in_ips": 66,
}  # fmt: skip

HEAD_ROOM, CELL_ROOM = 16, 28  # pixels beside words
TIGHT_HEAD, TIGHT_CELL = 8, 16  # the same where the sheet would not fit: the theme's `tight`
LETTERS, SMALL = (15, 16), (13, 13)  # of cells and headings, as the theme has them, and its `small`: pixels
BREAKS = {"name", "kind"}  # whose words then take a second line
BROKEN, LEAST_NAME = 0.6, 96  # of their width; pixels at text scale 1


class PeopleCard(Card):
    """`changed`, `added` and `removed` are told; the page writes them."""

    changed = Signal(object, str, object)
    added = Signal(str, object)
    removed = Signal(object)
    pasted = Signal(object)
    begin_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Quiénes cobran en el taller"), parent=parent)
        self._context = context
        self.model = PayModel(context.theme, locked=context.store.read_only)
        self.sheet = Sheet()
        self.sheet.setModel(self.model)
        self.sheet.remove_text = _("Quitar la fila")
        self.sheet.setAccessibleName(_("Personas de la cuenta"))
        self.sheet.setProperty("role", "sheet-table")
        self.sheet.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.verticalHeader().setDefaultSectionSize(context.theme.pixels(ROW))
        header = self.sheet.horizontalHeader()
        header.setMinimumSectionSize(1)  # the theme's would be more than some headings need
        header.setFixedHeight(context.theme.pixels(HEADER))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.begin = QPushButton(_("Empezar con las personas de la ficha"))
        self.remove = QPushButton(_("Quitar la fila"))
        self.remove.setToolTip(_("Ctrl+Mayús+Supr"))
        self.trouble = HintLine(
            _(
                "Escriba en la última fila para agregar. Tab pasa a la celda de al lado, Enter a la fila de abajo, Supr vacía la celda. Se puede copiar y pegar de Excel."
            )
        )
        row = FlowRow()
        for button in (self.begin, self.remove):
            button.setAccessibleName(button.text())
            row.add(button)
        for part in (self.sheet, self.trouble, row):
            self.body.addWidget(part)
        self.model.changed.connect(self.changed)
        self.model.added.connect(self.added)
        self.model.pasted.connect(self.pasted)
        self.model.refused.connect(self.trouble.say)
        self.sheet.refused.connect(self.trouble.say)
        self.sheet.remove_wanted.connect(self._remove)
        self.remove.clicked.connect(lambda: self._remove(self.sheet.currentIndex().row()))
        self.begin.clicked.connect(self.begin_wanted)

    def show_lines(self, lines: Sequence[PayLine]) -> None:
        """Show what the file says; the cell one is in stays."""
        at = self.sheet.currentIndex()
        place = (at.row(), at.column())
        self.model.show_lines(lines)
        if not self.sheet.currentIndex().isValid() and place[0] >= 0:
            row = min(place[0], self.model.rowCount() - 1)
            self.sheet.setCurrentIndex(self.model.index(row, place[1]))
        people = sum(line.count for line in lines)
        text = ngettext("{count} persona", "{count} personas", people).format(count=people)
        self.remark.setText(text if lines else "")
        locked = self._context.store.read_only
        self.begin.setVisible(not lines and not locked)
        self.remove.setVisible(bool(lines) and not locked)
        self.trouble.setVisible(not locked)
        # at once it would hide the cell that is just being left, and the keyboard with it
        QTimer.singleShot(0, self, self._fit)

    def _remove(self, row: int) -> None:
        if 0 <= row < len(self.model.lines):
            self.removed.emit(self.model.lines[row].id)

    def _fit(self) -> None:
        """Show the columns that some line needs, and every row; the name takes what is left."""
        theme, lines = self._context.theme, self.model.lines
        room = self.sheet.contentsRect().width()
        for place, column in enumerate(self.model.columns):
            used = not lines or any(
                column.matters(one) or getattr(one, column.field) is not None for one in lines
            )
            hidden = not (used and (lines or column.matters(self.model.line(0))))
            if hidden != self.sheet.isColumnHidden(place):
                self.sheet.setColumnHidden(place, hidden)
        for tight, letters in ((False, LETTERS), (True, LETTERS), (True, SMALL)):
            wishes = self._wishes(tight=tight, letters=letters)
            widths = share_room(room, wishes)
            if sum(widths.values()) <= room:
                break
        self._tighten(tight=tight, small=letters == SMALL)
        left = room - sum(widths.values())
        if left < 0:  # it is gone through sideways anyway
            widths = {place: wish.needed for place, wish in wishes.items()}
        for place, width in widths.items():
            self.sheet.setColumnWidth(place, width + (max(0, left) if place == 0 else 0))
        height = theme.pixels(TWO_LINES if tight else ROW)
        self.sheet.verticalHeader().setDefaultSectionSize(height)
        rows = self.model.rowCount() * height + theme.pixels(HEADER) + 4
        bar = self.sheet.horizontalScrollBar().sizeHint().height() if left < 0 else 0
        self.sheet.setFixedHeight(rows + bar)

    def _tighten(self, *, tight: bool, small: bool) -> None:
        """Less room beside the words, and smaller ones; the theme reads it from the sheet."""
        if (bool(self.sheet.property("tight")), bool(self.sheet.property("small"))) == (tight, small):
            return
        self.sheet.setProperty("tight", tight)
        self.sheet.setProperty("small", small)
        for part in (self.sheet, self.sheet.horizontalHeader()):
            part.style().unpolish(part)
            part.style().polish(part)

    def _wishes(self, *, tight: bool, letters: tuple[int, int]) -> dict[int, Wish]:
        """What each shown column wants beside its words."""
        head, cell = (TIGHT_HEAD, TIGHT_CELL) if tight else (HEAD_ROOM, CELL_ROOM)
        wishes = {}
        for place, column in enumerate(self.model.columns):
            if not self.sheet.isColumnHidden(place):
                heading, words = self._words(place, letters, broken=tight and column.field in BREAKS)
                least, needed = heading + head, words + cell
                needed = max(least, needed)
                usual = max(least, self._context.theme.pixels(WIDTHS[column.field]))
                if tight and column.field == "name":
                    usual = least = max(least, min(needed, self._context.theme.pixels(LEAST_NAME)))
                wishes[place] = Wish(usual, least, needed, rest=not place)
        return wishes

    def _words(self, place: int, letters: tuple[int, int], *, broken: bool) -> tuple[int, int]:
        """How wide the heading of a column is, and what stands in it, `broken` in two lines or not."""
        plain, bold = QFont(self.sheet.font()), QFont(self.sheet.horizontalHeader().font())
        for font, size in zip((plain, bold), letters, strict=True):
            font.setPixelSize(self._context.theme.pixels(size))
        wide, rows = QFontMetrics(plain).horizontalAdvance, range(self.model.rowCount())
        bold.setWeight(QFont.Weight.DemiBold)
        heading = str(self.model.headerData(place, Qt.Orientation.Horizontal)).split("\n")
        said = [str(self.model.index(row, place).data() or "") for row in rows]
        needed = max(map(wide, said), default=0)
        if broken:
            words = [word for text in said for word in text.split()]
            needed = max([round(needed * BROKEN), *map(wide, words)])
        return max(map(QFontMetrics(bold).horizontalAdvance, heading)), needed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
