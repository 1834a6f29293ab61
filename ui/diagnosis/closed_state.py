"""What a page says instead of itself while a visit's answers may not be looked at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.widgets.empty import EmptyState


class ClosedState(EmptyState):
    """Stands in the place of `parts`, and is hidden while they may be seen."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(_("Por ahora no se ve"), "", parent=parent)
        self._parts = parts
        self.hide()

    def show_why(self, why: str) -> None:
        """Why the answers are closed now; empty: they are not."""
        self.sentence.setText(why)
        self.setVisible(bool(why))
        for part in self._parts:
            part.setVisible(not why)
