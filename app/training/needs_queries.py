"""Who needs which course, over the whole office, in a handful of queries."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.diagnosis.queries import read_instrument
from app.diagnosis.records import Answer, AnswerKind, Instrument
from app.diagnosis.relevance import asked_items
from app.errors import DataProblem
from app.i18n import _
from app.registry.phone import show_phone
from app.storage.records import Reader
from app.training.courses import find_course, load_courses
from app.training.needs import (
    ANCHOR_TAG,
    Point,
    State,
    Verdict,
    delicate_items,
    judge,
    works_on,
)
from app.training.queries import list_events
from app.training.records import Course, CourseNeed, Demand, FreePlaces, Need

# The newest finished diagnostic of each workshop; second ratings of it are not rounds.
_NEWEST = """
SELECT v.workshop_id, v.id, instrument.hash FROM visit v
JOIN instrument ON instrument.id = v.instrument_id
WHERE v.deleted = 0 AND v.status = 'finished' AND v.rating_of IS NULL
  AND (:workshop IS NULL OR v.workshop_id = :workshop)
ORDER BY v.workshop_id, v.visited_on, v.id
"""
_LEVELS = """
SELECT visit_id, item, kind, level FROM answer
WHERE deleted = 0 AND kind IS NOT NULL AND visit_id IN (SELECT value FROM json_each(:visits))
  AND item IN (SELECT value FROM json_each(:items))
"""
_OPEN = """
SELECT programme.workshop_id, action.solution FROM action
JOIN programme ON programme.id = action.programme_id AND programme.deleted = 0
WHERE action.status = 'open' AND action.deleted = 0 AND action.solution IS NOT NULL
  AND (:workshop IS NULL OR programme.workshop_id = :workshop)
