"""Reads the visit log: SQL in, frozen records out."""

from typing import Any

from app.contacts.records import (
    Attendant,
    Contact,
    ContactAction,
    ContactLine,
    ContactPhoto,
)
from app.contacts.tables import CONTACT
from app.errors import DataProblem
from app.figures.locks import LATE
from app.i18n import _
from app.improvement.records import Programme
from app.storage.records import Reader

_LATE = LATE.format(row="contact.id", day="contact.held_on")
_CONTACT = f"""
SELECT {CONTACT.select(Contact, "contact.")}, {_LATE} AS late
FROM contact WHERE contact.deleted = 0 AND contact.id = ?
"""
_LINES = f"""
SELECT contact.id, contact.workshop_id, workshop.code, workshop.name, contact.status,
  contact.held_on, contact.starts_at, contact.channel, contact.contact_minutes,
  contact.preparation_minutes, contact.travel_minutes, contact.topics,
  (SELECT group_concat(named.name, char(10)) FROM (
     SELECT consultant.name FROM contact_consultant
     JOIN consultant ON consultant.id = contact_consultant.consultant_id
     WHERE contact_consultant.contact_id = contact.id AND contact_consultant.deleted = 0
     ORDER BY contact_consultant.id) AS named),
  coalesce(contact.what_was_done, ''), coalesce(contact.workshop_agrees, ''),
  coalesce(contact.centre_agrees, ''), contact.signature_hash IS NOT NULL, {_LATE}
FROM contact JOIN workshop ON workshop.id = contact.workshop_id AND workshop.deleted = 0
WHERE contact.deleted = 0
  AND (:workshop_id IS NULL OR contact.workshop_id = :workshop_id)
  AND (:status IS NULL OR contact.status = :status)
  AND (:first IS NULL OR contact.held_on BETWEEN :first AND :last)
  AND (:consultant_id IS NULL OR EXISTS (SELECT 1 FROM contact_consultant AS who
       WHERE who.contact_id = contact.id AND who.deleted = 0
       AND who.consultant_id = :consultant_id))
ORDER BY contact.held_on DESC, contact.starts_at DESC, contact.id DESC
"""
_ACTIONS = """
SELECT action.id, action.title, action.status, action.due_on, noted.progress, noted.what,
  action.solution
FROM action
JOIN programme ON programme.id = action.programme_id AND programme.deleted = 0
LEFT JOIN contact_action AS noted
  ON noted.action_id = action.id AND noted.contact_id = :contact AND noted.deleted = 0
WHERE action.deleted = 0 AND programme.workshop_id = :workshop
  AND (action.status = 'open' OR noted.id IS NOT NULL)
ORDER BY programme.id DESC, action.position, action.id
"""


def list_contacts(
    reader: Reader,
    *,
    workshop_id: int | None = None,
    consultant_id: int | None = None,
    period: tuple[str, str] | None = None,
    status: str | None = None,
) -> list[ContactLine]:
    """Contacts of a workshop, a consultant or all, newest first; one query.

    `period` is the first and the last ISO day; `status` is planned, held or missed.
    """
    first, last = period or (None, None)
    parameters = {
        "workshop_id": workshop_id,
        "consultant_id": consultant_id,
        "status": status,
        "first": first,
        "last": last,
    }
    return [_line(row) for row in reader.rows(_LINES, parameters)]


def read_contact(reader: Reader, contact_id: int) -> Contact:
    """Everything of one contact. Raises `DataProblem` when it is not there."""
    row = reader.row(_CONTACT, (contact_id,))
    if row is None:
        raise DataProblem(_("Esa visita ya no está en el archivo; vuelva a la ficha del taller."))
    return Contact(
        **{name: row[name] for name in ("id", *CONTACT.names) if name != "topics"},
        topics=tuple(row["topics"].split()),
        late=row["status"] == "held" and bool(row["late"]),
        consultants=_consultants(reader, contact_id),
        actions=list_contact_actions(reader, row["workshop_id"], contact_id),
        photos=_photos(reader, contact_id),
    )


