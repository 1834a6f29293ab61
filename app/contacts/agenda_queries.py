"""What the day is told of the visit log: where nobody has been for long."""

from typing import Any

from app.agenda.notices import Asked
from app.agenda.queries import OF_USER, read_waiting
from app.agenda.records import Waiting
from app.contacts.records import Unseen
from app.registry.phone import show_phones
from app.storage.records import Reader

# Seen: a diagnostic, or a contact that was held. Where a visit was promised after that,
# the visit is listed instead.
UNSEEN = f"""
SELECT w.id, w.code, w.name, w.seen_on, coalesce(w.phone_given, w.phone, ''), count(*) OVER ()
FROM (
  SELECT w.id, w.code, w.name, w.phone, w.phone_given, max(
    coalesce((SELECT max(v.visited_on) FROM visit v
      WHERE v.workshop_id = w.id AND v.deleted = 0), ''),
    coalesce((SELECT max(c.held_on) FROM contact c
      WHERE c.workshop_id = w.id AND c.deleted = 0 AND c.status = 'held'), '')) AS seen_on
  FROM workshop w WHERE w.deleted = 0
) w
WHERE w.seen_on <> '' AND w.seen_on < :last AND {OF_USER}
  AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.workshop_id = w.id AND c.deleted = 0
    AND c.status = 'planned')
  AND NOT EXISTS (SELECT 1 FROM programme p WHERE p.workshop_id = w.id AND p.deleted = 0
    AND p.next_visit_on > w.seen_on)
ORDER BY w.seen_on, w.code LIMIT :limit
"""


def list_unseen(reader: Reader, asked: Asked) -> Waiting[Unseen]:
    """Workshops last seen long ago, where no visit was promised since."""
    return read_waiting(reader, UNSEEN, _unseen, last=asked.long_ago, user=asked.user, limit=asked.limit)


def _unseen(*values: Any) -> Unseen:
    *shown, phone = values
    return Unseen(*[*shown, show_phones(phone)])
