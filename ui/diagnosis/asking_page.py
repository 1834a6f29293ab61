"""The permissions of a workshop as a page of their own, before a visit or without one."""

from PySide6.QtWidgets import QWidget

from app.diagnosis.instruments import list_instruments
from app.place import Place
from app.registry.queries import read_workshop
from ui.context import Context
from ui.diagnosis.beginning import begin_allowed_visit
from ui.diagnosis.consent_page import ConsentPage


class AskingPage(ConsentPage):
    """Its part "visit": a visit begins when the permission is given."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._visit_follows = False
        self.decided.connect(self._go_on)
        self.left.connect(context.way.leave)

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        self._visit_follows = place.part == "visit"
        workshop = read_workshop(self._context.store, place.of)
        self.show_workshop(workshop, list_instruments()[0])

    def _go_on(self, granted: bool) -> None:
        workshop = self.workshop_id
        self._context.way.leave()
        if granted and self._visit_follows and workshop is not None:
            begin_allowed_visit(self._context, workshop)
