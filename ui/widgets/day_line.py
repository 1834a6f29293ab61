"""A line of the day: it opens the thing, and at its right what can be done at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.i18n import _
from ui.widgets.flow import WrapRow
from ui.widgets.row_button import RowButton

Act = tuple[str, Callable[[], object]]


class DayLine(QWidget):
    """The first act is a button, the others stand in a menu behind «…»."""

    def __init__(
        self,
        row: RowButton,
        acts: Sequence[Act],
        *,
        open_all: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._acts = acts
        line = WrapRow(6, self)
        line.addWidget(row, 1)
        self.more: QPushButton | None = None
        self.buttons = [self._button(text, do) for text, do in (acts if open_all else acts[:1])]
        for button in self.buttons:
            line.addWidget(button)
        if len(acts) > 1 and not open_all:
            self.more = self._button("…", lambda: self._show_menu(acts[1:]))
            self.more.setToolTip(_("Más"))
            self.more.setAccessibleName(_("Más: {name}").format(name=row.accessibleName()))
            line.addWidget(self.more)

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "quick")
        button.setAccessibleName(f"{text}: {self.row.accessibleName()}")
        button.clicked.connect(lambda _checked=False: do())
        return button

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with the line, opening it too."""
        menu = self.make_menu([(_("Abrir"), self.row.chosen.emit), *self._acts])
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        menu.exec(event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center()))

    def _show_menu(self, acts: Sequence[Act]) -> None:
        assert self.more is not None
        self.make_menu(acts).exec(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def make_menu(self, acts: Sequence[Act]) -> QMenu:
        """The menu behind «…»."""
        menu = QMenu(self)
        for text, do in acts:
            menu.addAction(text).triggered.connect(lambda _checked=False, do=do: do())
        return menu
