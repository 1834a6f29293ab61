"""Planning a visit from the calendar: the workshop, then the day, the hour and how."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.agenda.words import say_moment
from app.contacts.operations import plan_contact
from app.i18n import _
from app.registry.queries import read_workshop
from ui.context import Context


def plan_visit(context: Context, parent: QWidget, *, day: date, hour: str | None = None) -> int | None:
    """Ask for what it needs and plan it; gives its id, or None when it was given up."""
    from ui.contacts.plan_window import ask_plan
    from ui.registry.choose_workshop import choose_workshop

    workshop = choose_workshop(context, parent, title=_("Prever visita"))
    if workshop is None:
        return None
    name = read_workshop(context.store, workshop).name
    asked = ask_plan(context, parent, name, day=day.isoformat(), hour=hour)
    if asked is None:
        return None
    held_on, starts_at, channel = asked
    said = _("{name}: quedó prevista para el {day}.").format(name=name, day=say_moment(held_on, starts_at))
    planned: int | None = context.do(
        plan_contact,
        workshop_id=workshop,
        held_on=held_on,
        starts_at=starts_at,
        channel=channel,
        said=said,
    )
    return planned
