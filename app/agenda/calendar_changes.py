"""What a calendar needs to follow what changed: how often and when, and what will not be.

Without it a telephone that took the file before keeps the old hour, and what was called off.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.agenda.records import Entry
from app.storage.identity import clock_to_ms
from app.storage.records import Reader

# The kind of an entry -> the table its row is of.
_TABLES: Mapping[str, str] = {
    "contact": "contact",
    "programme": "programme",
    "session": "event_session",
    "action": "action",
    "order": "anchor_order",
    "meeting": "association_meeting",
    "round": "visit",
}
_REVISIONS = (
    "SELECT row_id, count(*), max(clock) FROM journal"
    " WHERE table_name = ? AND row_id IN (SELECT value FROM json_each(?)) GROUP BY row_id"
)
# What was planned in these days and was taken out, called off or did not happen.
_CALLED_OFF = """
SELECT 'contact' AS kind, c.id, w.name AS title, c.held_on AS day, c.starts_at AS at
FROM contact c JOIN workshop w ON w.id = c.workshop_id
WHERE c.held_on BETWEEN :first AND :last
  AND (c.status = 'missed' OR (c.status = 'planned' AND (c.deleted = 1 OR w.deleted = 1)))
  AND (:user IS NULL OR EXISTS (SELECT 1 FROM contact_consultant k
    WHERE k.contact_id = c.id AND k.consultant_id = :user))
UNION ALL
SELECT 'session', s.id, e.title, s.held_on, s.starts_at
FROM event_session s JOIN event e ON e.id = s.event_id
WHERE s.held_on BETWEEN :first AND :last AND (s.deleted = 1 OR e.deleted = 1 OR e.status = 'cancelled')
ORDER BY 4, 2
"""


@dataclass(frozen=True, slots=True)
class Revision:
    """How often the row of an entry was changed, and when it last was."""

    number: int
    at: datetime


def read_revisions(reader: Reader, entries: Iterable[Entry]) -> dict[tuple[str, int], Revision]:
    """By kind and row; the journal knows."""
    rows: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        if entry.kind in _TABLES:
            rows[entry.kind].add(entry.row)
    found = {}
    for kind, ids in rows.items():
        for row, count, clock in reader.rows(_REVISIONS, (_TABLES[kind], json.dumps(sorted(ids)))):
            at = datetime.fromtimestamp(clock_to_ms(clock) / 1000, UTC)
            found[kind, row] = Revision(count - 1, at)
    return found


def read_called_off(
    reader: Reader, *, first: str, last: str, kinds: Collection[object], user: int | None
) -> list[Entry]:
    """What was planned between two days and will not be."""
    wanted = {"contact": "visit", "session": "session"}
    rows = reader.rows(_CALLED_OFF, {"first": first, "last": last, "user": user})
    return [
        Entry(row["kind"], row["id"], row["title"], row["day"], at=row["at"])
        for row in rows
        if wanted[row["kind"]] in kinds
    ]
