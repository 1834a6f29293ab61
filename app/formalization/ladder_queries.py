"""Ladders, papers that expire and how many workshops are on each rung, from the office file."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from app.errors import DataProblem
from app.formalization.ladder import build_ladder, suggest_steps
from app.formalization.queries import read_steps
from app.formalization.records import (
    LADDERS,
    SHOWN_STATUSES,
    Ladder,
    RungCount,
    RungLine,
    Step,
    StepOffer,
    StepState,
    StepTie,
    WorkshopStep,
)
from app.formalization.steps import load_steps
from app.i18n import _
from app.storage.records import Reader

PAID = "('family_paid', 'employee', 'piece_worker', 'temporary')"
_PEOPLE = f"""
SELECT workshop.id AS workshop_id, workshop.code, workshop.name, workshop.ruc, cluster.district,
  (SELECT count(*) FROM headcount WHERE workshop_id = workshop.id AND deleted = 0) AS groups,
  (SELECT sum(count) FROM headcount WHERE workshop_id = workshop.id AND deleted = 0
    AND relation IN {PAID}) AS paid,
  (SELECT sum(count) FROM headcount WHERE workshop_id = workshop.id AND deleted = 0
    AND relation IS NULL) AS unsaid,
  (SELECT sum(count) FROM headcount WHERE workshop_id = workshop.id AND deleted = 0
    AND relation = 'owner') AS owners,
  (SELECT min(coalesce(in_ips, 0)) FROM headcount WHERE workshop_id = workshop.id AND deleted = 0
    AND relation = 'owner' AND count > 0) AS owner_insured,
  EXISTS (SELECT 1 FROM pay_line WHERE workshop_id = workshop.id AND deleted = 0) AS lines
FROM workshop LEFT JOIN cluster ON cluster.id = workshop.cluster_id AND cluster.deleted = 0
WHERE workshop.deleted = 0
"""
# Nothing is told while a blind round or a second look is asked: it would give answers away.
# CROSS JOIN keeps SQLite from going through every answer of the office for one workshop.
_ANSWERS = """
WITH newest AS (
  SELECT id, workshop_id, instrument_id, visited_on, round, row_number() OVER (
    PARTITION BY workshop_id ORDER BY visited_on DESC, round DESC, id DESC) AS place
  FROM visit WHERE deleted = 0 AND status = 'finished' AND rating_of IS NULL
    AND visited_on <= :today{chosen})
SELECT visit.workshop_id, answer.item, answer.level, answer.origin, visit.visited_on, instrument.version
FROM newest AS visit CROSS JOIN answer ON answer.visit_id = visit.id
JOIN instrument ON instrument.id = visit.instrument_id
WHERE visit.place = 1 AND answer.deleted = 0 AND answer.kind = 'level'
  AND answer.item IN (SELECT value FROM json_each(:items))
  AND NOT EXISTS (SELECT 1 FROM visit AS other WHERE other.deleted = 0
    AND other.status = 'draft' AND (other.rating_of = visit.id
      OR (other.workshop_id = visit.workshop_id AND other.rating_of IS NULL
        AND other.previous_shown = 0 AND other.round > visit.round)))
"""
_ACTIONS = """
SELECT programme.workshop_id, action.id, action.title, action.status, action.done_on,
  action.solution
FROM programme CROSS JOIN action ON action.programme_id = programme.id
WHERE programme.deleted = 0 AND action.deleted = 0 AND action.status IN ('open', 'done')
  AND coalesce(action.done_on, '') <= :today{chosen}
