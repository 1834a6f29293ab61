"""What Clúster, Datos and Ajustes share: a title, two columns of cards, an ear for changes."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.storage.records import Change
from ui.context import Context
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea


class CardsPage(QWidget):
    """A page of cards; `refresh` is called after each change until the page is gone."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 8, 26, 16)
        column.setSpacing(12)
        column.addWidget(label(title, "title"))
        self._area = ColumnsArea(context.theme.scale)
        column.addWidget(self._area, 1)

    def lay_cards(self, left: Sequence[Card], right: Sequence[Card]) -> None:
        """Put the cards in their columns and begin to listen."""
        for side, cards in zip(self._area.add_pair(), (left, right), strict=True):
            for card in cards:
                side.addWidget(card)
            side.addStretch()
        self._area.column.addStretch()
        unsubscribe = self._context.store.subscribe(self.refresh)
        self.destroyed.connect(lambda _gone=None: unsubscribe())

    def refresh(self, change: Change) -> None:
        """Look again at what the change touches; a page that never changes need not."""
