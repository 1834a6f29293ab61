"""Pages of which one is seen: only that one says how small the window may be."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabWidget, QWidget

LEAST = QSize(560, 240)  # of the window: below it a page is scrolled sideways too


def least_of(page: QWidget, width: int) -> QSize:
    """The least that a page can do with where it is this wide."""
    least, layout = page.minimumSizeHint(), page.layout()
    if layout is not None and layout.hasHeightForWidth():
        least.setHeight(max(least.height(), layout.minimumHeightForWidth(width)))
    return least


class PageStack(QStackedWidget):
    """Qt's own asks for the room of the largest page, seen or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return least_of(page, self.width()) if page is not None else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # words wrap in other lines

    def hasHeightForWidth(self) -> bool:
        """What is in it scrolls, or does with less than Qt's own would ask of the highest page."""
        return False


class ShownTabs(QTabWidget):
    """The same of tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        least = least_of(page, self.width()) if page is not None else QSize()
        bar = self.tabBar().minimumSizeHint()
        return QSize(max(least.width(), bar.width()), least.height() + bar.height())

    def hasHeightForWidth(self) -> bool:
        return False


class ScrolledStack(PageStack):
    """The pages of the window: one that is higher than the screen is scrolled, and never makes it grow."""

    def make_place(self) -> QWidget:
        """Where a page is made: a widget that is put into another is dressed again with all in it."""
        return self._make_area().viewport()

    def _make_area(self) -> QScrollArea:
        area = QScrollArea(self, widgetResizable=True)
        # As Qt's own, which it would look for among all its kinds of widgets, each with its names.
        viewport = QWidget(autoFillBackground=True)
        viewport.setObjectName("qt_scrollarea_viewport")
        viewport.setBackgroundRole(QPalette.ColorRole.NoRole)
        area.setViewport(viewport)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def addWidget(self, page: QWidget) -> int:
        place = page.parentWidget()
        area = place.parentWidget() if place is not None else None
        if not isinstance(area, QScrollArea) or area.parentWidget() is not self:
            area = self._make_area()
        area.setWidget(page)
        return super().addWidget(area)

    def currentWidget(self) -> QWidget | None:
        area = super().currentWidget()
        return area.widget() if isinstance(area, QScrollArea) else None

    def removeWidget(self, page: QWidget) -> None:
        """Take the page down with the place it was in: out of it, all of it would be dressed again."""
        if (area := self._area_of(page)) is not None:
            super().removeWidget(area)
            area.deleteLater()

    def setCurrentWidget(self, page: QWidget) -> None:
        if (area := self._area_of(page)) is not None:
            super().setCurrentWidget(area)

    def _area_of(self, page: QWidget) -> QScrollArea | None:
        areas = (self.widget(place) for place in range(self.count()))
        return next((one for one in areas if isinstance(one, QScrollArea) and one.widget() is page), None)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(LEAST)
