"""What other rooms tell of the day: courses with places, legal figures, titles of steps."""

import json
from dataclasses import replace

from app.agenda.records import Expiry, FreePlaces, StatuteDue, Waiting
from app.storage.records import Reader

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


def list_free_places(reader: Reader, *, today: str, user: int | None = None) -> list[FreePlaces]:
    """Courses to come with places left that an open programme asks for, the soonest first."""
    coming = reader.rows(_COMING, (today,))
    if not coming:
        return []
    from app.training.courses import find_course

    courses = {row["course"]: find_course(row["course"]) for row in coming}
    solutions = {code: course.solutions if course else () for code, course in courses.items()}
    needing = _needing(reader, {one for many in solutions.values() for one in many}, user)
    there = _in_events(reader, [row["id"] for row in coming])
    found = []
    for row in coming:
        wanted = {one for code in solutions[row["course"]] for one in needing.get(code, ())}
        left = wanted - there.get(row["id"], set())
        if left:
            found.append(
                FreePlaces(row["id"], row["title"], row["first_on"], row["free"], len(left))
            )
    return found


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


def list_statutes_due(reader: Reader, *, today: str) -> list[StatuteDue]:
    """Legal figures in force whose review date has come, or that nobody knows."""
    from app.formalization.queries import list_stale

    return [
        StatuteDue(
            one.code, one.title, one.review_on or (one.since_exact and one.valid_from) or today
        )
        for one in list_stale(reader, today)
    ]


def title_expiries(reader: Reader, waiting: Waiting[Expiry]) -> Waiting[Expiry]:
    """The same with the titles of the steps instead of their codes."""
    if not waiting.lines:
        return waiting
    from app.formalization.queries import read_step_titles

    titles = read_step_titles(reader)
    return replace(
        waiting,
        lines=[replace(line, title=titles.get(line.title, line.title)) for line in waiting.lines],
    )
