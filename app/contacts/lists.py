"""The visit log and its hours."""

from collections.abc import Sequence

from app.contacts.hour_queries import Named, read_hours
from app.contacts.hours import HoursRow
from app.contacts.queries import list_contacts
from app.contacts.words import (
    CHANNEL_WORDS,
    GROUPING_WORDS,
    STATUS_WORDS,
    TOPIC_WORDS,
    contact_name,
    say_minutes,
)
from app.i18n import _, format_day, format_number
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.lists.sheets import ListSheet, SheetColumn
from app.shapes import shape
from app.suppression import suppress_list

CONTACT = (
    "id workshop=workshop_code status date=held_on time=starts_at channel contact_minutes "
    "preparation_minutes travel_minutes topics consultants what_was_done|none "
    "workshop_agrees|none centre_agrees|none signed late"
)
HOURS = "contacts workshops people contact_minutes preparation_minutes travel_minutes minutes"


def contacts_list(_today: str) -> ListKind:
    """Visits and calls, planned and held."""
    channels, states, topics = CHANNEL_WORDS, STATUS_WORDS, TOPIC_WORDS
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=32),
        ListColumn(_("Fecha"), "held_on", "date"),
        ListColumn(_("Hora"), "starts_at", width=8),
        ListColumn(_("Estado"), lambda one: states[one.status], width=12),
        ListColumn(_("Cómo"), lambda one: channels[one.channel], width=16),
        ListColumn(_("Consultoras y consultores"), lambda one: ", ".join(one.consultants), width=30),
        ListColumn(_("Temas"), lambda one: ", ".join(topics[topic] for topic in one.topics), width=36),
        ListColumn(_("Minutos de visita"), "contact_minutes", "number"),
        ListColumn(_("Minutos de preparación"), "preparation_minutes", "number"),
        ListColumn(_("Minutos de viaje"), "travel_minutes", "number"),
        ListColumn(_("Qué se hizo"), "what_was_done", width=50),
        ListColumn(_("El taller se compromete a"), "workshop_agrees", width=40),
        ListColumn(_("El centro se compromete a"), "centre_agrees", width=40),
        ListColumn(_("Firmada"), "signed", "yesno"),
        ListColumn(_("Anotada después del informe"), "late", "yesno", 14),
    )
    return ListKind(
        "contacts",
        _("Visitas y llamadas"),
        columns,
        read=lambda asked: list_contacts(asked.reader, workshop_id=asked.workshop_id, period=asked.period),
        keys=CONTACT,
        say=lambda one: say_parts(
            format_day(one.held_on),
            one.workshop_code,
            one.workshop,
            contact_name(one.channel),
            states[one.status],
            say_minutes(one.contact_minutes),
            ", ".join(one.consultants),
        ),
        takes_period=True,
        takes_workshop=True,
    )


def hours_list(_today: str, by: str = "consultant") -> ListKind:
    """Hours of one breakdown: a line is a name with its sums, the last one those of all."""

    def count(title: str, name: str, window: int, leaves: int = 0) -> ListColumn:
        return ListColumn(
            title,
            lambda line: getattr(line[1], name),
            "number",
            window=window,
            leaves=leaves,
            say=lambda line: format_number(getattr(line[1], name)),
        )

    def minutes(title: str, name: str, leaves: int = 2) -> ListColumn:
        return ListColumn(
            title,
            lambda line: getattr(line[1], name),
            "number",
            window=116,
            leaves=leaves,
            say=lambda line: say_minutes(getattr(line[1], name)),
        )

    def read(asked: ListAsked) -> Named:
        rows, total = read_hours(asked.reader, asked.period, by)
        return [*rows, (_("Todo"), total)]

    columns = (
        ListColumn(_("Desglose"), lambda line: line[0], window=0, strong=True),
        count(_("Visitas y llamadas"), "contacts", 156),
        count(_("Talleres"), "workshops", 96),
        count(_("Dueñas y dueños"), "people", 148, 1),
        minutes(_("Visitas"), "contact_minutes"),
        minutes(_("Preparación"), "preparation_minutes"),
        minutes(_("Viajes"), "travel_minutes"),
        minutes(_("En total"), "minutes", 0),
    )
    return ListKind(
        "hours",
        _("Horas por consultora o consultor"),
        columns,
        read,
        keys=lambda line: {"name": line[0], **shape(line[1], HOURS)},
        say=lambda line: f"{say_minutes(line[1].minutes):>14}  {line[1].contacts:>5}  {line[0]}",
        sheet_of=lambda lines: hours_sheet(lines, by),
        takes_period=True,
    )


def hours_sheet(lines: Sequence[tuple[str, HoursRow]], by: str) -> ListSheet:
    """Hours as they leave: of groups of people, those under five are not told apart."""
    hidden = _too_small(lines[:-1]) if by in ("sex", "age_group") else set()
    columns = (
        SheetColumn(GROUPING_WORDS[by], width=36),
        SheetColumn(_("Visitas y llamadas"), "number"),
        SheetColumn(_("Talleres"), "number"),
        SheetColumn(_("Dueñas y dueños"), "number"),
        SheetColumn(_("Minutos de visita"), "number"),
        SheetColumn(_("Minutos de preparación"), "number"),
        SheetColumn(_("Minutos de viaje"), "number"),
        SheetColumn(_("Horas en total"), "number"),
    )
    body = [(name, *((None,) * 7 if row.key in hidden else _figures(row))) for name, row in lines]
    note = _(
        "Los minutos de una visita se reparten en partes iguales entre quienes fueron y entre los temas; por eso cada cuadro suma lo mismo. Visitas, talleres y personas se cuentan en cada parte a la que pertenecen."
    )
    if hidden:
        note += " " + _(
            "Los grupos con menos de cinco personas no se muestran, ni los que los dejarían calcular."
        )
    return ListSheet(_("Horas por {what}").format(what=GROUPING_WORDS[by]), columns, body, note)


def _figures(row: HoursRow) -> tuple[int | float, ...]:
    return (
        row.contacts,
        row.workshops,
        row.people,
        row.contact_minutes,
        row.preparation_minutes,
        row.travel_minutes,
        row.minutes / 60,
    )


def _too_small(rows: Sequence[tuple[str, HoursRow]]) -> set[object]:
    """The groups of people that may not be told apart outside the office."""
    shown = suppress_list({name: row.people for name, row in rows}).cells
    return {row.key for name, row in rows if shown[name] is None}


LISTS = (ListEntry("contacts", contacts_list), ListEntry("hours", hours_list))
