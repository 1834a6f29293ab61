"""What the day and the calendar are told of courses: their meetings, places that are left."""

import json

from app.agenda.notices import Asked
from app.agenda.records import Entry, EntryKind, Waiting
from app.i18n import N_
from app.storage.records import Reader
from app.training.courses import find_course
from app.training.records import FreePlaces, SessionDue

SESSIONS = """
SELECT s.id, e.id, e.title, s.held_on, s.starts_at, s.ends_at, coalesce(s.place, e.place, ''),
  (SELECT count(*) FROM enrolment n
   WHERE n.event_id = e.id AND n.deleted = 0 AND n.status = 'enrolled')
FROM event_session s JOIN event e ON e.id = s.event_id AND e.deleted = 0
WHERE s.deleted = 0 AND e.status <> 'cancelled' AND s.held_on BETWEEN :first AND :last
ORDER BY s.held_on, s.starts_at IS NULL, s.starts_at, s.id
"""
_COMING = """
SELECT e.id, e.title, e.course, f.first_on, e.places - f.taken AS free FROM event e JOIN (
  SELECT s.event_id, min(s.held_on) AS first_on, (SELECT count(*) FROM enrolment n
    WHERE n.event_id = s.event_id AND n.deleted = 0 AND n.status = 'enrolled') AS taken
  FROM event_session s WHERE s.deleted = 0 GROUP BY s.event_id
) f ON f.event_id = e.id
WHERE e.deleted = 0 AND e.status = 'planned' AND f.first_on >= ?
  AND (e.places IS NULL OR e.places > f.taken)
ORDER BY f.first_on, e.id
"""
_WAITING_FOR = """
SELECT DISTINCT a.solution, p.workshop_id
FROM action a JOIN programme p ON p.id = a.programme_id AND p.deleted = 0
JOIN workshop w ON w.id = p.workshop_id AND w.deleted = 0
JOIN visit v ON v.id = p.visit_id
WHERE a.deleted = 0 AND a.status = 'open'
  AND a.solution IN (SELECT value FROM json_each(:solutions))
  AND (:user IS NULL OR v.consultant_id = :user)
"""
_IN_EVENT = """
SELECT DISTINCT n.event_id, t.workshop_id
FROM enrolment n JOIN trainee t ON t.id = n.trainee_id
WHERE n.deleted = 0 AND n.status IN ('enrolled', 'waiting', 'declined')
  AND n.event_id IN (SELECT value FROM json_each(?)) AND t.workshop_id IS NOT NULL
"""


def list_free_places(reader: Reader, asked: Asked) -> Waiting[FreePlaces]:
    """Courses to come with places left that an open programme asks for, the soonest first."""
    coming = reader.rows(_COMING, (asked.today,))
    if not coming:
        return Waiting()

    courses = {row["course"]: find_course(row["course"]) for row in coming}
    solutions = {code: course.solutions if course else () for code, course in courses.items()}
    needing = _needing(reader, {one for many in solutions.values() for one in many}, asked.user)
    there = _in_events(reader, [row["id"] for row in coming])
    found = []
    for row in coming:
        wanted = {one for code in solutions[row["course"]] for one in needing.get(code, ())}
        left = wanted - there.get(row["id"], set())
        if left:
            found.append(FreePlaces(row["id"], row["title"], row["first_on"], row["free"], len(left)))
    return Waiting(found, len(found))


def _needing(reader: Reader, solutions: set[str], user: int | None) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    values = {"solutions": json.dumps(sorted(solutions)), "user": user}
    for solution, workshop in reader.rows(_WAITING_FOR, values):
        found.setdefault(solution, set()).add(workshop)
    return found


def _in_events(reader: Reader, events: list[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for event, workshop in reader.rows(_IN_EVENT, (json.dumps(events),)):
        found.setdefault(event, set()).add(workshop)
    return found


def list_sessions(reader: Reader, *, first: str, last: str) -> list[SessionDue]:
    """Meetings of courses in these days."""
    return [SessionDue(*row) for row in reader.rows(SESSIONS, {"first": first, "last": last})]


def session_entries(reader: Reader, first: str, last: str, _user: int | None) -> list[Entry]:
    """Meetings of courses; they are always everybody's."""
    return [
        Entry(
            "session",
            one.id,
            one.title,
            one.day,
            at=one.starts_at,
            until=one.ends_at,
            place=one.place,
            event_id=one.event_id,
        )
        for one in list_sessions(reader, first=first, last=last)
    ]


ENTRIES = (EntryKind("session", N_("Cursos"), "app.training.agenda_queries:session_entries", order=20),)
