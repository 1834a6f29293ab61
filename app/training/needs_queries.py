"""Who needs which course, over the whole office, in a handful of queries."""

from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.registry.phone import show_phones
from app.storage.records import Reader
from app.training.courses import find_course, load_courses
from app.training.needs import NeedVerdict
from app.training.records import CourseNeed, Need
from app.training.state_queries import States

# Enrolled or waiting in a coming event, came to a session, or holds the certificate.
_SERVED = """
SELECT event.course, trainee.workshop_id, enrolment.status = 'invited' AS invited
FROM enrolment
JOIN event ON event.id = enrolment.event_id AND event.deleted = 0 AND event.status <> 'cancelled'
JOIN trainee ON trainee.id = enrolment.trainee_id
WHERE enrolment.deleted = 0 AND trainee.workshop_id IS NOT NULL
  AND (:workshop IS NULL OR trainee.workshop_id = :workshop)
  AND (
    (event.status = 'planned' AND enrolment.status IN ('enrolled', 'waiting', 'invited'))
    OR EXISTS (SELECT 1 FROM attendance WHERE attendance.enrolment_id = enrolment.id
      AND attendance.deleted = 0 AND attendance.mark IN ('present', 'late'))
    OR EXISTS (SELECT 1 FROM certificate WHERE certificate.enrolment_id = enrolment.id
      AND certificate.deleted = 0 AND certificate.annulled_reason IS NULL)
  )
"""
_WORKSHOPS = """
SELECT w.id, w.code, w.name,
  coalesce((SELECT trim(p.given_names || ' ' || p.surnames) FROM person p
    WHERE p.workshop_id = w.id AND p.deleted = 0 AND p.relation = 'owner'
    ORDER BY p.id LIMIT 1), '') AS owner,
  coalesce(w.phone_given, w.phone, '') AS phone, coalesce(w.place, '') AS place,
  coalesce(c.name, '') AS cluster
FROM workshop w LEFT JOIN cluster c ON c.id = w.cluster_id AND c.deleted = 0
WHERE w.deleted = 0 AND (:cluster IS NULL OR w.cluster_id = :cluster)
"""
_CONTACT = """
SELECT workshop_id, granted FROM consent
WHERE deleted = 0 AND purpose = 'contact' ORDER BY decided_on, id
"""


def list_needs(reader: Reader, course_code: str, *, cluster_id: int | None = None) -> list[Need]:
    """The workshops that need a course, the first ones first, each with its reason.

    Raises `DataProblem` for a course that is not in the catalogue.
    """
    course = find_course(course_code)
    if course is None:
        raise DataProblem(_("No hay un curso «{code}» en el catálogo; elija otro.").format(code=course_code))
    workshops = reader.rows(_WORKSHOPS, {"cluster": cluster_id})
    served, invited = _served(reader)
    out = served.get(course.code, set())
    states = States(reader, course.lifts)
    found: list[tuple[NeedVerdict, Any]] = []
    for row in workshops:
        if row["id"] not in out and (verdict := states.judge(course, row["id"])) is not None:
            found.append((verdict, row))
    found.sort(key=lambda one: (*one[0].order, one[1]["code"]))
    contact = _contact(reader)
    asked = invited.get(course.code, set())
    return [
        Need(
            workshop_id=row["id"], workshop_code=row["code"], workshop=row["name"],
            owner=row["owner"], phone=show_phones(row["phone"]), place=row["place"],
            cluster=row["cluster"], rank=rank, rule=verdict.rule, gap=verdict.gap,
            anchor=verdict.anchor, items=verdict.items, because=verdict.because,
            invited=row["id"] in asked, may_contact=contact.get(row["id"]),
        )
        for rank, (verdict, row) in enumerate(found, start=1)
    ]  # fmt: skip


def list_contact_refusals(reader: Reader) -> frozenset[int]:
    """The workshops that said they do not want to be contacted; the newest decision counts."""
    return frozenset(one for one, granted in _contact(reader).items() if not granted)


def course_demand(reader: Reader) -> dict[str, int]:
    """How many workshops need each course, by its code."""
    courses = load_courses()
    states = States(reader, {item for course in courses for item in course.lifts})
    workshops = [row["id"] for row in reader.rows(_WORKSHOPS, {"cluster": None})]
    served, _invited = _served(reader)
    return {
        course.code: sum(
            one not in served.get(course.code, ()) and states.rule_for(course, one) is not None
            for one in workshops
        )
        for course in courses
    }


def courses_for_workshop(reader: Reader, workshop_id: int) -> list[CourseNeed]:
    """The courses that a workshop needs, the first ones first."""
    courses = load_courses()
    items = {item for course in courses for item in course.lifts}
    states = States(reader, items, workshop_id)
    served, _invited = _served(reader, workshop_id)
    found = [
        (verdict, course)
        for course in courses
        if workshop_id not in served.get(course.code, ())
        and (verdict := states.judge(course, workshop_id)) is not None
    ]
    found.sort(key=lambda one: (*one[0].order, one[1].code))
    return [
        CourseNeed(course, rank, verdict.rule, verdict.gap, verdict.anchor, verdict.items, verdict.because)
        for rank, (verdict, course) in enumerate(found, start=1)
    ]


def _contact(reader: Reader) -> dict[int, bool]:
    return {row[0]: bool(row[1]) for row in reader.rows(_CONTACT)}


def _served(
    reader: Reader, workshop_id: int | None = None
) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Per course, the workshops that need it no more, and those that are invited."""
    served: dict[str, set[int]] = {}
    invited: dict[str, set[int]] = {}
    for course, workshop, only_invited in reader.rows(_SERVED, {"workshop": workshop_id}):
        (invited if only_invited else served).setdefault(course, set()).add(workshop)
    return served, invited
