"""One way of sharing an order, to be chosen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.allocation.option_words import (
    OPTION_TITLES,
    say_all_or_missing,
    say_cost,
    say_late,
    say_late_range,
)
from app.allocation.options import SharePlan
from app.capability.words import say_workshops
from app.i18n import _
from ui.allocation.share_bars import CutBar
from ui.theme import Theme
from ui.widgets.card import label
from ui.widgets.light import Light


class OptionCard(QPushButton):
    """Its name, how the order is cut, how much would come late, what it costs, and what is missing."""

    def __init__(self, option: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self.setCheckable(True)
        self.setProperty("role", "level")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._theme = theme
        self.name = Light("ring", "", theme.colour("text"))
        font = self.name.font()
        font.setBold(True)
        self.name.setFont(font)
        self.count = label("", "small")
        self.bar = CutBar(theme)
        self.late = label("", "strong", wrap=True)
        self.between = label("", "small", wrap=True)
        self.cost = label("", "small", wrap=True)
        self.whole = Light("square", "", theme.colour("good"))
        top = QHBoxLayout()
        top.addWidget(self.name)
        top.addStretch()
        top.addWidget(self.count)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addLayout(top)
        inside: tuple[QWidget, ...] = (self.bar, self.late, self.between, self.cost, self.whole)
        for part in inside:
            column.addWidget(part)
        for part in (*inside, self.name, self.count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(lambda _on: self._show_mark())

    def show_plan(self, plan: SharePlan, quantity: int) -> None:
        """Show what this way gives."""
        self._show_mark()
        self.count.setText(say_workshops(len(plan.quantities)))
        self.bar.show_cut(list(plan.quantities.values()), plan.unmet)
        self.late.setText(_("Tarde: {pieces}").format(pieces=say_late(plan.late)))
        self.between.setText(say_late_range(plan.late))
        self.cost.setText(say_cost(plan))
        whole = say_all_or_missing(plan, quantity)
        shape, role = ("triangle", "urgent") if plan.unmet else ("square", "good")
        self.whole.show_state(shape, whole, QColor(self._theme.colour(role)))
        said = (self.count, self.late, self.between, self.cost)
        parts = (OPTION_TITLES[self.option], *(one.text() for one in said), whole)
        self.setAccessibleName(". ".join(part for part in parts if part))

    def _show_mark(self) -> None:
        title = OPTION_TITLES[self.option]
        self.name.show_state("circle" if self.isChecked() else "ring", title, self._theme.colour("text"))

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()
