"""Capacitaciones: the events of courses that come, are under way or are over."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.training.lists import events_list
from app.training.phases import CANCELLED, COMING, OVER, UNDER_WAY, phase
from ui.context import Context
from ui.lists.list_choice import ListChoice
from ui.lists.listing import Listing
from ui.widgets.empty import EmptyState


class EventsPart(Listing):
    """Sorted by what matters next; Enter opens an event."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        today = date.today().isoformat()
        empty = EmptyState(
            _("Todavía no hay capacitaciones"),
            _(
                "En Cursos se ve qué talleres necesitan cada curso, y por qué. Elija uno, marque a quiénes invitar y arme la capacitación con ellas y ellos."
            ),
            _("Ver los cursos"),
        )
        state = ListChoice(
            _("Estado"),
            _("Todas"),
            (
                (_("Por venir"), COMING),
                (_("En curso"), UNDER_WAY),
                (_("Terminadas"), OVER),
                (_("Suspendidas"), CANCELLED),
            ),
            lambda line, wanted: phase(line, today) == wanted,
        )
        super().__init__(
            context,
            events_list(today),
            _("Filtrar por curso, lugar o quién lo da"),
            empty,
            choices=(state,),
            parent=parent,
        )
        (self.state,) = self.choices
        self.add = self.add_button(_("Nueva capacitación"), main=True)
        self.add.clicked.connect(self.add_event)
        self.add.setEnabled(not context.store.read_only)
        self.empty.chosen.connect(lambda: context.way.go("trainings", part="courses"))

    def add_event(self) -> None:
        """Choose the course, then open its new event."""
        from ui.training.choosing import start_event

        event = start_event(self._context, self)
        if event is not None:
            self._context.way.go("event", event)
