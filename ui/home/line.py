"""A line of the day: it opens the thing, and at its right what can be done at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.i18n import _
from ui.widgets.row_button import RowButton

Act = tuple[str, Callable[[], object]]


class DayLine(QWidget):
    """The first act is a button, the others stand in a menu behind «⋯»."""

    def __init__(self, row: RowButton, acts: Sequence[Act], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(row, 1)
        self.first: QPushButton | None = None
        self.more: QPushButton | None = None
        if acts:
            text, do = acts[0]
            self.first = QPushButton(text)
            self.first.setProperty("role", "quick")
            self.first.setAccessibleName(f"{text}: {row.accessibleName()}")
            self.first.clicked.connect(lambda _checked=False: do())
            line.addWidget(self.first)
        if len(acts) > 1:
            self.more = QPushButton("⋯")
            self.more.setProperty("role", "quick")
            self.more.setToolTip(_("Más"))
            self.more.setAccessibleName(_("Más: {name}").format(name=row.accessibleName()))
            self.more.clicked.connect(
                lambda _checked=False: self.make_menu(acts[1:]).exec(
                    self.more.mapToGlobal(QPoint(0, self.more.height())) if self.more else QPoint()
                )
            )
            line.addWidget(self.more)

    def make_menu(self, acts: Sequence[Act]) -> QMenu:
        """The menu behind «⋯»."""
        menu = QMenu(self.more)
        for text, do in acts:
            menu.addAction(text).triggered.connect(lambda _checked=False, do=do: do())
        return menu