def list_contact_actions(
    reader: Reader, workshop_id: int, contact_id: int | None = None
) -> tuple[ContactAction, ...]:
    """The open actions of a workshop, and those that a contact says something of."""
    rows = reader.rows(_ACTIONS, {"contact": contact_id, "workshop": workshop_id})
    return tuple(
        ContactAction(
            row["id"],
            row["title"],
            row["status"],
            row["due_on"],
            row["progress"],
            row["what"] or "",
            row["solution"],
        )
        for row in rows
    )


def last_contact(reader: Reader, workshop_id: int, before: int | None = None) -> Contact | None:
    """The newest contact held with a workshop that says its minutes, or None; not `before`."""
    found = reader.value(
        "SELECT id FROM contact WHERE workshop_id = ? AND deleted = 0 AND status = 'held' "
        "AND contact_minutes IS NOT NULL AND id IS NOT ? ORDER BY held_on DESC, id DESC LIMIT 1",
        (workshop_id, before),
    )
    return read_contact(reader, found) if found is not None else None


def next_contact(reader: Reader, workshop_id: int, *, after: str) -> Contact | None:
    """The first contact planned with a workshop on a day (ISO) or later, or None."""
    found = reader.value(
        "SELECT id FROM contact WHERE workshop_id = ? AND deleted = 0 AND status = 'planned' "
        "AND held_on >= ? ORDER BY held_on, starts_at, id LIMIT 1",
        (workshop_id, after),
    )
    return read_contact(reader, found) if found is not None else None


def _line(row: Any) -> ContactLine:
    values = list(row)
    values[11] = tuple(values[11].split())
    values[12] = tuple((values[12] or "").splitlines())
    values[16] = bool(values[16])
    values[17] = values[4] == "held" and bool(values[17])
    return ContactLine(*values)


def _consultants(reader: Reader, contact_id: int) -> tuple[Attendant, ...]:
    sql = """
        SELECT consultant.id, consultant.name FROM contact_consultant
        JOIN consultant ON consultant.id = contact_consultant.consultant_id
        WHERE contact_consultant.contact_id = ? AND contact_consultant.deleted = 0
        ORDER BY contact_consultant.id
    """
    return tuple(Attendant(*row) for row in reader.rows(sql, (contact_id,)))


def _photos(reader: Reader, contact_id: int) -> tuple[ContactPhoto, ...]:
    sql = """
        SELECT id, blob_hash, moment, caption, action_id FROM contact_photo
        WHERE contact_id = ? AND deleted = 0 ORDER BY id
    """
    return tuple(ContactPhoto(*row) for row in reader.rows(sql, (contact_id,)))


def proof_photos(reader: Reader, workshop_id: int) -> dict[int, str]:
    """The photo that shows each action of a workshop best, by its hash: one of after, else the newest."""
    sql = """
        SELECT shown.action_id, shown.blob_hash FROM contact_photo AS shown
        JOIN contact ON contact.id = shown.contact_id AND contact.deleted = 0
        WHERE shown.deleted = 0 AND shown.action_id IS NOT NULL AND contact.workshop_id = ?
        ORDER BY coalesce(shown.moment, '') = 'after', contact.held_on, shown.id
    """
    return dict(reader.rows(sql, (workshop_id,)))


def next_visit_on(reader: Reader, workshop_id: int, programme: Programme | None) -> str | None:
    """The day of the first contact that is planned; without one, the programme's, until a
    contact is held."""
    contacts = list_contacts(reader, workshop_id=workshop_id)
    planned = [one.held_on for one in contacts if one.status == "planned"]
    if planned or programme is None:
        return min(planned, default=None)
    since = programme.agreed_on or ""
    held = any(one.status == "held" and one.held_on > since for one in contacts)
    return None if held else programme.next_visit_on
