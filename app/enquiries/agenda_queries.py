"""What the day is told of enquiries: those to come back to."""

from app.agenda.notices import Asked
from app.agenda.queries import read_waiting
from app.agenda.records import Waiting
from app.enquiries.records import EnquiryDue
from app.storage.records import Reader

ENQUIRIES = """
SELECT e.id, coalesce(nullif(trim(e.asker_name), ''), w.name, ''), e.question, e.follow_up_on,
  e.workshop_id, count(*) OVER ()
FROM enquiry e LEFT JOIN workshop w ON w.id = e.workshop_id
WHERE e.deleted = 0 AND e.status <> 'closed' AND e.follow_up_on <= :last
  AND (:user IS NULL OR e.consultant_id IS NULL OR e.consultant_id = :user)
ORDER BY e.follow_up_on, e.id LIMIT :limit
"""


def list_enquiries_due(reader: Reader, asked: Asked) -> Waiting[EnquiryDue]:
    """Questions to be gone on with in the week to come."""
    return read_waiting(reader, ENQUIRIES, EnquiryDue, last=asked.week, user=asked.user, limit=asked.limit)
