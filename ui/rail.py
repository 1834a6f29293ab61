"""The teal rail at the left: the rooms, and at its foot who works and what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from ui.menu import rail_kinds
from ui.theme import Theme
from ui.widgets.card import label

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPaintEvent, QPixmap
    from PySide6.QtWidgets import QStyleOptionButton

FIXED_WIDTH, GROWING_WIDTH = 72, 136  # together 208 at text scale 1
NARROW_FIXED, NARROW_GROWING = 14, 92
MARGINS, NARROW_MARGINS = (12, 20, 12, 16), (5, 8, 5, 6)
LEAST_HEIGHT = 380  # pixels at text scale 1, as it is where it is narrow
GAP = 2  # between an icon and the word under it


class RailButton(QPushButton):
    """A room: its icon beside its word, or over it where the rail is narrow."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)  # given with it, Qt would be asked for icons, of which it has 150 names
        self._narrow = self._has_icon = False

    def setIcon(self, icon: QIcon | QPixmap) -> None:
        self._has_icon = True
        super().setIcon(icon)

    def set_narrow(self, narrow: bool) -> None:
        """Stand the icon over the word."""
        self._narrow = narrow
        self.setProperty("narrow", narrow)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self.style().unpolish(self)
            self.style().polish(self)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._narrow:
            return super().sizeHint()
        metrics = self.fontMetrics()
        height = self.iconSize().height() + GAP + metrics.height() + 3
        return QSize(metrics.horizontalAdvance(self.text()) + 6, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._narrow else super().minimumSizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._narrow:  # both are drawn below
            option.text = ""
            if self._has_icon:
                option.icon = type(self.icon())()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._narrow:
            return
        from PySide6.QtGui import QPainter  # what draws is asked for where the rail is narrow alone

        painter = QPainter(self)
        side, words = self.iconSize().height(), self.fontMetrics().height()
        top = (self.height() - side - GAP - words) // 2
        if self._has_icon:
            self.icon().paint(painter, QRect(0, top, self.width(), side))
        painter.setFont(self.font())
        painter.setPen(self.palette().buttonText().color())
        below = QRect(0, top + side + GAP, self.width(), words)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())


class Rail(QFrame):
    """`chosen` carries the page; Ctrl+1 ... Ctrl+9 choose them too (see `ui.actions`)."""

    chosen = Signal(str)

    def __init__(self, office: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._theme = theme
        self._narrow = False
        self.setFixedWidth(FIXED_WIDTH + theme.pixels(GROWING_WIDTH))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(4)
        self.office = self._add_names(column, office)
        self._buttons = self._add_pages(column)
        column.addStretch()
        self.worker = label("", "soft", wrap=True)
        self.worker.setToolTip(_("Se cambia en «Editar › Cambiar quién trabaja…»"))
        self.saved = label("", "soft", wrap=True)
        for foot in (self.worker, self.saved):
            foot.setContentsMargins(10, 0, 0, 0)
            column.addWidget(foot)

    def _add_names(self, column: QVBoxLayout, office: str) -> QLabel:
        self._brand = label("Hilván")
        self._brand.setObjectName("brand")
        name = label(office, "soft", wrap=True)
        for part in (self._brand, name):
            part.setContentsMargins(10, 0, 0, 0)
            column.addWidget(part)
        column.addSpacing(14)
        return name

    def _add_pages(self, column: QVBoxLayout) -> dict[str, RailButton]:
        group = QButtonGroup(self)
        buttons = {}
        for kind in rail_kinds():
            button = RailButton(_(kind.title))
            button.setCheckable(True)
            button.setToolTip(f"Ctrl+{kind.number}")
            button.setAccessibleName(_(kind.title))
            button.setIconSize(QSize(self._theme.pixels(20), self._theme.pixels(20)))
            button.clicked.connect(lambda _checked=False, page=kind.page: self.chosen.emit(page))
            group.addButton(button)
            column.addWidget(button)
            buttons[kind.page] = button
        return buttons

    def set_narrow(self, narrow: bool) -> None:
        """In a small window the words go under the icons, and what the title bar says is left out."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        fixed, growing = (NARROW_FIXED, NARROW_GROWING) if narrow else (FIXED_WIDTH, GROWING_WIDTH)
        self.setFixedWidth(fixed + self._theme.pixels(growing))
        self._column.setContentsMargins(*(NARROW_MARGINS if narrow else MARGINS))
        self._column.setSpacing(1 if narrow else 4)
        for part in (self._brand, self.office, self.worker):
            part.setVisible(not narrow)
        self.saved.setContentsMargins(3 if narrow else 10, 0, 0, 0)
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def minimumSizeHint(self) -> QSize:
        """It becomes narrow before it asks the window to be higher."""
        size = super().minimumSizeHint()
        return size if self._narrow else size.boundedTo(QSize(size.width(), self._theme.pixels(LEAST_HEIGHT)))

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
