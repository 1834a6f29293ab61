"""The changes as a list under their days: two lines each, told in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.history.records import ChangeLine
from app.history.words import capital, say_clock, say_day
from app.i18n import _
from ui.context import Context
from ui.widgets.list_model import Index, ListModel, ShownColumn
from ui.widgets.list_table import ListTable

ROW, HEADING = 48, 34
SECOND = Qt.ItemDataRole.UserRole + 1
WHAT = 3  # the column that says what was changed
SMALL = 0.87  # of the size of the text above it
PAD = 8


@dataclass(frozen=True, slots=True)
class DayHeading:
    """The day that the changes below it were made on."""

    text: str
    id: int = 0


Line = ChangeLine | DayHeading


def under_days(changes: Sequence[ChangeLine], today: date) -> list[Line]:
    """The changes with a heading before the first of each day."""
    lines: list[Line] = []
    last = None
    for one in changes:
        day = datetime.fromtimestamp(one.author.at_ms / 1000).date()
        if day != last:
            lines.append(DayHeading(capital(say_day(day, today))))
            last = day
        lines.append(one)
    return lines


def _columns() -> tuple[ShownColumn, ...]:
    return (
        ShownColumn("", lambda one: say_clock(one.author.at_ms), width=60),
        ShownColumn(_("Quién"), lambda one: one.author.who, width=132, leaves=1),
        ShownColumn(_("Taller"), lambda one: one.workshop or "—", width=140, leaves=2),
        ShownColumn(_("Qué"), lambda one: one.what, least=168, lines=2),
        ShownColumn(_("Antes"), lambda one: one.before or "—", width=126, leaves=3),
        ShownColumn(_("Después"), lambda one: one.after, width=130, strong=True),
    )


class ChangesModel(ListModel):
    """A line is a change, or the heading of a day, which nobody can choose."""

    def __init__(self) -> None:
        super().__init__(_columns())
        self.pointed = 0  # the change that the cursor is on: its line offers the history of its field

    @property
    def measured(self) -> Sequence[Any]:
        return [line for line in super().measured if not isinstance(line, DayHeading)]

    def is_heading(self, row: int) -> bool:
        """Whether a row is the heading of a day."""
        return isinstance(self.line(row), DayHeading)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if isinstance(line, DayHeading):
            if role == Qt.ItemDataRole.FontRole:
                return self._bold
            return line.text if role == Qt.ItemDataRole.DisplayRole and not index.column() else None
        if role == SECOND and index.column() == WHAT:
            return _("toda su historia") if line.field is not None and line.id == self.pointed else ""
        if role == SECOND:
            return line.author.computer if index.column() == 1 else ""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == WHAT:
            return f"{line.what}: {line.before or '—'} → {line.after}"
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class TwoLines(QStyledItemDelegate):
    """What was done may take two lines; whose computer it was stands small under the name."""

    def __init__(self, context: Context, parent: ListTable) -> None:
        super().__init__(parent)
        self._context = context

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        text, second = shown.text, index.data(SECOND) or ""
        shown.text = ""
        shown.state &= ~QStyle.StateFlag.State_HasFocus
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        painter.save()
        theme = self._context.theme
        ink = "strong_soft" if heading and "strong_soft" in theme.roles else "text"
        painter.setPen(theme.colour(ink))
        painter.setFont(shown.font)
        space = shown.rect.adjusted(PAD, 4, -PAD, -4)
        if heading:
            painter.drawText(space, int(Qt.AlignmentFlag.AlignBottom), text)
        else:
            self._draw(painter, space, shown.font, text, second, link=index.column() == WHAT)
        painter.restore()

    def _draw(
        self, painter: QPainter, space: QRect, font: QFont, text: str, second: str, *, link: bool
    ) -> None:
        metrics = QFontMetrics(font)
        lines = _two_lines(text, metrics, space.width())
        if second:
            lines = [metrics.elidedText(text, Qt.TextElideMode.ElideRight, space.width())]
        height = metrics.height()
        top = space.top() if second or len(lines) > 1 else space.center().y() - height // 2
        for number, line in enumerate(lines):
            at = QRect(space.left(), top + number * height, space.width(), height)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), line)
        if second:
            small = QFont(font)
            small.setPointSizeF(font.pointSizeF() * SMALL) if font.pointSizeF() > 0 else (
                small.setPixelSize(round(font.pixelSize() * SMALL))
            )
            small.setUnderline(link)
            painter.setFont(small)
            painter.setPen(self._context.theme.colour("link" if link else "text_soft"))
            at = QRect(space.left(), top + height, space.width(), height)
            cut = QFontMetrics(small).elidedText(second, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), cut)


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text in at most two lines; what does not fit is cut in the second."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    first = ""
    words = text.split(" ")
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    cut = Qt.TextElideMode.ElideRight
    if not first:  # one word that is longer than a line
        return [metrics.elidedText(text, cut, width)]
    return [first, metrics.elidedText(" ".join(words), cut, width)]


class ChangesTable(ListTable):
    """The list; `more_wanted` when a person comes near its end, `history_wanted` of the chosen field."""

    more_wanted = Signal()
    history_wanted = Signal(object)  # ChangeLine

    def __init__(self, context: Context) -> None:
        self.changes = ChangesModel()
        super().__init__(self.changes, _("Cambios, el último primero"), context.theme.scale)
        self._context, self._on_link = context, False
        self.setSelectionMode(self.SelectionMode.SingleSelection)
        self.setItemDelegate(TwoLines(context, self))
        self.verticalScrollBar().valueChanged.connect(self._look_for_the_end)
        self.chosen_changed.connect(self._offer_history)

    def _break_lines(self, needed: bool) -> None:
        """Every line has the room for two, and the headings of days have their own."""

    def show_changes(self, changes: Sequence[ChangeLine]) -> None:
        """Other changes; the chosen one stays chosen."""
        chosen = self.current.id if isinstance(self.current, ChangeLine) else None
        at = self.verticalScrollBar().value()
        self.clearSpans()
        self.changes.show_rows(under_days(changes, date.today()))
        pixels = self._context.theme.pixels
        for row in range(self.changes.rowCount()):
            heading = self.changes.is_heading(row)
            self.setRowHeight(row, pixels(HEADING if heading else ROW))
            if heading:
                self.setSpan(row, 0, 1, self.changes.columnCount())
        if chosen is not None:
            self.choose([chosen])
        self.verticalScrollBar().setValue(at)

    def point_at_first(self) -> None:
        """Put the cursor on the newest change."""
        if self.changes.rowCount() > 1:
            self.point_at(1)

    def _offer_history(self) -> None:
        one = self.current
        self.changes.pointed = one.id if isinstance(one, ChangeLine) else 0
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_link = self._is_link(event)  # before the click chooses another line
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._on_link and self._is_link(event):
            self.history_wanted.emit(self.current)

    def _is_link(self, event: QMouseEvent) -> bool:
        """Whether «toda su historia» is there, in the lower half of what was changed."""
        at = self.indexAt(event.position().toPoint())
        shown = at.isValid() and at.column() == WHAT and bool(self.changes.data(at, SECOND))
        lower = event.position().y() > self.visualRect(at).center().y()
        return shown and lower and event.button() == Qt.MouseButton.LeftButton

    def _look_for_the_end(self, value: int) -> None:
        if value and value >= self.verticalScrollBar().maximum():
            self.more_wanted.emit()
