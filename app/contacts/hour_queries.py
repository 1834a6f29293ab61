"""Reads what the contacts of a period took, and what each part of a breakdown is called."""

from collections.abc import Callable
from datetime import date

from app.contacts.hours import HoursRow, Key, Owner, TimeEntry, group_hours, total_hours
from app.contacts.words import TOPIC_WORDS
from app.i18n import _, format_month
from app.registry.groups import age_group, group_words
from app.storage.records import Reader

Named = list[tuple[str, HoursRow]]
Names = Callable[[Key], str]


def list_time_entries(reader: Reader, period: tuple[str, str] | None) -> list[TimeEntry]:
    """The contacts held in a period (ISO days, both within it; None: ever); three queries.

    Who reached: the owners of the workshop, in the age group of the contact's year.
    """
    first, last = period or ("", "9999")
    consultants: dict[int, list[int]] = {}
    for contact, consultant in reader.rows(
        "SELECT w.contact_id, w.consultant_id FROM contact_consultant w "
        "JOIN contact c ON c.id = w.contact_id WHERE w.deleted = 0 AND c.deleted = 0 "
        "AND c.status = 'held' AND c.held_on BETWEEN ? AND ? ORDER BY w.id",
        (first, last),
    ):
        consultants.setdefault(contact, []).append(consultant)
    owners: dict[int, list[tuple[int, str | None, int | None]]] = {}
    for workshop, *owner in reader.rows(
        "SELECT workshop_id, id, sex, birth_year FROM person "
        "WHERE deleted = 0 AND relation = 'owner' ORDER BY id"
    ):
        owners.setdefault(workshop, []).append((owner[0], owner[1], owner[2]))
    rows = reader.rows(
        "SELECT c.id, c.workshop_id, c.held_on, c.contact_minutes, c.preparation_minutes, "
        "c.travel_minutes, c.topics "
        "FROM contact c JOIN workshop w ON w.id = c.workshop_id AND w.deleted = 0 "
        "WHERE c.deleted = 0 AND c.status = 'held' AND c.held_on BETWEEN ? AND ? "
        "ORDER BY c.held_on, c.id",
        (first, last),
    )
    return [
        TimeEntry(
            contact_id=row["id"],
            workshop_id=row["workshop_id"],
            held_on=row["held_on"],
            contact_minutes=row["contact_minutes"] or 0,
            preparation_minutes=row["preparation_minutes"] or 0,
            travel_minutes=row["travel_minutes"] or 0,
            consultants=tuple(consultants.get(row["id"], ())),
            topics=tuple(row["topics"].split()),
            owners=tuple(
                Owner(key, sex, age_group(born, int(row["held_on"][:4])))
                for key, sex, born in owners.get(row["workshop_id"], ())
            ),
        )
        for row in rows
    ]


def read_hours(reader: Reader, period: tuple[str, str] | None, by: str) -> tuple[Named, HoursRow]:
    """The rows of one breakdown with what each is called, and the whole."""
    entries = list_time_entries(reader, period)
    names = _names(reader, by)
    rows = group_hours(entries, by)
    named = [(_unknown(by) if row.key is None else names(row.key), row) for row in rows]
    return named, total_hours(entries)


def _names(reader: Reader, by: str) -> Names:
    if by == "month":
        return lambda key: _month(str(key))
    known: dict[Key, str] = {}
    if by == "consultant":
        known.update({row[0]: row[1] for row in reader.rows("SELECT id, name FROM consultant")})
    elif by == "workshop":
        sql = "SELECT id, code || '  ' || name FROM workshop"
        known.update({row[0]: row[1] for row in reader.rows(sql)})
    else:
        known.update(TOPIC_WORDS if by == "topic" else group_words(by))
    return lambda key: known.get(key, str(key))


def _month(month: str) -> str:
    day = date.fromisoformat(f"{month}-01")
    return format_month(day.year, day.month)


def _unknown(by: str) -> str:
    words = {
        "consultant": _("Sin consultora o consultor"),
        "topic": _("Sin tema"),
        "sex": _("Sin dato"),
        "age_group": _("Sin dato"),
    }
    return words[by]
