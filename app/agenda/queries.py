"""What is due between two days: each list is one query, however many workshops there are."""

from collections.abc import Callable
from typing import Any, TypeVar

from app.agenda.records import (
    Limits,
    VisitDue,
    Waiting,
)
from app.registry.phone import show_phones
from app.storage.records import Reader

Line = TypeVar("Line")

ALWAYS = "0000-00-00"  # before every ISO day
SHOWN = 40
MOST = 5_000  # lines of a calendar

# A unary plus keeps SQLite off an index that fits nearly every row (it has no statistics).

# Who a workshop is of: whoever made its newest diagnostic, else its newest contact.
OF_USER = """(:user IS NULL OR :user = coalesce(
  (SELECT v.consultant_id FROM visit v WHERE v.workshop_id = w.id AND v.deleted = 0
    AND +v.rating_of IS NULL ORDER BY v.visited_on DESC, v.id DESC LIMIT 1),
  (SELECT k.consultant_id FROM contact t JOIN contact_consultant k
    ON k.contact_id = t.id AND k.deleted = 0
    WHERE t.workshop_id = w.id AND t.deleted = 0 ORDER BY t.held_on DESC, t.id DESC LIMIT 1)))"""

# A programme's next visit is due until there is a contact, or a later diagnostic, after the
# programme's own visit; only the newest programme of a workshop counts.
NEXT_VISITS = """
SELECT 'programme' AS source, p.id, p.workshop_id, p.next_visit_on AS day, p.next_visit_at AS at,
  NULL AS place, 'workshop' AS channel, p.visit_id,
  coalesce((SELECT name FROM consultant WHERE id = v.consultant_id), '') AS consultants,
  v.consultant_id AS of_user
FROM programme p JOIN visit v ON v.id = p.visit_id AND v.deleted = 0
WHERE p.deleted = 0 AND p.next_visit_on BETWEEN :first AND :last
  AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.workshop_id = p.workshop_id AND c.deleted = 0
    AND c.status IN ('planned', 'held') AND c.held_on >= v.visited_on)
  AND NOT EXISTS (SELECT 1 FROM visit u WHERE u.workshop_id = p.workshop_id AND u.deleted = 0
    AND +u.rating_of IS NULL AND u.visited_on > v.visited_on)
  AND NOT EXISTS (SELECT 1 FROM programme q JOIN visit u ON u.id = q.visit_id AND u.deleted = 0
    WHERE q.workshop_id = p.workshop_id AND q.deleted = 0 AND q.id <> p.id
    AND (u.visited_on, u.round, q.id) > (v.visited_on, v.round, p.id))
"""

PLANNED_CONTACTS = """
SELECT 'contact' AS source, c.id, c.workshop_id, c.held_on AS day, c.starts_at AS at,
  c.place, c.channel, NULL AS visit_id,
  coalesce((SELECT group_concat(n.name, ', ') FROM contact_consultant k
    JOIN consultant n ON n.id = k.consultant_id
    WHERE k.contact_id = c.id AND k.deleted = 0), '') AS consultants,
  CASE WHEN EXISTS (SELECT 1 FROM contact_consultant k WHERE k.contact_id = c.id
    AND k.deleted = 0 AND +k.consultant_id = :user) THEN :user
    WHEN EXISTS (SELECT 1 FROM contact_consultant k WHERE k.contact_id = c.id
    AND k.deleted = 0) THEN -1 END AS of_user
FROM contact c
WHERE c.deleted = 0 AND c.status = 'planned' AND c.held_on BETWEEN :first AND :last
"""

VISITS = f"""
SELECT d.source, d.id, d.workshop_id, w.code, w.name, d.day, d.at,
  coalesce(d.place, w.place, ''), coalesce(w.phone_given, w.phone, ''), d.channel,
  d.consultants, d.visit_id, count(*) OVER ()
FROM ({PLANNED_CONTACTS} UNION ALL {NEXT_VISITS}) d
JOIN workshop w ON w.id = d.workshop_id AND w.deleted = 0
WHERE :user IS NULL OR d.of_user = :user OR (d.of_user IS NULL AND {OF_USER})
ORDER BY d.day, d.at IS NULL, d.at, w.code, d.id LIMIT :limit
"""

_DRAFTS_OF = """
SELECT id FROM visit WHERE deleted = 0 AND status = 'draft'
  AND (consultant_id IS NULL OR consultant_id = ?)
"""
_HAS_WORKSHOPS = """
SELECT EXISTS (SELECT 1 FROM visit WHERE deleted = 0 AND consultant_id = :user)
  OR EXISTS (SELECT 1 FROM contact_consultant WHERE deleted = 0 AND consultant_id = :user)
"""


def read_limits(reader: Reader) -> Limits:
    """What the office set, or what a new office begins with."""
    row = reader.row(
        "SELECT unseen_days, expiry_days, round_months FROM office WHERE deleted = 0 ORDER BY id LIMIT 1"
    )
    return Limits(*row) if row is not None else Limits()


def has_workshops(reader: Reader, consultant_id: int) -> bool:
    """Whether this person has been in any workshop yet, or is to go."""
    return bool(reader.value(_HAS_WORKSHOPS, {"user": consultant_id}))


def list_visits_due(
    reader: Reader, *, first: str, last: str, user: int | None = None, limit: int = SHOWN
) -> Waiting[VisitDue]:
    """Visits promised for these days, of everybody's workshops or of one consultant's.

    `first` and `last` are ISO days, both included, here and below.
    """
    return read_waiting(reader, VISITS, _visit, first=first, last=last, user=user, limit=limit)


def drafts_of(reader: Reader, consultant_id: int) -> frozenset[int]:
    """The unfinished diagnostics of one consultant, and those of nobody."""
    return frozenset(row[0] for row in reader.rows(_DRAFTS_OF, (consultant_id,)))


def read_waiting(reader: Reader, sql: str, make: Callable[..., Line], **values: Any) -> Waiting[Line]:
    """The first lines of a query, each made of its row but the last cell: how many in all."""
    rows = reader.rows(sql, values)
    return Waiting([make(*list(row)[:-1]) for row in rows], rows[0][-1] if rows else 0)


def _visit(*values: Any) -> VisitDue:
    shown = list(values)
    shown[8] = show_phones(shown[8])
    return VisitDue(*shown)
