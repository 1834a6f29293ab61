"""What stands in the calendar between two days."""

from collections.abc import Collection

from app.agenda.queries import MOST, list_visits_due
from app.agenda.records import Entry, EntryKind
from app.i18n import N_
from app.pilots.blind_queries import hidden_workshops
from app.registry.phone import show_phones
from app.rooms import gather, load
from app.storage.records import Reader

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


def entry_kinds() -> list[EntryKind]:
    """Every room's, in the order in which the calendar names them."""
    return sorted(gather("app", "ENTRIES"), key=lambda kind: kind.order)


def read_schedule(
    reader: Reader,
    *,
    first: str,
    last: str,
    kinds: Collection[object] | None = None,
    user: int | None = None,
    viewer: int | None = None,
) -> list[Entry]:
    """Everything of these kinds (all, unless told) from `first` to `last`, by day and hour.

    Days are ISO, both included. Of one consultant, or of everybody; meetings of courses are
    always everybody's. Of workshops that the `viewer` measures without knowing what was done there, no action.
    """
    found: list[Entry] = []
    hidden = hidden_workshops(reader, viewer)
    for kind in entry_kinds():
        if kinds is None or kind.code in kinds:
            found += load(kind.read)(reader, first, last, user)
    found = [one for one in found if one.kind != "action" or one.workshop_id not in hidden]
    return sorted(found, key=lambda one: (one.day, one.at is None, one.at or "", one.title))


def visit_entries(reader: Reader, first: str, last: str, user: int | None) -> list[Entry]:
    """Visits that were promised."""
    found = list_visits_due(reader, first=first, last=last, user=user, limit=MOST)
    return [
        Entry(
            one.source,
            one.id,
            one.workshop,
            one.day,
            at=one.at,
            code=one.code,
            workshop_id=one.workshop_id,
            place=one.place,
            phone=one.phone,
            remark=one.consultants,
            visit_id=one.visit_id,
        )
        for one in found.lines
    ]


def held_entries(reader: Reader, first: str, last: str, user: int | None) -> list[Entry]:
    """Diagnostics, visits and calls that were held."""
    rows = reader.rows(_HELD, {"first": first, "last": last, "user": user, "limit": MOST})
    return [
        Entry(
            f"held-{row['kind']}",
            row["id"],
            row["name"],
            row["day"],
            at=row["at"],
            code=row["code"],
            workshop_id=row["workshop_id"],
            place=row[7],
            phone=show_phones(row[8]),
            minutes=row["minutes"],
            visit_id=row["id"] if row["kind"] == "visit" else None,
        )
        for row in rows
    ]


ENTRIES = (
    EntryKind("visit", N_("Visitas previstas"), "app.agenda.schedule:visit_entries", order=10),
    EntryKind("held", N_("Lo hecho"), "app.agenda.schedule:held_entries", order=50, exported=False),
)
