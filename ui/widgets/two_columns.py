"""Two columns: the left fills the height, the right scrolls; one under the other when narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Theme

WIDE_FROM = 980
SHARES = (48, 52)
LEAST_HEIGHT = 520


class TwoColumns(QScrollArea):
    """Takes the widgets of both sides; the last one on the left takes the room that is left."""

    def __init__(
        self,
        theme: Theme,
        left: list[QWidget],
        right: list[QWidget],
        shares: tuple[int, int] = SHARES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares = shares
        _prepare(self)
        inside = QWidget()
        self.setWidget(inside)  # before anything is in it, so that all is put into another once
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        first, inner = QVBoxLayout(), QWidget()
        self._row.addLayout(first)
        self._right = UprightArea()
        _prepare(self._right)
        self._row.addWidget(self._right)
        self._right.setWidget(inner)
        second = QVBoxLayout(inner)
        second.setContentsMargins(0, 0, 6, 0)
        for column, widgets in ((first, left), (second, right)):
            column.setSpacing(12)
            for widget in widgets:
                column.addWidget(widget)
        first.setStretchFactor(left[-1], 1)
        second.addStretch()

    def show_widget(self, widget: QWidget) -> None:
        """Bring a widget of the right column into sight."""
        self._right.ensureWidgetVisible(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.pixels(WIDE_FROM)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._right.setMinimumHeight(self._theme.pixels(LEAST_HEIGHT) if narrow else 0)
        for index, share in enumerate(self._shares):
            self._row.setStretch(index, 0 if narrow else share)


class UprightArea(QScrollArea):
    """Scrolls up and down alone: it is never narrower than what is in it."""

    def minimumSizeHint(self) -> QSize:
        size, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return size
        bar = self.verticalScrollBar().sizeHint().width()
        return size.expandedTo(QSize(inside.minimumSizeHint().width() + bar, 0))


def _prepare(area: QScrollArea) -> None:
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