"""
_CHOSEN = """
SELECT programme.workshop_id, programme.id, owner_choice.solution FROM owner_choice
JOIN programme ON programme.id = owner_choice.programme_id AND programme.deleted = 0
JOIN visit ON visit.id = programme.visit_id AND visit.deleted = 0
WHERE owner_choice.deleted = 0 AND (:workshop IS NULL OR programme.workshop_id = :workshop)
ORDER BY programme.workshop_id, visit.visited_on, visit.round, programme.id
"""
# Enrolled or waiting in a coming edition, came to a session, or holds the certificate.
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
  coalesce(w.phone, w.phone_given, '') AS phone, coalesce(w.place, '') AS place,
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
        raise DataProblem(
            _("No hay un curso «{code}» en el catálogo; elija otro.").format(code=course_code)
        )
    workshops = reader.rows(_WORKSHOPS, {"cluster": cluster_id})
    served, invited = _served(reader)
    out = served.get(course.code, set())
    states = _States(reader, course.lifts)
    found: list[tuple[Verdict, Any]] = []
    for row in workshops:
        if row["id"] not in out and (verdict := states.judge(course, row["id"])) is not None:
            found.append((verdict, row))
    found.sort(key=lambda one: (*one[0].order, one[1]["code"]))
    contact = {row[0]: bool(row[1]) for row in reader.rows(_CONTACT)}
    asked = invited.get(course.code, set())
    return [
        Need(
            workshop_id=row["id"], workshop_code=row["code"], workshop=row["name"],
            owner=row["owner"], phone=show_phone(row["phone"]), place=row["place"],
            cluster=row["cluster"], rank=rank, rule=verdict.rule, gap=verdict.gap,
            anchor=verdict.anchor, items=verdict.items, because=verdict.because,
            invited=row["id"] in asked, may_contact=contact.get(row["id"]),
        )
        for rank, (verdict, row) in enumerate(found, start=1)
    ]  # fmt: skip


def course_demand(reader: Reader) -> dict[str, Demand]:
    """How many workshops need each course, by its code."""
    courses = load_courses()
    states = _States(reader, {item for course in courses for item in course.lifts})
    workshops = [row["id"] for row in reader.rows(_WORKSHOPS, {"cluster": None})]
    served, _invited = _served(reader)
    return {
        course.code: _count(
            course.code,
            [
                verdict.rule
                for one in workshops
                if one not in served.get(course.code, ())
                and (verdict := states.judge(course, one)) is not None
            ],
        )
        for course in courses
    }


def courses_for_workshop(reader: Reader, workshop_id: int) -> list[CourseNeed]:
    """The courses that a workshop needs, the first ones first."""
    courses = load_courses()
    items = {item for course in courses for item in course.lifts}
    states = _States(reader, items, workshop_id)
    served, _invited = _served(reader, workshop_id)
    found = [
        (verdict, course)
        for course in courses
        if workshop_id not in served.get(course.code, ())
        and (verdict := states.judge(course, workshop_id)) is not None
    ]
    found.sort(key=lambda one: (*one[0].order, one[1].code))
    return [
        CourseNeed(
            course, rank, verdict.rule, verdict.gap, verdict.anchor, verdict.items, verdict.because
        )
        for rank, (verdict, course) in enumerate(found, start=1)
    ]


def free_places(reader: Reader, today: str) -> list[FreePlaces]:
    """Coming editions with room that open programmes need, the soonest first; `today` ISO."""
    coming = [
        line
        for line in list_events(reader, today=today, status="planned")
        if line.next_on is not None and line.free != 0
    ]
    if not coming:
        return []
    open_solutions = _gather(reader.rows(_OPEN, {"workshop": None}))
    served, _invited = _served(reader)
    found = []
    for line in sorted(coming, key=lambda one: (one.next_on or "", one.title)):
        course = find_course(line.course)
        wanted = sum(
            workshop not in served.get(line.course, ()) and works_on(course, solutions)
            for workshop, solutions in open_solutions.items()
        ) if course else 0  # fmt: skip
        if wanted:
            found.append(
                FreePlaces(
                    line.id, line.course, line.title, line.next_on or "", line.place, line.free,
                    wanted,
                )
            )  # fmt: skip
    return found


class _States:
    """What the office knows of every workshop (or of one), as `judge` wants it."""

    def __init__(
        self, reader: Reader, items: Collection[str], workshop_id: int | None = None
    ) -> None:
        one = {"workshop": workshop_id}
        newest = {row[0]: (row[1], row[2]) for row in reader.rows(_NEWEST, one)}
        self._instruments = {
            digest: _part_of(read_instrument(reader, digest), items)
            for digest in {digest for _visit, digest in newest.values()}
        }
        self._points = {
            digest: _points(instrument) for digest, instrument in self._instruments.items()
        }
        self._newest = newest
        needed = {item.code for one in self._instruments.values() for item in one.items}
        self._answers = _answers(reader, [visit for visit, _digest in newest.values()], needed)
        self._open = _gather(reader.rows(_OPEN, one))
        self._chosen = _newest_choices(reader.rows(_CHOSEN, one))
        self._known: dict[int, tuple[State, Mapping[str, Point]]] = {}

    def judge(self, course: Course, workshop_id: int) -> Verdict | None:
        """Whether this workshop needs the course."""
        if workshop_id not in self._known:
            self._known[workshop_id] = self._read(workshop_id)
        state, points = self._known[workshop_id]
        return judge(course, state, points)

    def _read(self, workshop_id: int) -> tuple[State, Mapping[str, Point]]:
        visit, digest = self._newest.get(workshop_id, (None, None))
        levels: dict[str, int] = {}
        points: Mapping[str, Point] = {}
        if visit is not None and digest is not None:
            answers = self._answers.get(visit, {})
            asked = asked_items(self._instruments[digest], answers)
            levels = {
                code: answer.level
                for code, answer in answers.items()
                if code in asked and answer.level is not None
            }
            points = self._points[digest]
        state = State(
            workshop_id, levels, self._open.get(workshop_id, frozenset()),
            self._chosen.get(workshop_id, frozenset()),
        )  # fmt: skip
        return state, points


def _part_of(instrument: Instrument, items: Collection[str]) -> Instrument:
    """Only these items and those that their relevance looks at, in the same order."""
    wanted = set(items)
    for item in reversed(instrument.items):
        if item.code in wanted:
            wanted.update(condition.item for condition in item.relevance)
    return replace(instrument, items=tuple(one for one in instrument.items if one.code in wanted))


def _points(instrument: Instrument) -> dict[str, Point]:
    return {
        item.code: Point(
            item.code,
            item.short,
            item.weight,
            ANCHOR_TAG in item.tags,
            item.code in delicate_items(),
        )
        for item in instrument.items
    }


_KINDS = {kind.value: kind for kind in AnswerKind}


def _answers(
    reader: Reader, visits: list[int], items: Collection[str]
) -> dict[int, dict[str, Answer]]:
    rows = reader.rows(_LEVELS, {"visits": json.dumps(visits), "items": json.dumps(sorted(items))})
    found: dict[int, dict[str, Answer]] = {}
    for visit, item, kind, level in rows:
        found.setdefault(visit, {})[item] = Answer(item, _KINDS[kind], level)
    return found


def _gather(rows: Iterable[Any]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for workshop, solution in rows:
        found.setdefault(workshop, set()).add(solution)
    return {workshop: frozenset(solutions) for workshop, solutions in found.items()}


def _newest_choices(rows: Iterable[Any]) -> dict[int, frozenset[str]]:
    """The owner's choices of each workshop's newest programme; rows by programme, newest last."""
    found: dict[int, tuple[int, set[str]]] = {}
    for workshop, programme, solution in rows:
        if workshop not in found or found[workshop][0] != programme:
            found[workshop] = (programme, set())
        if solution is not None:
            found[workshop][1].add(solution)
    return {workshop: frozenset(solutions) for workshop, (_one, solutions) in found.items()}


def _served(
    reader: Reader, workshop_id: int | None = None
) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Per course, the workshops that need it no more, and those that are invited."""
    served: dict[str, set[int]] = {}
    invited: dict[str, set[int]] = {}
    for course, workshop, only_invited in reader.rows(_SERVED, {"workshop": workshop_id}):
        (invited if only_invited else served).setdefault(course, set()).add(workshop)
    return served, invited


def _count(code: str, rules: list[str]) -> Demand:
    return Demand(
        code, len(rules), rules.count("programme"), rules.count("owner"), rules.count("gap")
    )
