"""What a person or a workshop took part in, and how far courses reached."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.storage.records import Reader
from app.suppression import suppress_table
from app.training.courses import find_course
from app.training.history_records import SEEN_BY_OWNER, CourseDay, Coverage, GroupHours, HistoryLine
from app.training.queries import (
    NEWEST_MARKS,
    list_certificates,
    list_enrolments,
    list_marks,
    list_test_answers,
    select_enrolments,
    select_events,
)
from app.training.records import Enrolment, Event, Mark
from app.training.results import (
    CAME,
    Attendance,
    Gain,
    attendance,
    gain_by_person,
    group_of,
    session_lengths,
)

_COVERAGE = """
SELECT cluster.id, cluster.name, count(*) AS workshops,
  sum(w.id IN (
    SELECT trainee.workshop_id FROM attendance
    JOIN enrolment ON enrolment.id = attendance.enrolment_id AND enrolment.deleted = 0
    JOIN event ON event.id = enrolment.event_id AND event.deleted = 0
    JOIN event_session ON event_session.id = attendance.session_id AND event_session.deleted = 0
    JOIN trainee ON trainee.id = enrolment.trainee_id
    WHERE attendance.deleted = 0 AND attendance.mark IN ('present', 'late')
      AND trainee.workshop_id IS NOT NULL
      AND (:course IS NULL OR event.course = :course)
      AND (:first IS NULL OR event_session.held_on >= :first)
      AND (:last IS NULL OR event_session.held_on <= :last)
  )) AS reached
