"""What the office knows of every workshop that tells whether it needs a course."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.diagnosis.queries import read_instrument
from app.diagnosis.records import Answer, AnswerKind, Instrument
from app.diagnosis.relevance import asked_items
from app.storage.records import Reader
from app.training.demand_queries import read_demanded
from app.training.needs import (
    NeedVerdict,
    Point,
    State,
    delicate_items,
    judge_need,
    rule_for,
)
from app.training.records import Course

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


class States:
    """What the office knows of every workshop (or of one), as `judge_need` wants it."""

    def __init__(self, reader: Reader, items: Collection[str], workshop_id: int | None = None) -> None:
        one = {"workshop": workshop_id}
        newest = {row[0]: (row[1], row[2]) for row in reader.rows(_NEWEST, one)}
        self._instruments = {
            digest: _part_of(read_instrument(reader, digest), items)
            for digest in {digest for _visit, digest in newest.values()}
        }
        self._points = {digest: _points(instrument) for digest, instrument in self._instruments.items()}
        self._newest = newest
        needed = {code for one in self._instruments.values() for code in _looked_at(one)}
        self._answers = _answers(reader, [visit for visit, _digest in newest.values()], needed)
        self._open = _open_solutions(reader, workshop_id)
        self._chosen = _newest_choices(reader.rows(_CHOSEN, one))
        self._demanded = read_demanded(reader)
        self._known: dict[int, tuple[State, Mapping[str, Point]]] = {}

    def judge(self, course: Course, workshop_id: int) -> NeedVerdict | None:
        """Whether this workshop needs the course, and why."""
        return judge_need(course, *self._of(workshop_id), self._demanded)

    def rule_for(self, course: Course, workshop_id: int) -> str | None:
        """What puts it on the course's list, if anything."""
        return rule_for(course, *self._of(workshop_id))

    def _of(self, workshop_id: int) -> tuple[State, Mapping[str, Point]]:
        if workshop_id not in self._known:
            self._known[workshop_id] = self._read(workshop_id)
        return self._known[workshop_id]

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
            workshop_id,
            levels,
            self._open.get(workshop_id, frozenset()),
            self._chosen.get(workshop_id, frozenset()),
        )
        return state, points


def _open_solutions(reader: Reader, workshop_id: int | None = None) -> dict[int, frozenset[str]]:
    """The solutions of each workshop's open actions, by its id."""
    found: dict[int, set[str]] = {}
    for workshop, solution in reader.rows(_OPEN, {"workshop": workshop_id}):
        found.setdefault(workshop, set()).add(solution)
    return {workshop: frozenset(solutions) for workshop, solutions in found.items()}


def _part_of(instrument: Instrument, items: Collection[str]) -> Instrument:
    """Only these items and those that their relevance looks at, in the same order."""
    wanted = set(items)
    for item in reversed(instrument.items):
        if item.code in wanted:
            wanted.update(condition.item for condition in item.relevance)
    return replace(instrument, items=tuple(one for one in instrument.items if one.code in wanted))


def _looked_at(instrument: Instrument) -> set[str]:
    return {item.code for item in instrument.items} | {gate.code for gate in instrument.gates}


def _points(instrument: Instrument) -> dict[str, Point]:
    return {
        item.code: Point(
            item.code,
            item.short,
            item.weight,
            item.is_guarded or item.code in delicate_items(),
        )
        for item in instrument.items
    }


_KINDS = {kind.value: kind for kind in AnswerKind}


def _answers(reader: Reader, visits: list[int], items: Collection[str]) -> dict[int, dict[str, Answer]]:
    rows = reader.rows(_LEVELS, {"visits": json.dumps(visits), "items": json.dumps(sorted(items))})
    found: dict[int, dict[str, Answer]] = {}
    known: dict[tuple[str, str, int | None], Answer] = {}  # a few hundred, of many thousands
    for visit, item, kind, level in rows:
        answer = known.get((item, kind, level))
        if answer is None:
            answer = known[item, kind, level] = Answer(item, _KINDS[kind], level)
        found.setdefault(visit, {})[item] = answer
    return found


def _newest_choices(rows: Iterable[Any]) -> dict[int, frozenset[str]]:
    """The owner's choices of each workshop's newest programme; rows by programme, newest last."""
    found: dict[int, tuple[int, set[str]]] = {}
    for workshop, programme, solution in rows:
        if workshop not in found or found[workshop][0] != programme:
            found[workshop] = (programme, set())
        if solution is not None:
            found[workshop][1].add(solution)
    return {workshop: frozenset(solutions) for workshop, (_one, solutions) in found.items()}
