"""The table of workshops and the field that filters it: one keyboard for both."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.i18n import _
from ui.theme import Theme
from ui.widgets.field import AskingField

NAME_WIDTH = 190
WIDTHS = (88, 0, 186, 150, 122, 84, 108, 152)
ROW_HEIGHT = 38
SCROLL_BAR = 14
FIRST_TO_HIDE = (3, 6, 5, 4, 2)


class WorkshopTable(QTableView):
    """Letters typed on the list go to the filter; Enter opens."""

    typed = Signal(str)
    opened = Signal(QModelIndex)
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Lista de talleres"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.pixels(ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        widths = tuple(theme.pixels(width or NAME_WIDTH) for width in WIDTHS)
        self.resized.connect(lambda: self.fit_columns(widths))

    def take_model(self, model: QAbstractItemModel) -> None:
        """Show a list, by its first column, each column as wide as it needs."""
        self.setModel(model)
        self.setSortingEnabled(True)
        header = self.horizontalHeader()
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate(WIDTHS):
            if width:
                self.setColumnWidth(column, self._theme.pixels(width))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def fit_columns(self, widths: tuple[int, ...]) -> None:
        """Hide what matters less until the names have room; its text is in the tool tips."""
        shown = [place for place in range(len(widths)) if not self.isColumnHidden(place)]
        wanted = list(range(len(widths)))
        for place in FIRST_TO_HIDE:
            if sum(widths[one] for one in wanted) <= self.contentsRect().width() - SCROLL_BAR:
                break
            wanted.remove(place)
        if wanted != shown:
            for place in range(len(widths)):
                self.setColumnHidden(place, place not in wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif (
            event.text().isprintable()
            and event.text().strip()
            and not event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class FilterField(AskingField):
    """Down goes to the list, Enter opens its first row, Escape clears."""

    list_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
