"""What is known of every workshop that tells whether it can take an order.

A fixed number of queries whatever the number of workshops, each of which brings only what the
order asks about.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from app.capability.judging import DOCUMENT_STEPS, document_steps, machine_codes
from app.capability.records import ClosingStep, Floor, OrderNeed
from app.counts.queries import all_paces
from app.diagnosis.proof import counted_level
from app.diagnosis.queries import read_instrument
from app.diagnosis.records import Answer, AnswerKind, Item, Origin
from app.formalization.records import Suggest
from app.improvement.catalogue import find_solution
from app.production.queries import all_standards
from app.storage.records import Reader
from app.training.needs import delicate_items

_WORKSHOPS = (
    "SELECT id, code, name, cluster_id, ruc IS NOT NULL FROM workshop WHERE deleted = 0 ORDER BY code"
)
_PRODUCTS = """
SELECT workshop_id, group_concat(name, char(10)) FROM product WHERE deleted = 0 GROUP BY workshop_id
"""
_MACHINES = """
SELECT workshop_id, type, sum(count) FROM machine
WHERE deleted = 0 AND type IN (SELECT value FROM json_each(:machines)) GROUP BY workshop_id, type
"""
_EQUIPPED = "SELECT DISTINCT workshop_id FROM machine WHERE deleted = 0"
_SKILLS = """
SELECT o.workshop_id, s.machine, count(DISTINCT o.id) FROM operator o
LEFT JOIN operator_skill s ON s.operator_id = o.id AND s.deleted = 0
  AND s.machine IN (SELECT value FROM json_each(:skills))
WHERE o.deleted = 0 AND (o.left_on IS NULL OR o.left_on > :today) GROUP BY o.workshop_id, s.machine
"""
# Nothing is told while a blind round or a second look is asked: it would give answers away.
_LEVELS = """
WITH newest AS (
  SELECT id, workshop_id, instrument_id, round, row_number() OVER (
    PARTITION BY workshop_id ORDER BY visited_on DESC, round DESC, id DESC) AS place
  FROM visit WHERE deleted = 0 AND status = 'finished' AND rating_of IS NULL AND visited_on <= :today)
SELECT visit.workshop_id, answer.item, answer.level, CASE WHEN answer.said_by IS NULL THEN answer.origin END,
  instrument.hash AS digest, instrument.version FROM newest AS visit
LEFT JOIN instrument ON instrument.id = visit.instrument_id
LEFT JOIN answer ON answer.visit_id = visit.id AND answer.deleted = 0 AND answer.kind = 'level'
  AND answer.item IN (SELECT value FROM json_each(:items))
  AND NOT EXISTS (SELECT 1 FROM visit AS other WHERE other.deleted = 0
    AND other.status = 'draft' AND (other.rating_of = visit.id
      OR (other.workshop_id = visit.workshop_id AND other.rating_of IS NULL
        AND other.previous_shown = 0 AND other.round > visit.round)))
WHERE visit.place = 1
"""
_PAPERS = """
SELECT workshop_id, step, status = 'done' AND (expires_on IS NULL OR expires_on >= :until)
FROM workshop_step WHERE deleted = 0 AND looked = 1 AND step IN (SELECT value FROM json_each(:steps))
"""
_SAID = """
SELECT workshop_id, value, max(period_to) FROM figure
WHERE deleted = 0 AND kind = 'output_month' AND period_from <= :today GROUP BY workshop_id
"""
_PEOPLE = "SELECT workshop_id, sum(count) FROM headcount WHERE deleted = 0 GROUP BY workshop_id"
_STYLES = "SELECT id, product FROM style WHERE deleted = 0"
_ALERTS = """
SELECT p.workshop_id, a.title, a.solution FROM action a
JOIN programme p ON p.id = a.programme_id AND p.deleted = 0
WHERE a.deleted = 0 AND a.status = 'open' AND a.source = 'alert' ORDER BY a.position DESC
"""
# A step is due when its action is, which may have been moved since; a course is held on its own day.
_PUT = """
SELECT s.workshop_id, s.gap, s.kind, s.what, s.named,
  CASE WHEN s.kind = 'course' THEN s.due_on ELSE coalesce(a.due_on, s.due_on) END AS due_on,
  s.event_id, s.lender_id, a.status
