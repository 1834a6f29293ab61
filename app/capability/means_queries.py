"""What can close what is missing: coming events with places left."""

from datetime import date

from app.capability.records import ComingEvent
from app.storage.records import Reader
from app.training.courses import find_course

_COMING = """
SELECT e.id, e.course, e.title, s.first_on, s.last_on,
  e.places - (SELECT count(*) FROM enrolment n
    WHERE n.event_id = e.id AND n.deleted = 0 AND n.status = 'enrolled') AS free
FROM event e JOIN (
  SELECT event_id, min(held_on) AS first_on, max(held_on) AS last_on
  FROM event_session WHERE deleted = 0 GROUP BY event_id
) s ON s.event_id = e.id
WHERE e.deleted = 0 AND e.status = 'planned' AND s.first_on > :today
ORDER BY s.first_on, e.id
"""


def list_coming_events(reader: Reader, *, today: str) -> tuple[ComingEvent, ...]:
    """The events that begin after today and have places left, the first ones first."""
    found = []
    for event, code, title, first_on, last_on, free in reader.rows(_COMING, {"today": today}):
        course = find_course(code)
        if course is not None and (free is None or free > 0):
            days = (date.fromisoformat(first_on), date.fromisoformat(last_on))
            found.append(ComingEvent(event, code, title, *days, free, frozenset(course.lifts)))
    return tuple(found)