FROM workshop w JOIN cluster ON cluster.id = w.cluster_id AND cluster.deleted = 0
WHERE w.deleted = 0 GROUP BY cluster.id ORDER BY cluster.name
"""


LAST_DAY = "9999-12-31"
_COURSE_DAYS = """
SELECT t.workshop_id, v.course, min(s.held_on) FROM trainee t
JOIN enrolment e ON e.trainee_id = t.id AND e.deleted = 0
JOIN event v ON v.id = e.event_id AND v.deleted = 0
JOIN attendance a ON a.enrolment_id = e.id AND a.deleted = 0 AND a.mark IN ('present', 'late')
JOIN event_session s ON s.id = a.session_id AND s.deleted = 0 AND s.held_on > ? AND s.held_on <= ?
WHERE t.deleted = 0 AND t.workshop_id IS NOT NULL AND v.course IN (SELECT value FROM json_each(?))
GROUP BY t.workshop_id, v.course ORDER BY 3, 2
"""


def list_course_days(
    reader: Reader, courses: Sequence[str], *, after: str = "", until: str = LAST_DAY
) -> list[CourseDay]:
    """Which workshops came to these courses after a day and up to another, the earliest first."""
    rows = reader.rows(_COURSE_DAYS, (after, until, json.dumps(list(courses))))
    return [CourseDay(*row) for row in rows]


def list_workshop_history(reader: Reader, workshop_id: int) -> list[HistoryLine]:
    """What the people of a workshop took part in, the newest first."""
    return _history(reader, "trainee.workshop_id = ?", workshop_id)


def list_history_for_owner(reader: Reader, workshop_id: int) -> list[HistoryLine]:
    """The same as far as its owner may know it.

    Neither what workers took part in apart (a reserved course) nor what they promised to try.
    """
    return [
        one if one.trainee.role in SEEN_BY_OWNER else replace(one, commitment=None)
        for one in list_workshop_history(reader, workshop_id)
        if one.trainee.role in SEEN_BY_OWNER or not _is_reserved(one.course)
    ]


def _is_reserved(code: str) -> bool:
    course = find_course(code)
    return course is not None and course.reserved


def list_trainee_history(reader: Reader, trainee_id: int) -> list[HistoryLine]:
    """What one person took part in, the newest first."""
    return _history(reader, "trainee.id = ?", trainee_id)


def cluster_coverage(
    reader: Reader, *, course: str | None = None, period: tuple[str, str] | None = None
) -> list[Coverage]:
    """How many workshops of each cluster courses reached; of one course or of all."""
    first, last = period or (None, None)
    rows = reader.rows(_COVERAGE, {"course": course, "first": first, "last": last})
    return [Coverage(row[0], row[1], row["reached"] or 0, row["workshops"]) for row in rows]


def hours_by_sex_and_age(
    reader: Reader, *, period: tuple[str, str], year: int, course: str | None = None
) -> list[GroupHours]:
    """Person-hours of course in a period by sex and age group, fit to leave the office.

    People are counted once; small groups are hidden, and those that would give them away.
    """
    first, last = period
    rows = reader.rows(
        "SELECT DISTINCT event_id FROM event_session WHERE deleted = 0 AND held_on BETWEEN ? AND ?",
        (first, last),
    )
    people: dict[tuple[str, str], set[int]] = {}
    hours: dict[tuple[str, str], float] = {}
    for event in select_events(reader, [row[0] for row in rows]):
        if course not in (None, event.course):
            continue
        inside = {one.id for one in event.sessions if first <= one.held_on <= last}
        lengths = session_lengths(event)
        trainees = {one.id: one.trainee for one in list_enrolments(reader, event.id)}
        for mark in list_marks(reader, event.id):
            if mark.mark in CAME and mark.session_id in inside:
                trainee = trainees[mark.enrolment_id]
                key = group_of(trainee, year)
                people.setdefault(key, set()).add(trainee.id)
                hours[key] = hours.get(key, 0.0) + lengths[mark.session_id] / 60
    counts = {key: len(found) for key, found in people.items()}
    shown = suppress_table(counts).cells
    return [
        GroupHours(*key, shown[key], hours[key] if shown[key] is not None else None) for key in sorted(counts)
    ]


def _history(reader: Reader, where: str, subject: int) -> list[HistoryLine]:
    enrolments = select_enrolments(
        reader, f"enrolment.trainee_id IN (SELECT id FROM trainee WHERE {where})", (subject,)
    )
    events = {event.id: event for event in select_events(reader, list({one.event_id for one in enrolments}))}
    attended = _attended(reader, list(events.values()), enrolments)
    codes = {
        one.enrolment_id: one.code
        for one in list_certificates(reader, enrolment_ids=[each.id for each in enrolments])
        if one.annulled_reason is None
    }
    lines = [
        _line(one, events[one.event_id], attended[one.id], codes.get(one.id))
        for one in enrolments
        if one.event_id in events
    ]
    lines.sort(key=lambda line: (line.first_on or "", line.event_id), reverse=True)
    return lines


def _attended(
    reader: Reader, events: Sequence[Event], enrolments: Sequence[Enrolment]
) -> dict[int, Attendance]:
    where = "s.event_id IN (SELECT value FROM json_each(?))"
    rows = reader.rows(NEWEST_MARKS.format(where=where), (json.dumps([event.id for event in events]),))
    found: dict[int, Attendance] = {}
    for event in events:
        sessions = {session.id for session in event.sessions}
        marks = [Mark(row[0], row[1], row[2]) for row in rows if row[0] in sessions]
        found |= attendance(event, [one for one in enrolments if one.event_id == event.id], marks)
    return found


def _line(enrolment: Enrolment, event: Event, attended: Attendance, code: str | None) -> HistoryLine:
    return HistoryLine(
        event_id=event.id, enrolment_id=enrolment.id, trainee=enrolment.trainee,
        course=event.course, title=event.title, status=enrolment.status,
        event_status=event.status, first_on=event.first_on, last_on=event.last_on,
        sessions_attended=attended.attended, sessions_taken=attended.taken,
        hours_attended=attended.hours, certificate_code=code, commitment=enrolment.commitment,
    )  # fmt: skip


def list_gains(reader: Reader, lines: Iterable[HistoryLine]) -> dict[int, Gain]:
    """The gain of each enrolment of these lines that took the test before and after."""
    found: dict[int, Gain] = {}
    wanted = list(lines)
    ours = {line.enrolment_id for line in wanted}
    for event, code in {(line.event_id, line.course) for line in wanted}:
        course = find_course(code)
        if course is not None:
            gains = gain_by_person(course, list_test_answers(reader, event))
            found |= {one: gain for one, gain in gains.items() if one in ours}
    return found