FROM order_step s JOIN action a ON a.id = s.action_id AND a.deleted = 0
WHERE s.deleted = 0 AND s.order_id = :order AND a.status IN ('open', 'done') ORDER BY 6, s.id
"""


Proved = tuple[int, str | None, int | None]
_NOTHING: frozenset[str] = frozenset()
_NONE: Mapping[str, Any] = {}
_NO_STEPS: Mapping[str, tuple[ClosingStep, ...]] = {}


NEVER = 5  # no question has this level


class _Known(NamedTuple):
    """What each query brought, by workshop."""

    products: Mapping[int, frozenset[str]]
    machines: Mapping[int, dict[str, int]]
    skills: Mapping[int, dict[str, int]]
    levels: Mapping[int, dict[str, int]]
    versions: Mapping[int, str]
    papers: Mapping[int, dict[str, bool]]
    said: Mapping[int, int]
    people: Mapping[int, int]
    alerts: Mapping[int, str]
    put: Mapping[int, dict[str, tuple[ClosingStep, ...]]]
    closed: Mapping[int, frozenset[str]]


def read_floors(reader: Reader, need: OrderNeed, *, today: str, since: str) -> list[Floor]:
    """Every workshop as an order looks at it; `since` is from when its pace counts (ISO)."""
    steps = _steps_asked(need)
    known = _read_known(reader, need, steps, today)
    paces = all_paces(reader, since=since, until=today)
    own, usual = _minutes(reader, need.product)
    papers, floors = _Papers(steps), []
    for workshop, code, name, cluster, has_ruc in reader.rows(_WORKSHOPS):
        levels = known.levels.get(workshop)
        floors.append(
            Floor(
                workshop, code, name, cluster,
                products=known.products.get(workshop, _NOTHING),
                machines=known.machines.get(workshop),
                skills=known.skills.get(workshop),
                levels=levels,
                documents=papers.of(
                    known.papers.get(workshop, _NONE), levels or _NONE, known.versions.get(workshop), bool(has_ruc)
                ),
                pace=paces.get(workshop),
                said_month=known.said.get(workshop),
                people=known.people.get(workshop),
                usual_minutes=usual.get(workshop),
                own_minutes=own.get(workshop),
                alert=known.alerts.get(workshop),
                put=known.put.get(workshop, _NO_STEPS),
                closed=known.closed.get(workshop, _NOTHING),
            )
        )  # fmt: skip
    return floors


def _read_known(reader: Reader, need: OrderNeed, steps: Collection[str], today: str) -> _Known:
    asked = {
        kind: {one.what for one in need.requirements if one.kind == kind}
        for kind in ("machine", "skill", "item")
    }
    skills = asked["skill"] & machine_codes()
    items = asked["item"] | {one.item for step in steps for one in document_steps()[step].suggest}
    answered = list(reader.rows(_LEVELS, {"items": _json(items), "today": today}))
    put, closed = _read_put(reader, need.id)
    return _Known(
        products=_split(reader.rows(_PRODUCTS)),
        machines=_counts(
            reader.rows(_MACHINES, {"machines": _json(asked["machine"] | skills)}), reader.rows(_EQUIPPED)
        ),
        skills=_counts(reader.rows(_SKILLS, {"skills": _json(skills), "today": today})) if skills else {},
        levels=_counts(_proved_levels(reader, answered)),
        versions={row["workshop_id"]: row["version"] for row in answered},
        papers=_counts(
            reader.rows(_PAPERS, {"steps": _json(steps), "until": need.first_due_on.isoformat()})
        ),
        said={row[0]: row[1] for row in reader.rows(_SAID, {"today": today})},
        people=dict(map(tuple, reader.rows(_PEOPLE))),
        alerts={row[0]: _alert(row[1], row[2]) for row in reader.rows(_ALERTS)},
        put=put,
        closed=closed,
    )  # fmt: skip


def _proved_levels(reader: Reader, answered: Iterable[Any]) -> Iterator[Proved]:
    """The levels that an order may count on: what was only said, as far as a word goes."""
    items: dict[tuple[str, str], Item] = {}
    for workshop, code, level, origin, digest, _version in answered:
        if origin != Origin.SAID or level is None:
            yield workshop, code, level
            continue
        if (digest, code) not in items:
            items[digest, code] = read_instrument(reader, digest).item(code)
        answer = Answer(code, AnswerKind.LEVEL, level, Origin.SAID)
        yield workshop, code, counted_level(items[digest, code], answer)


def _steps_asked(need: OrderNeed) -> tuple[str, ...]:
    """The steps of formalizing that the order asks for, with those that come before them."""
    codes = [DOCUMENT_STEPS.get(one.what, one.what) for one in need.requirements if one.kind == "document"]
    known = [code for code in codes if code in document_steps()]
    before = [code for step in known for code in document_steps()[step].needs]
    return tuple(dict.fromkeys([*known, *before]))


def _done_from(suggest: Suggest | None) -> int:
    """The level from which a step is taken for done; one above all where no level says it whole."""
    if suggest is None:
        return 0
    return NEVER if suggest.done is None else suggest.done


class _Papers:
    """The steps that a workshop has: as somebody noted, else as its diagnostic or its RUC tells."""

    def __init__(self, steps: Collection[str]) -> None:
        self._codes = steps
        self._steps: dict[str | None, list[tuple[str, str, int, bool]]] = {}
        self._alike: dict[tuple[bool, ...], frozenset[str]] = {}  # most workshops have the same ones

    def of(
        self, noted: Mapping[str, bool], levels: Mapping[str, int], version: str | None, has_ruc: bool
    ) -> frozenset[str]:
        """The steps it has, of those that are asked about; its answers are to a `version` of the instrument."""
        if version not in self._steps:
            self._steps[version] = self._told_by(version)
        has = tuple(
            [
                bool(noted[code]) if code in noted else (is_ruc and has_ruc) or levels.get(item, -1) >= done
                for code, item, done, is_ruc in self._steps[version]
            ]
        )
        if has not in self._alike:
            self._alike[has] = frozenset(code for code, one in zip(self._codes, has, strict=True) if one)
        return self._alike[has]

    def _told_by(self, version: str | None) -> list[tuple[str, str, int, bool]]:
        told = [(code, document_steps()[code].suggested_by(version)) for code in self._codes]
        return [(code, one.item if one else "", _done_from(one), code == "RUC") for code, one in told]


def _minutes(reader: Reader, product: str) -> tuple[dict[int, float], dict[int, float]]:
    """Standard minutes by workshop, of its own style of a product and of what it measured last."""
    products = dict(map(tuple, reader.rows(_STYLES)))
    own: dict[int, float] = {}
    usual: dict[int, float] = {}
    for workshop, standards in all_standards(reader).items():
        whole = sorted((one for one in standards if one.complete), key=lambda one: one.studied_on)
        for standard in whole:
            usual[workshop] = standard.minutes
            if products.get(standard.style_id) == product:
                own[workshop] = standard.minutes
    return own, usual


def _read_put(
    reader: Reader, order_id: int
) -> tuple[dict[int, dict[str, tuple[ClosingStep, ...]]], dict[int, frozenset[str]]]:
    """The steps in programmes by this order, and the gaps whose steps were all done; by workshop."""
    put: dict[int, dict[str, tuple[ClosingStep, ...]]] = {}
    for workshop, gap, kind, what, named, due_on, event, lender, status in reader.rows(
        _PUT, {"order": order_id}
    ):
        of = put.setdefault(workshop, {})
        steps = of.setdefault(gap, ())
        if status == "open":
            day = date.fromisoformat(due_on)
            of[gap] = (*steps, ClosingStep(gap, kind, what, day, named, event, None, lender, put=True))
    closed = {
        workshop: frozenset(gap for gap, steps in of.items() if not steps) for workshop, of in put.items()
    }
    return {
        workshop: {gap: steps for gap, steps in of.items() if steps} for workshop, of in put.items()
    }, closed


def _alert(title: str, solution: str | None) -> str:
    """The title of what an alert asks for; nothing when it is talked over in private."""
    found = find_solution(solution) if solution else None
    private = found is not None and (found.discreet or not delicate_items().isdisjoint(found.lifts))
    return "" if private or found is None else title


def _split(rows: list[Any]) -> dict[int, frozenset[str]]:
    """Names joined by line ends, by workshop; most say the same as many others."""
    alike: dict[str, frozenset[str]] = {}
    found = {}
    for workshop, names in rows:
        said = alike.get(names)
        if said is None:
            said = alike[names] = frozenset(names.split("\n"))
        found[workshop] = said
    return found


def _counts(rows: Iterable[Any], there: list[Any] | None = None) -> dict[int, dict[str, Any]]:
    """A number by workshop and code; who is `there`, or has a row without a code, has none of them."""
    found: dict[int, dict[str, Any]] = {row[0]: {} for row in there or ()}
    for workshop, code, number in rows:
        of = found.setdefault(workshop, {})
        if code is not None:
            of[code] = number
    return found


def _json(codes: Collection[str]) -> str:
    return json.dumps(sorted(codes))
