"""The visit log and its hours, as they leave the office."""

from collections.abc import Sequence

from app.contacts.hour_queries import Named, read_hours
from app.contacts.hours import HoursRow
from app.contacts.queries import list_contacts
from app.contacts.records import ContactLine
from app.contacts.words import channel_words, grouping_words, status_words, topic_words
from app.evaluation.suppression import suppress_list
from app.i18n import _
from app.lists.lists import Asked, ListKind
from app.lists.tables import Column, Table


def contacts_table(lines: Sequence[ContactLine]) -> Table:
    """Visits and calls, planned and held, as they are listed."""
    columns = (
        Column(_("Código"), width=12), Column(_("Taller"), width=32), Column(_("Fecha"), "date"),
        Column(_("Hora"), width=8), Column(_("Estado"), width=12), Column(_("Cómo"), width=16),
        Column(_("Consultoras y consultores"), width=30), Column(_("Temas"), width=36),
        Column(_("Minutos de visita"), "number"), Column(_("Minutos de preparación"), "number"),
        Column(_("Minutos de viaje"), "number"), Column(_("Qué se hizo"), width=50),
        Column(_("El taller se compromete a"), width=40),
        Column(_("El centro se compromete a"), width=40), Column(_("Firmada"), "yesno"),
        Column(_("Anotada después del informe"), "yesno", 14),
    )  # fmt: skip
    channels, states, topics = channel_words(), status_words(), topic_words()
    rows = [
        (
            one.workshop_code, one.workshop, one.held_on, one.starts_at, states[one.status],
            channels[one.channel], ", ".join(one.consultants),
            ", ".join(topics[topic] for topic in one.topics), one.contact_minutes,
            one.preparation_minutes, one.travel_minutes, one.what_was_done, one.workshop_agrees,
            one.centre_agrees, one.signed, one.late,
        )
        for one in lines
    ]  # fmt: skip
    return Table(_("Visitas y llamadas"), columns, rows)


def hours_table(rows: Named, by: str, total: HoursRow) -> Table:
    """Hours of one breakdown. Of groups of people, those under five are not told apart."""
    hidden = _too_small(rows) if by in ("sex", "age_group") else set()
    columns = (
        Column(grouping_words()[by], width=36), Column(_("Visitas y llamadas"), "number"),
        Column(_("Talleres"), "number"), Column(_("Dueñas y dueños"), "number"),
        Column(_("Minutos de visita"), "number"), Column(_("Minutos de preparación"), "number"),
        Column(_("Minutos de viaje"), "number"), Column(_("Horas en total"), "number"),
    )  # fmt: skip
    body = [
        (name, *((None,) * 7 if row.key in hidden else _figures(row)))
        for name, row in (*rows, (_("Todo"), total))
    ]
    note = _(
        "Los minutos de una visita se reparten en partes iguales entre quienes fueron y entre los temas; por eso cada cuadro suma lo mismo. Visitas, talleres y personas se cuentan en cada parte a la que pertenecen."
    )
    if hidden:
        note += " " + _("Los grupos con menos de cinco personas no se muestran, ni los que los dejarían calcular.")  # fmt: skip
    return Table(_("Horas por {what}").format(what=grouping_words()[by]), columns, body, note)


def _figures(row: HoursRow) -> tuple[int | float, ...]:
    return (
        row.contacts, row.workshops, row.people, row.contact_minutes, row.preparation_minutes,
        row.travel_minutes, row.minutes / 60,
    )  # fmt: skip


def _too_small(rows: Named) -> set[object]:
    """The groups of people that may not be told apart outside the office."""
    shown = suppress_list({name: row.people for name, row in rows}).cells
    return {row.key for name, row in rows if shown[name] is None}


def _contacts(asked: Asked) -> Table:
    return contacts_table(
        list_contacts(asked.reader, workshop_id=asked.workshop_id, period=asked.period)
    )


def _hours(asked: Asked) -> Table:
    rows, total = read_hours(asked.reader, asked.period, "consultant")
    return hours_table(rows, "consultant", total)


LISTS = (
    ListKind("contacts", _contacts, True, True, _("Visitas y llamadas")),
    ListKind("hours", _hours, True, title=_("Horas por consultora o consultor")),
)
