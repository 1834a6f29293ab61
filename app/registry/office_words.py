"""Who the centre is, for those who trust it with what they tell."""

from app.i18n import _
from app.registry.phone import show_phones
from app.registry.records import Office


def say_office(office: Office) -> list[tuple[str, str | None]]:
    """What a person is told of the centre before she agrees: a label and a value, or None."""
    name = f"{office.name}, {office.city}" if office.city else office.name
    return [
        (_("Quiénes somos"), name),
        (_("Dirección"), office.address),
        (_("Teléfono"), show_phones(office.phone) if office.phone else None),
        (_("Quién responde por los datos"), office.answers_for),
    ]


def missing_of(office: Office) -> list[str]:
    """What the office has not written yet, by its label."""
    return [label for label, value in say_office(office) if not value]


def say_withdrawal(office: Office) -> str:
    """How somebody takes her permission back."""
    if office.phone:
        return _(
            "Si se arrepiente: avise de palabra, llame o escriba al {phone}. No hace falta decir por qué."
        ).format(phone=show_phones(office.phone))
    return _("Si se arrepiente: avise de palabra o por mensaje. No hace falta decir por qué.")
