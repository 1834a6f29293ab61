"""What Territorios, Datos and Ajustes share: a title and two columns of cards."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.page import Page
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea


class CardsPage(Page):
    """A page of cards, each of which keeps itself up to date."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=12)
        column.addWidget(label(title, "title"))
        self._area = ColumnsArea(context.theme.scale)
        column.addWidget(self._area, 1)

    def lay_cards(self, left: Sequence[Card], right: Sequence[Card]) -> None:
        """Put the cards in their columns."""
        for side, cards in zip(self._area.add_pair(), (left, right), strict=True):
            for card in cards:
                side.addWidget(card)
            side.addStretch()
        self._area.column.addStretch()
