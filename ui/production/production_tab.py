"""Producción: what the workshop makes, who sews, what was measured; each room adds its cards."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rooms import gather, load
from ui.context import Context
from ui.production.floor_card import LEFT, FloorCard
from ui.registry.workshop_tab import WorkshopTab
from ui.widgets.columns import ColumnsArea


class ProductionTab(WorkshopTab):
    """The cards of every room in two columns, in the order of the rooms."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = ColumnsArea(context.theme.scale, top=14)
        column.addWidget(self.area)
        self.cards: list[FloorCard] = [load(name)(context) for name in gather("ui", "FLOOR_CARDS")]
        left, right = self.area.add_pair(56, 44)
        for card in self.cards:
            (left if card.side == LEFT else right).addWidget(card)
        for side in (left, right):
            side.addStretch()
        self.area.column.addStretch()

    def show_workshop(self, workshop_id: int) -> None:
        """Every card again, of this workshop."""
        for card in self.cards:
            card.setEnabled(not self.context.store.read_only)
            card.show_workshop(workshop_id)
