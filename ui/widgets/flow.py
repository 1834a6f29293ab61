"""A row of small parts that goes on in the next line when the window is narrow."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from ui.widgets.columns import clear_column


class FlowLayout(QLayout):
    """Lays its items from left to right, breaking lines like text; `middle`: each in the middle of its line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8, *, middle: bool = False) -> None:
        super().__init__(parent)
        self._middle = middle
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # by width: Qt asks some ten times for each layout
        self._laid: QRect | None = None  # where its items stand now
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        self._laid = None
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if rect != self._laid:
            self._lay(rect, move=True)
            self._laid = QRect(rect)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._shown()]
        width = sum(widths) + self.spacing() * max(0, len(widths) - 1)
        return QSize(width, max((i.sizeHint().height() for i in self._shown()), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.sizeHint())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            size = item.sizeHint()
            size.setHeight(_height(item, size.width()))
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                self._place(line, tallest, move=move)
                x, y, tallest, line = rect.x(), y + tallest + self.spacing(), 0, []
            line.append((item, QRect(x, y, size.width(), size.height())))
            x += size.width() + self.spacing()
            tallest = max(tallest, size.height())
        self._place(line, tallest, move=move)
        return y + tallest - rect.y()

    def _place(self, line: list[tuple[QLayoutItem, QRect]], tallest: int, *, move: bool) -> None:
        for item, place in line if move else ():
            down = (tallest - place.height()) // 2 if self._middle else 0
            item.setGeometry(place.translated(0, down))


WORDS = 0.42  # of a row is for words that wrap, before what stands beside them goes below
_ANY = Qt.AlignmentFlag(0)


class _Part(NamedTuple):
    """What a row knows of an item until one of them changes: Qt answers each question slowly."""

    item: QLayoutItem
    stretch: int
    gap: bool
    hint: QSize
    least: QSize
    most: int
    down: float
    wraps: bool


class _Placed(NamedTuple):
    """A part in a line, and the width that it gets."""

    part: _Part
    width: int


Line = list[_Placed]


class WrapRow(FlowLayout):
    """One line where there is room; else what stands behind its stretch goes on below, together.

    As in a box, what is added with a stretch takes the room that is left.
    """

    _parts: list[_Part] | None = None  # what is in it, as known now

    def __init__(self, spacing: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing)
        self._stretch: list[int] = []

    def addItem(self, item: QLayoutItem) -> None:
        super().addItem(item)
        self._stretch.append(0)

    def takeAt(self, index: int) -> QLayoutItem | None:
        if 0 <= index < len(self._stretch):
            self._stretch.pop(index)
        return super().takeAt(index)

    def addWidget(self, widget: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag = _ANY) -> None:
        """As in a box; the alignment says where it stands in the height of its line."""
        super().addWidget(widget)
        self._items[-1].setAlignment(alignment)
        self._stretch[-1] = stretch

    def addLayout(self, layout: QLayout, stretch: int = 0) -> None:
        """As in a box; a layout inside one that Python made would outlive it, so a widget holds it."""
        held = QWidget()
        layout.setContentsMargins(0, 0, 0, 0)
        held.setLayout(layout)
        self.addWidget(held, stretch)

    def addStretch(self) -> None:
        """Empty room: what follows stands at the right, or below."""
        self.addWidget(_Gap(), 1)

    def invalidate(self) -> None:
        self._parts = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        hints = [part.hint for part in self._known()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for part in self._known():
            size = size.expandedTo(part.least)
        return size

    def _known(self) -> list[_Part]:
        if self._parts is None:
            both = zip(self._items, self._stretch, strict=True)
            self._parts = [_part(item, stretch) for item, stretch in both if not item.isEmpty()]
        return self._parts

    def _lay(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        spacing = self.spacing()
        for line in self._lines(rect.width()):
            heights = [_part_height(part, width) for part, width in line]
            tallest, x = max(heights, default=0), rect.x()
            for (part, width), height in zip(line, heights, strict=True):
                if move:
                    down = int((tallest - height) * part.down)
                    part.item.setGeometry(QRect(x, y + down, width, height))
                x += width + (0 if part.gap else spacing)
            y += tallest + spacing
        return max(0, y - spacing - rect.y())

    def _lines(self, room: int) -> list[Line]:
        """What stands in each line, with its width."""
        parts = self._known()
        grows = [bool(part.stretch) for part in parts]
        whole = [_Placed(part, _least(part, room)) for part in parts]
        if self._length(whole) <= room:
            lines = [whole]
        else:
            behind = grows.index(True) + 1 if True in grows else 0
            lines = self._broken(whole[:behind], room) + self._broken(whole[behind:], room)
        return [self._filled(line, room) for line in lines]

    def _length(self, line: Line) -> int:
        real = [width for part, width in line if not part.gap]
        return sum(real) + self.spacing() * max(0, len(real) - 1)

    def _broken(self, items: Line, room: int) -> list[Line]:
        lines: list[Line] = []
        for pair in items:
            if lines and self._length([*lines[-1], pair]) <= room:
                lines[-1].append(pair)
            else:
                lines.append([pair])
        return lines

    def _filled(self, line: Line, room: int) -> Line:
        """Share out what the line has left among those that take it; what may be no wider leaves it to the others."""
        widths, parts = [width for _part, width in line], [part for part, _width in line]
        takers = {place for place, part in enumerate(parts) if part.stretch}
        left = max(0, room - self._length(line))
        while takers:
            total = sum(parts[place].stretch for place in takers)
            wider = {place: widths[place] + left * parts[place].stretch // total for place in takers}
            full = {place for place in takers if wider[place] >= parts[place].most}
            for place in full or takers:
                now = min(wider[place], parts[place].most)
                left -= now - widths[place]
                widths[place] = now
            takers = takers - full if full else set()
        return [_Placed(part, width) for part, width in zip(parts, widths, strict=True)]


class _Gap(QWidget):
    """Empty room that a row has left over."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _part(item: QLayoutItem, stretch: int) -> _Part:
    hint, gap = item.sizeHint(), isinstance(item.widget(), _Gap)
    most, wraps = item.maximumSize().width(), item.hasHeightForWidth()
    return _Part(item, stretch, gap, hint, item.minimumSize(), most, _down(item.alignment()), wraps)


def _least(part: _Part, room: int) -> int:
    wanted = part.hint.width()
    if part.stretch:
        wanted = min(wanted, round(room * WORDS))
    return min(max(wanted, part.least.width()), room)


def _part_height(part: _Part, width: int) -> int:
    return part.item.heightForWidth(width) if part.wraps else part.hint.height()


def _down(alignment: Qt.AlignmentFlag) -> float:
    """Which share of the height that its line has left stands above: half, unless it says where."""
    if alignment & Qt.AlignmentFlag.AlignTop:
        return 0.0
    return 1.0 if alignment & Qt.AlignmentFlag.AlignBottom else 0.5


class FlowRow(QWidget):
    """A widget whose children flow."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, middle: bool = False) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing, middle=middle)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._flow.addWidget(widget)

    def clear(self) -> None:
        """Take every widget out."""
        clear_column(self._flow)