ORDER BY action.status = 'done', action.id
"""
_RECORDS = "SELECT * FROM workshop_step WHERE deleted = 0{chosen} ORDER BY id"


def read_ladder(reader: Reader, workshop_id: int, *, today: str) -> Ladder:
    """Both ladders of a workshop, with what the diagnostic suggests. Raises `DataProblem`."""
    for _row, ladder in _ladders(reader, today, [workshop_id]):
        return ladder
    raise DataProblem(_("Ese taller ya no está en el archivo; vuelva a la lista de talleres."))


def _ladders(
    reader: Reader, today: str, workshop_ids: Collection[int] | None
) -> Iterator[tuple[Any, Ladder]]:
    """The row and the ladders of each workshop: one way for a screen, a list and a report.

    A query for the workshops, for their steps, for the answers and for the actions, and one for
    each district's texts.
    """
    wanted = {"ids": None if workshop_ids is None else json.dumps(sorted(workshop_ids))}
    day = {**wanted, "today": today}
    records: dict[int, dict[str, WorkshopStep]] = {}
    for row in reader.rows(_of(_RECORDS, wanted), wanted):
        records.setdefault(row["workshop_id"], {})[row["step"]] = _workshop_step(row)
    items = json.dumps(sorted({one.item for step in load_steps() for one in step.suggest}))
    answered = _by_workshop(reader.rows(_of(_ANSWERS, wanted), {**day, "items": items}))
    actions = _by_workshop(reader.rows(_of(_ACTIONS, wanted, "programme.workshop_id"), day))
    steps: dict[str | None, tuple[Step, ...]] = {}
    people = _of(_PEOPLE + "{chosen} ORDER BY workshop.code, workshop.id", wanted, "workshop.id")
    for row in reader.rows(people, wanted):
        place, workshop = row["district"], row["workshop_id"]
        if place not in steps:
            steps[place] = read_steps(reader, place)
        answers, noted = answered.get(workshop, ()), records.get(workshop, {})
        suggestions = suggest_steps(
            steps[place],
            {each["item"]: (each["level"], each["origin"]) for each in answers},
            visited_on=answers[0]["visited_on"] if answers else None,
            version=answers[0]["version"] if answers else None,
            ruc=row["ruc"],
            owner_insured=bool(row["owner_insured"]),
        )
        yield row, build_ladder(
            workshop, steps[place], noted, today=today, has_workers=_has_workers(row),
            suggestions=suggestions, ties=_ties(actions.get(workshop, ()), steps[place], noted),
            district=place,
        )  # fmt: skip


def _of(sql: str, wanted: Mapping[str, object], column: str = "workshop_id") -> str:
    """The query over the chosen workshops, by their index, or over all."""
    chosen = f" AND {column} IN (SELECT value FROM json_each(:ids))" if wanted["ids"] else ""
    return sql.replace("{chosen}", chosen)


def _by_workshop(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row["workshop_id"], []).append(row)
    return found


def read_workshop_steps(reader: Reader, workshop_id: int) -> dict[str, WorkshopStep]:
    """What is written of each step of a workshop, by step code."""
    rows = reader.rows(
        "SELECT * FROM workshop_step WHERE workshop_id = ? AND deleted = 0 ORDER BY id",
        (workshop_id,),
    )
    return {row["step"]: _workshop_step(row) for row in rows}


def read_scan(reader: Reader, blob_hash: str) -> bytes:
    """A kept scan: PDF or JPEG. Raises KeyError for an unknown hash."""
    content = reader.value("SELECT content FROM blob WHERE hash = ?", (blob_hash,))
    if content is None:
        raise KeyError(blob_hash)
    return bytes(content)


def list_step_offers(reader: Reader, workshop_id: int, *, today: str) -> list[StepOffer]:
    """Where the programme says done and the ladder does not, or the other way round."""
    offers = []
    for state in read_ladder(reader, workshop_id, today=today).states:
        for tie in state.ties:
            done = state.status == "done" and not state.expired
            if done != (tie.status == "done") and not _answered(state, tie):
                done_on = tie.done_on or (state.record.done_on if state.record else None)
                offers.append(
                    StepOffer(
                        workshop_id,
                        state.step.code,
                        state.step.title,
                        tie.action_id,
                        tie.title,
                        "action" if done else "step",
                        done_on,
                    )
                )
    return offers


def _answered(state: StepState, tie: StepTie) -> bool:
    """Whether the step was noted from a done action already: it expired since, or was renewed."""
    record = state.record
    noted_on = record.done_on if record and record.status == "done" and record.seen else None
    return tie.status == "done" and noted_on is not None and (tie.done_on or "") <= noted_on


def find_step_offer(reader: Reader, action_id: int, *, today: str) -> StepOffer | None:
    """The step that an action, now done, has done too; None when there is none to close."""
    workshop_id = reader.value(
        "SELECT programme.workshop_id FROM action"
        " JOIN programme ON programme.id = action.programme_id WHERE action.id = ?",
        (action_id,),
    )
    if workshop_id is None:
        return None
    offers = list_step_offers(reader, workshop_id, today=today)
    return next((one for one in offers if (one.action_id, one.what) == (action_id, "step")), None)


def list_rungs(reader: Reader, *, today: str, workshop_ids: Collection[int] | None = None) -> list[RungLine]:
    """Every step of every workshop, or of `workshop_ids`, as its place has them."""
    return [
        RungLine(
            row["workshop_id"],
            row["code"],
            row["name"],
            state.step,
            state.shown,
            state.record,
            state.reason,
        )
        for row, ladder in _ladders(reader, today, workshop_ids)
        for state in ladder.states
    ]


def ladder_distribution(
    reader: Reader, *, today: str, workshop_ids: Collection[int] | None = None
) -> list[RungCount]:
    """How many workshops are where on each step; see `RungCount`.

    Of all workshops, or of `workshop_ids`; each is counted once on each step of its place.
    """
    lines = list_rungs(reader, today=today, workshop_ids=workshop_ids)
    titles = {step.code: step for step in (line.step for line in lines)}
    titles |= {step.code: step for step in read_steps(reader)}
    counts = {code: dict.fromkeys(SHOWN_STATUSES, 0) for code in titles}
    for line in lines:
        counts[line.step.code][line.status] += 1
    order = sorted(titles.values(), key=lambda step: (LADDERS.index(step.ladder), step.position))
    return [
        RungCount(
            step.code,
            step.title,
            step.ladder,
            workshops=sum(counts[step.code].values()),
            **counts[step.code],
        )
        for step in order
    ]


def _ties(
    actions: Iterable[Any], steps: Collection[Step], records: dict[str, WorkshopStep]
) -> dict[str, list[StepTie]]:
    """The actions that do each step: by their solution, or because somebody tied them."""
    tied = {record.action_id: code for code, record in records.items() if record.action_id}
    by_solution = {solution: step.code for step in steps for solution in step.solutions}
    found: dict[str, list[StepTie]] = {}
    for row in actions:
        code = tied.get(row["id"]) or by_solution.get(row["solution"])
        if code is not None:
            tie = StepTie(row["id"], row["title"], row["status"], row["done_on"])
            found.setdefault(code, []).append(tie)
    return found


def _has_workers(row: Any) -> bool | None:
    """Whether somebody is paid; of people whose relation nobody said, one is the owner."""
    if row["lines"] or row["paid"]:
        return True
    if not row["groups"]:
        return None
    unsaid = (row["unsaid"] or 0) - (0 if row["owners"] else 1)
    return unsaid > 0


def _workshop_step(row: Any) -> WorkshopStep:
    names = (
        "id", "step", "status", "number", "done_on", "expires_on", "blob_hash", "scan_name",
        "origin", "action_id", "note",
    )  # fmt: skip
    papers = tuple(row["papers"].split("\n")) if row["papers"] else ()
    looked = bool(row["looked"])
    return WorkshopStep(papers=papers, looked=looked, **{name: row[name] for name in names})
