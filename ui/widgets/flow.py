"""A row of small parts that goes on in the next line when the window is narrow."""

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
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

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
