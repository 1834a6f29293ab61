"""What stands in the calendar between two days."""

from collections.abc import Collection

from app.agenda.queries import (
    list_actions_due,
    list_rounds_due,
    list_sessions,
    list_visits_due,
)
from app.agenda.records import Entry
from app.i18n import _
from app.registry.phone import show_phones
from app.storage.records import Reader

KINDS = ("visit", "session", "round", "action", "held")
MOST = 5_000

# What was done: diagnostics, and visits and calls of the log.
_HELD = """
SELECT d.kind, d.id, d.workshop_id, w.code, w.name, d.day, d.at, coalesce(d.place, w.place, ''),
  coalesce(w.phone_given, w.phone, ''), d.minutes FROM (
  SELECT 'contact' AS kind, c.id, c.workshop_id, c.held_on AS day, c.starts_at AS at, c.place,
    c.contact_minutes AS minutes
  FROM contact c WHERE c.deleted = 0 AND c.status = 'held' AND c.held_on BETWEEN :first AND :last
    AND (:user IS NULL OR EXISTS (SELECT 1 FROM contact_consultant k
      WHERE k.contact_id = c.id AND k.deleted = 0 AND +k.consultant_id = :user))
  UNION ALL
  SELECT 'visit', v.id, v.workshop_id, v.visited_on, NULL, NULL, nullif(v.seconds / 60, 0)
  FROM visit v WHERE v.deleted = 0 AND v.rating_of IS NULL
    AND v.visited_on BETWEEN :first AND :last AND (:user IS NULL OR v.consultant_id = :user)
) d JOIN workshop w ON w.id = d.workshop_id AND w.deleted = 0
ORDER BY d.day, d.at IS NULL, d.at, w.code LIMIT :limit
"""


def read_schedule(
    reader: Reader, *, first: str, last: str, kinds: Collection[str] = KINDS,
    user: int | None = None,
) -> list[Entry]:  # fmt: skip
    """Everything of these kinds from `first` to `last` (ISO, both included), by day and hour.

    Of one consultant, or of everybody; meetings of courses are always everybody's.
    """
    readers = {
        "held": _held, "visit": _visits, "session": _sessions, "round": _rounds,
        "action": _actions,
    }  # fmt: skip
    found = [entry for kind in kinds for entry in readers[kind](reader, first, last, user)]
    return sorted(found, key=lambda one: (one.day, one.at is None, one.at or "", one.title))


def _visits(reader: Reader, first: str, last: str, user: int | None) -> list[Entry]:
    found = list_visits_due(reader, first=first, last=last, user=user, limit=MOST)
    return [
        Entry(
            one.source, one.id, one.workshop, one.day, at=one.at, code=one.code,
            workshop_id=one.workshop_id, place=one.place, phone=one.phone,
            remark=one.consultants, visit_id=one.visit_id,
        )
        for one in found.lines
    ]  # fmt: skip


def _sessions(reader: Reader, first: str, last: str, _user: int | None) -> list[Entry]:
    return [
        Entry(
            "session", one.id, one.title, one.day, at=one.starts_at, until=one.ends_at,
            place=one.place, event_id=one.event_id,
        )
        for one in list_sessions(reader, first=first, last=last)
    ]  # fmt: skip


def _rounds(reader: Reader, first: str, last: str, user: int | None) -> list[Entry]:
    found = list_rounds_due(reader, first=first, last=last, user=user, limit=MOST)
    return [
        Entry(
            "round", one.visit_id, one.workshop, one.day, code=one.code,
            workshop_id=one.workshop_id, visit_id=one.visit_id,
            remark=_("Diagnóstico {round}").format(round=one.round),
        )
        for one in found.lines
    ]  # fmt: skip


def _actions(reader: Reader, first: str, last: str, user: int | None) -> list[Entry]:
    found = list_actions_due(reader, first=first, last=last, user=user, limit=MOST)
    return [
        Entry(
            "action", one.id, one.workshop, one.due_on, code=one.code,
            workshop_id=one.workshop_id, visit_id=one.visit_id, remark=one.title,
        )
        for one in found.lines
    ]  # fmt: skip


def _held(reader: Reader, first: str, last: str, user: int | None) -> list[Entry]:
    rows = reader.rows(_HELD, {"first": first, "last": last, "user": user, "limit": MOST})
    return [
        Entry(
            f"held-{row['kind']}", row["id"], row["name"], row["day"], at=row["at"],
            code=row["code"], workshop_id=row["workshop_id"], place=row[7],
            phone=show_phones(row[8]), minutes=row["minutes"],
            visit_id=row["id"] if row["kind"] == "visit" else None,
        )
        for row in rows
    ]  # fmt: skip
