"""What a room puts on the tab Producción: a card that knows its workshop and follows the file."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.storage.records import Reader
from ui.context import Context
from ui.live import Live
from ui.widgets.card import Card

LEFT, RIGHT = "left", "right"


class FloorCard(Card):
    """A room says its own in `FLOOR_CARDS` of its `room.py`, as "module:Class"; the class has `read`
    and `show_found`. `side` is the column of the tab it stands in, in the order of the rooms.
    """

    side = RIGHT

    def __init__(
        self, context: Context, heading: str = "", remark: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(heading, remark, parent)
        self.context = context
        self.workshop_id = 0
        self.lay_out_body()
        self._live = Live(
            self,
            context,
            self.read,
            self.show_found,
            here=True,
            asks=lambda: (self.workshop_id,) if self.workshop_id else None,
        )

    def lay_out_body(self) -> None:
        """Make what stays, before anything is read."""

    def read(self, reader: Reader, workshop_id: int) -> Any:
        """What the card shows of a workshop, read from the file."""

    def show_found(self, found: Any) -> None:
        """Show what `read` brought."""

    def show_workshop(self, workshop_id: int) -> None:
        """Show this workshop's, and keep it true."""
        self.workshop_id = workshop_id
        self._live.again()
