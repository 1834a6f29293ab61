"""What is known of courses as JSON: English keys that stay (docs/cli.md)."""

from collections.abc import Sequence

from app.shapes import Shape, shape, shapes
from app.storage.records import Reader
from app.training.courses import find_course
from app.training.history_records import Coverage, GroupHours
from app.training.queries import (
    Verification,
    list_certificates,
    list_enrolments,
    list_marks,
    list_test_answers,
    read_event,
)
from app.training.records import Course, Event, Mark
from app.training.results import attendance, drop_out, eligibility, gain_by_person

COURSE = "code title hours audience objectives items=lifts solutions"
PERSON = "number name=trainee.full_name workshop=trainee.workshop_code|none role=trainee.role status"
HISTORY = (
    "event=event_id course title name=trainee.full_name role=trainee.role status first_on last_on "
    "attended=sessions_attended taken=sessions_taken hours=hours_attended "
    "certificate=certificate_code"
)
CERTIFICATE = "name=full_name course=course_title hours held_from held_to issued_on annulled=annulled_reason"


def shape_course(course: Course) -> Shape:
    """One course of the catalogue, with its plan and the number of its questions."""
    return {
        **shape(course, COURSE),
        "demanded_by": None,  # the catalogue knows no company; who asks for a course is in each office
        **shape(course, "given_by"),
        "sessions": shapes(course.sessions, "topic minutes reflection"),
        "questions": len(course.questions),
        **shape(course, "discreet reserved state source"),
    }


def shape_attendance(reader: Reader, event_id: int) -> Shape:
    """An event's attendance, drop-out, and gain of each person in the test."""
    event = read_event(reader, event_id)
    people, marks = list_enrolments(reader, event_id), list_marks(reader, event_id)
    shares, verdicts = attendance(event, people, marks), eligibility(event, people, marks)
    course = find_course(event.course)
    gains = gain_by_person(course, list_test_answers(reader, event_id)) if course else {}
    codes = {
        one.enrolment_id: one.code
        for one in list_certificates(reader, event_id=event_id)
        if one.annulled_reason is None
    }
    spoken = _marks_by_person(event, marks)
    return {
        **shape(event, "event=id course title attendance_needed"),
        "sessions": [
            {"number": number, **shape(count, "date=session.held_on came expected gone")}
            for number, count in enumerate(drop_out(event, people, marks), start=1)
        ],
        "people": [
            {
                **shape(one, PERSON),
                "marks": spoken.get(one.id, {}),
                **shape(shares[one.id], "attended taken share hours"),
                **shape(verdicts[one.id], "eligible"),
                **shape(gains.get(one.id), "right_before=before right_after=after"),
                "certificate": codes.get(one.id),
            }
            for one in people
        ],
    }


def _marks_by_person(event: Event, marks: Sequence[Mark]) -> dict[int, dict[str, str]]:
    """enrolment -> number of the session -> mark."""
    places = {session.id: str(place) for place, session in enumerate(event.sessions, start=1)}
    found: dict[int, dict[str, str]] = {}
    for mark in marks:
        found.setdefault(mark.enrolment_id, {})[places[mark.session_id]] = mark.mark
    return found


def shape_verification(found: Verification) -> Shape:
    """What the file says of a code; the certificate's keys are null when there is none."""
    return {**shape(found, "verdict code"), **shape(found.certificate, CERTIFICATE)}


def shape_reach(coverage: Sequence[Coverage], hours: Sequence[GroupHours]) -> Shape:
    """How far courses reached; a hidden group's numbers are null."""
    return {
        "clusters": shapes(coverage, "cluster reached workshops"),
        "hours": shapes(hours, "sex age_group people hours"),
    }
