"""What the command line prints of courses as JSON: English keys that stay (docs/cli.md)."""

from collections.abc import Sequence
from typing import Any

from app.storage.records import Reader
from app.training.courses import find_course
from app.training.history_records import Coverage, GroupHours, HistoryLine
from app.training.queries import (
    list_certificates,
    list_enrolments,
    list_marks,
    list_test_answers,
    read_event,
)
from app.training.records import Certificate, Course, Enrolment, Event, EventLine, Mark, Need
from app.training.results import attendance, drop_out, eligibility, gain_by_person
from app.training.verification_queries import Verification

Shape = dict[str, Any]


def shape_course(course: Course) -> Shape:
    """One course of the catalogue, with its plan and the number of its questions."""
    return {
        "code": course.code,
        "title": course.title,
        "hours": course.hours,
        "audience": course.audience,
        "objectives": list(course.objectives),
        "items": list(course.lifts),
        "solutions": list(course.solutions),
        "demanded_by": course.demanded_by or None,
        "given_by": list(course.given_by),
        "sessions": [
            {"topic": one.topic, "minutes": one.minutes, "reflection": one.reflection}
            for one in course.sessions
        ],
        "questions": len(course.questions),
        "discreet": course.discreet,
        "reserved": course.reserved,
        "state": course.state,
        "source": course.source,
    }


def shape_need(need: Need) -> Shape:
    """A workshop that needs a course."""
    return {
        "rank": need.rank,
        "workshop": need.workshop_code,
        "name": need.workshop,
        "rule": need.rule,
        "gap": need.gap,
        "anchor": need.anchor,
        "items": list(need.items),
        "because": need.because,
        "invited": need.invited,
        "may_contact": need.may_contact,
    }


def shape_event(line: EventLine) -> Shape:
    """One edition as a line of the list."""
    return {
        "id": line.id,
        "course": line.course,
        "title": line.title,
        "status": line.status,
        "place": line.place or None,
        "cluster": line.cluster or None,
        "facilitator": line.facilitator or None,
        "first_on": line.first_on,
        "last_on": line.last_on,
        "next_on": line.next_on,
        "sessions": line.sessions,
        "sessions_marked": line.sessions_marked,
        "places": line.places,
        "enrolled": line.enrolled,
        "waiting": line.waiting,
        "invited": line.invited,
        "certificates": line.certificates,
    }


def shape_attendance(reader: Reader, event_id: int) -> Shape:
    """An edition's attendance, drop-out, and gain of each person in the test."""
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
        "event": event.id,
        "course": event.course,
        "title": event.title,
        "attendance_needed": event.attendance_needed,
        "sessions": [
            {
                "number": number,
                "date": count.session.held_on,
                "came": count.came,
                "expected": count.expected,
                "gone": count.gone,
            }
            for number, count in enumerate(drop_out(event, people, marks), start=1)
        ],
        "people": [
            {
                **_shape_enrolment(one),
                "marks": spoken.get(one.id, {}),
                "attended": shares[one.id].attended,
                "taken": shares[one.id].taken,
                "share": shares[one.id].share,
                "hours": shares[one.id].hours,
                "eligible": verdicts[one.id].eligible,
                "right_before": gains[one.id].before if one.id in gains else None,
                "right_after": gains[one.id].after if one.id in gains else None,
                "certificate": codes.get(one.id),
            }
            for one in people
        ],
    }


def _shape_enrolment(one: Enrolment) -> Shape:
    return {
        "number": one.number,
        "name": one.trainee.full_name,
        "workshop": one.trainee.workshop_code or None,
        "role": one.trainee.role,
        "status": one.status,
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
    return {
        "verdict": found.verdict,
        "code": found.code,
        **_shape_certificate(found.certificate),
    }


def shape_history(line: HistoryLine) -> Shape:
    """One edition that somebody of a workshop was in."""
    return {
        "event": line.event_id,
        "course": line.course,
        "title": line.title,
        "name": line.trainee.full_name,
        "role": line.trainee.role,
        "status": line.status,
        "first_on": line.first_on,
        "last_on": line.last_on,
        "attended": line.sessions_attended,
        "taken": line.sessions_taken,
        "hours": line.hours_attended,
        "certificate": line.certificate_code,
    }


def _shape_certificate(one: Certificate | None) -> Shape:
    return {
        "name": one.full_name if one else None,
        "course": one.course_title if one else None,
        "hours": one.hours if one else None,
        "held_from": one.held_from if one else None,
        "held_to": one.held_to if one else None,
        "issued_on": one.issued_on if one else None,
        "annulled": one.annulled_reason if one else None,
    }


def shape_reach(coverage: Sequence[Coverage], hours: Sequence[GroupHours]) -> Shape:
    """How far courses reached; a hidden group's numbers are null."""
    return {
        "clusters": [
            {"cluster": one.cluster, "reached": one.reached, "workshops": one.workshops}
            for one in coverage
        ],
        "hours": [
            {"sex": one.sex, "age_group": one.age_group, "people": one.people, "hours": one.hours}
            for one in hours
        ],
    }
