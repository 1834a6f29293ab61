"""Ediciones: the editions of courses that come, are under way or are over."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.i18n import _, format_number
from app.registry.names import fold
from app.storage.records import Reader
from app.training.phases import (
    CANCELLED,
    COMING,
    ORDER,
    OVER,
    UNDER_WAY,
    phase,
    say_attendance,
    say_phase,
)
from app.training.queries import list_events
from app.training.records import EventLine
from app.training.words import say_dates, say_places
from ui.context import Context
from ui.live import Live
from ui.training.listing import Listing
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import Column


def event_columns(today: str) -> tuple[Column, ...]:
    """The columns of the list of editions."""

    def order(line: EventLine) -> tuple[int, int]:
        """What comes next first; of what is over, the newest first."""
        place, day = ORDER.index(phase(line, today)), line.next_on or line.first_on
        count = date.fromisoformat(day).toordinal() if day else 0
        return place, -count if ORDER[place] in (OVER, CANCELLED) else count

    return (
        Column(_("Cuándo"), lambda one: say_phase(one, today), order, 176),
        Column(
            _("Edición"), lambda one: one.title, lambda one: fold(one.title), least=218, strong=True
        ),
        Column(
            _("Días"),
            lambda one: say_dates(one.first_on, one.last_on),
            lambda one: one.first_on or "",
            146,
            leaves=4,
        ),
        Column(_("Lugar"), lambda one: one.place or one.cluster, None, 140, leaves=3),
        Column(_("Inscriptas/os"), say_places, lambda one: one.enrolled, 164),
        Column(_("Asistencia"), say_attendance, lambda one: one.sessions_marked, 100, leaves=1),
        Column(
            _("Certificados"),
            lambda one: format_number(one.certificates) if one.certificates else "",
            lambda one: one.certificates,
            124,
            right=True,
            leaves=2,
            kind="number",
            cell=lambda one: one.certificates,
        ),
    )


class EventsPart(Listing):
    """Sorted by what matters next; Enter opens an edition."""

    new_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._today = date.today().isoformat()
        empty = EmptyState(
            _("Todavía no hay ediciones"),
            _(
                "En Cursos se ve qué talleres necesitan cada curso, y por qué. Elija uno, marque a quiénes invitar y arme la edición con ellas y ellos."
            ),
            _("Ver los cursos"),
        )
        super().__init__(
            event_columns(self._today), _("Ediciones"), _("Filtrar por curso, lugar o facilitadora"),
            empty, context.theme.scale, parent,
        )  # fmt: skip
        self.state = self.add_choice(
            _("Estado"),
            (
                (_("Todas"), ""),
                (_("Por venir"), COMING),
                (_("En curso"), UNDER_WAY),
                (_("Terminadas"), OVER),
                (_("Suspendidas"), CANCELLED),
            ),
        )
        self.table.sort_by_header(0)
        self.add_export(context)
        self.add = self.add_button(_("Nueva edición"), main=True)
        self.add.clicked.connect(self.new_wanted)
        self.add.setEnabled(not context.store.read_only)
        Live(self, context, self._read, self._show, title=_("Leer las ediciones"))

    def passes(self, row: Any) -> bool:
        wanted = self.state.currentData()
        return not wanted or phase(row, self._today) == wanted

    def _read(self, reader: Reader) -> list[EventLine]:
        return list_events(reader, today=self._today)

    def _show(self, lines: list[EventLine]) -> None:
        self.show_rows(
            lines,
            [f"{o.course} {o.title} {o.place} {o.cluster} {o.facilitator}" for o in lines],
        )
