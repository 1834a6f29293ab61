"""The columns of the list of participants, and what is said above it."""

from app.i18n import _, ngettext
from app.registry.names import fold
from app.registry.remarks import shown_phone
from app.training.event_desk import EventDesk
from app.training.words import ENROLMENT_WORDS, say_needs, sum_needs
from ui.widgets.list_model import ShownColumn


def people_columns() -> tuple[ShownColumn, ...]:
    """The columns of the list of participants; the numbers are those of the paper."""
    return (
        ShownColumn(_("N.º"), lambda one: str(one.number), lambda one: one.number, 62, right=True),
        ShownColumn(
            _("Persona"),
            lambda one: one.trainee.full_name,
            lambda one: fold(one.trainee.full_name),
            strong=True,
        ),
        ShownColumn(_("Taller"), lambda one: one.trainee.workshop, None, 160, leaves=3),
        ShownColumn(_("Estado"), lambda one: ENROLMENT_WORDS[one.status], None, 132),
        ShownColumn(_("Necesita"), say_needs, None, 146, leaves=2),
        ShownColumn(
            _("Teléfono"),
            lambda one: shown_phone(one.trainee.phone, one.trainee.phone_given),
            None,
            124,
            leaves=1,
        ),
    )


def say_totals(desk: EventDesk) -> str:
    """ "12 de 16 lugares ocupados · 3 sin confirmar · 1 en espera"."""
    here, places = desk.count("enrolled"), desk.event.places
    said = [
        _("{count} de {places} lugares ocupados").format(count=here, places=places)
        if places is not None
        else ngettext("{count} persona inscripta", "{count} personas inscriptas", here).format(count=here)
    ]
    for status, text in (
        ("invited", _("{count} sin confirmar")),
        ("waiting", _("{count} en espera")),
    ):
        if count := desk.count(status):
            said.append(text.format(count=count))
    return " · ".join(said)


def say_all_needs(desk: EventDesk) -> str:
    """What those who come need, added up; nothing for nothing."""
    needs = sum_needs(desk.enrolments)
    return _("Para que puedan venir: {needs}").format(needs=needs) if needs else ""


def say_waiting(desk: EventDesk) -> str:
    """Who waits, the first to be offered a place first."""
    names = [one.trainee.full_name for one in desk.enrolments if one.status == "waiting"]
    return _("En espera, por orden: {names}").format(names=", ".join(names)) if names else ""
