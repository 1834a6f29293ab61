"""What a page says instead of itself while a visit's answers may not be looked at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.diagnosis.records import Visit
from app.diagnosis.round_queries import why_closed
from app.i18n import _
from app.storage.records import Reader
from ui.widgets.empty import EmptyState


class ClosedState(EmptyState):
    """Stands in the place of `parts`, and is hidden while they may be seen."""

    def __init__(self, parts: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(_("Por ahora no se ve"), "", parent=parent)
        self._parts = parts
        self.hide()

    def show_visit(self, reader: Reader, visit: Visit) -> bool:
        """Whether the visit's answers are closed now."""
        why = why_closed(reader, visit)
        self.sentence.setText(why)
        self.setVisible(bool(why))
        for part in self._parts:
            part.setVisible(not why)
        return bool(why)
