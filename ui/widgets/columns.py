"""Pages in two columns that become one where the window is narrow or the text large."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

SPACING = 14
NARROW = 860  # pixels at text scale 1


def clear_column(column: QLayout) -> None:
    """Take every widget out of a layout that is filled again, those of the layouts within it too."""
    while item := column.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif within := item.layout():
            clear_column(within)


def tab_before(anchor: QWidget, rows: Iterable[QWidget]) -> None:
    """Tab goes through rows that were made anew before it comes to `anchor`, as one reads them.

    What is made later stands last in Qt's chain, behind all of the page.
    """
    before = anchor.previousInFocusChain()
    while before is not None and before is not anchor and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()  # behind a frame Qt would put it after all that is in it
    if before is not None:
        tab_after(before, rows)


def tab_after(anchor: QWidget, rows: Iterable[QWidget]) -> None:
    """The same of rows that stand behind `anchor`."""
    for row in rows:
        QWidget.setTabOrder(anchor, row)
        anchor = row


class _Pair(NamedTuple):
    row: QBoxLayout
    stretches: tuple[int, int]
    sides: tuple[QVBoxLayout, QVBoxLayout]


class ColumnsArea(QScrollArea):
    """Scrolls up and down only. Rows are added with `add_pair` and `add_whole`."""

    # of one that Python's collector has emptied, and that Qt still tells of what happens in it
    _narrow = 0.0
    _pairs: Sequence[_Pair] = ()
    _top = 0

    def __init__(self, scale: float, *, top: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = NARROW * scale
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._top = top
        self.column = QVBoxLayout()
        self.clear()

    def clear(self) -> None:
        """Begin again with an empty page.

        What comes into one that is in sight is drawn once it has its room: for a moment it stood there crushed.
        """
        body = QWidget()
        body.setUpdatesEnabled(not self.isVisible())
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, self._top, 2, 0)
        self.column.setSpacing(SPACING)
        self._pairs = ()
        self.setWidget(body)

    def add_pair(
        self, left_stretch: int = 1, right_stretch: int = 1, *, fill: bool = False
    ) -> tuple[QVBoxLayout, QVBoxLayout]:
        """A left and a right column; `fill` lets them take the height that is left."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(SPACING)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(SPACING)
            row.addLayout(side)
        pair = _Pair(row, (left_stretch, right_stretch), (left, right))
        self._pairs = (*self._pairs, pair)
        self.column.addLayout(row, 1 if fill else 0)
        self._turn(pair)
        return left, right

    def add_whole(self, widget: QWidget) -> None:
        """A widget over the whole width."""
        self.column.addWidget(widget)

    def show_top(self, part: QWidget) -> None:
        """Scroll so that a part begins at the top, as far as the page is long."""
        body = self.widget()
        assert body is not None
        top = part.mapTo(body, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(0, top - SPACING))

    def _turn(self, pair: _Pair) -> None:
        room = self.viewport().width()
        narrow = (
            room < self._narrow or sum(side.minimumSize().width() for side in pair.sides) + SPACING > room
        )
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        stretches = (0, 0) if narrow else pair.stretches
        if (pair.row.direction(), pair.row.stretch(0), pair.row.stretch(1)) != (way, *stretches):
            pair.row.setDirection(way)
            for place in (0, 1):
                pair.row.setStretch(place, stretches[place])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            for pair in self._pairs:  # what came in may need more room than two columns have
                self._turn(pair)
            done = super().eventFilter(watched, event)
            self._draw_again()
            return done
        return super().eventFilter(watched, event)

    def _draw_again(self) -> None:
        """Once what came in is shown, or where nothing came."""
        body = self.widget()
        column = body.layout() if body is not None else None
        if body is not None and column is not None and not body.updatesEnabled():
            body.setUpdatesEnabled(body.minimumSizeHint().height() > self._top or not column.count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        for pair in self._pairs:
            self._turn(pair)
        super().resizeEvent(event)
