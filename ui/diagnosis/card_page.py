"""A page with one card in the middle, which scrolls, and a foot that is always in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.context import Context
from ui.page import Page
from ui.widgets.card import Card

WIDEST = 860
AROUND = 24  # pixels that are seen above and below it


class CardPage(Page):
    """`card.body` takes what is read, `foot` what is done about it."""

    def __init__(self, context: Context, heading: str, remark: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widest = context.theme.pixels(WIDEST)
        self.card = Card(heading, remark)
        inside = QWidget()
        _centre(inside, self.card, widest)
        self._area = area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        below = QFrame()
        below.setProperty("role", "foot")
        held = QWidget()
        self.foot = QVBoxLayout(held)
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot.setSpacing(8)
        _centre(below, held, widest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(below)

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part that a key changed."""
        self._area.ensureWidgetVisible(part, 0, AROUND)


def _centre(outer: QWidget, inner: QWidget, widest: int) -> None:
    inner.setMaximumWidth(widest)
    row = QHBoxLayout(outer)
    row.setContentsMargins(24, 12, 24, 12)
    row.addStretch(1)
    row.addWidget(inner, 20, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
