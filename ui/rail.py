"""The teal rail at the left: the rooms, and at its foot who works and what is saved."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from ui.menu import rail_kinds
from ui.theme import Theme
from ui.widgets.card import label

FIXED_WIDTH, GROWING_WIDTH = 72, 136  # together 208 at text scale 1
SPACING, LOW_SPACING = 4, 2
LOWER = 2 * (9 - 5) + SPACING - LOW_SPACING  # pixels that a low button saves, by the theme's padding


class Rail(QFrame):
    """`chosen` carries the page; Ctrl+1 ... Ctrl+9 choose them too (see `ui.actions`)."""

    chosen = Signal(str)

    def __init__(self, office: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._theme = theme
        self.setFixedWidth(FIXED_WIDTH + theme.pixels(GROWING_WIDTH))
        self._low = False
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 20, 12, 16)
        column.setSpacing(SPACING)
        self.office = self._add_names(column, office)
        self._buttons = self._add_pages(column)
        column.addStretch()
        self.worker = label("", "soft", wrap=True)
        self.saved = label("", "soft", wrap=True)
        for foot in (self.worker, self.saved):
            foot.setContentsMargins(10, 0, 0, 0)
            column.addWidget(foot)

    def _add_names(self, column: QVBoxLayout, office: str) -> QLabel:
        brand = label("Hilván")
        brand.setObjectName("brand")
        name = label(office, "soft", wrap=True)
        for part in (brand, name):
            part.setContentsMargins(10, 0, 0, 0)
            column.addWidget(part)
        column.addSpacing(14)
        return name

    def _add_pages(self, column: QVBoxLayout) -> dict[str, QPushButton]:
        group = QButtonGroup(self)
        buttons = {}
        for kind in rail_kinds():
            button = QPushButton(_(kind.title))
            button.setCheckable(True)
            button.setToolTip(f"Ctrl+{kind.number}")
            button.setAccessibleName(_(kind.title))
            button.setIconSize(QSize(self._theme.pixels(20), self._theme.pixels(20)))
            button.clicked.connect(lambda _checked=False, page=kind.page: self.chosen.emit(page))
            group.addButton(button)
            column.addWidget(button)
            buttons[kind.page] = button
        return buttons

    def minimumSizeHint(self) -> QSize:
        """As low as its buttons can be: on a small screen the window must not be higher for them."""
        size = super().minimumSizeHint()
        return size if self._low else size - QSize(0, LOWER * len(self._buttons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        saved = LOWER * len(self._buttons)
        needed = super().minimumSizeHint().height() + (saved if self._low else 0)
        if (event.size().height() < needed) != self._low:
            self._low = not self._low
            self._column.setSpacing(LOW_SPACING if self._low else SPACING)
            for button in self._buttons.values():
                button.setProperty("low", self._low)
                button.style().unpolish(button)
                button.style().polish(button)

    def show_page(self, page: str) -> None:
        """Mark where the window is."""
        self._buttons[page].setChecked(True)

    def title(self, page: str) -> str:
        """How the rail calls a page of its own."""
        return self._buttons[page].text()

    def show_icons(self) -> None:
        """Draw the icons; called after the first paint."""
        from ui.icons import icon

        for kind in rail_kinds():
            self._buttons[kind.page].setIcon(icon(kind.icon, self._theme, "rail_text"))
