"""Reads a line: what is measured, who is there, what was planned."""

from datetime import date, timedelta

from app.agenda.notices import Asked
from app.agenda.records import Waiting
from app.balancing.records import (
    DRAFT,
    DROPPED,
    LineFloor,
    LinePlan,
    LinePlanPart,
    LineStep,
    LineTrial,
)
from app.balancing.tables import LINE_PLAN, LINE_PLAN_PART
from app.production.judgements import judged_count, measuring_value
from app.production.queries import list_operators, read_standard, require_style
from app.production.records import Operation, StandardTime
from app.registry.queries import read_workshop
from app.storage.records import Reader

_PLAN = LINE_PLAN.select(LinePlan, "x.")
_PART = LINE_PLAN_PART.select(LinePlanPart, "x.")


def read_line_floor(reader: Reader, style_id: int, *, today: str, until: str | None = None) -> LineFloor:
    """All that the line of a style is balanced with; `until` a day, what was measured by then.

    Raises `DataProblem` when the style is not there any more.

    Who does an operation today is told by what was begun last: the plan that is tried or kept, or
    the measuring; of what neither tells, by the style.
    """
    style = require_style(reader, style_id)
    standard = read_standard(reader, style_id, day=until)
    times = {one.operation_id: one for one in standard.parts} if standard else {}
    plan = next((one for one in list_line_plans(reader, style_id) if one.status != DROPPED), None)
    planned = _planned(plan, today)
    operators = tuple(
        one for one in list_operators(reader, style.workshop_id) if one.left_on is None or one.left_on > today
    )
    steps = tuple(
        _step(one, times[one.id], planned, {person.id for person in operators})
        for one in style.operations
        if one.id in times
    )
    return LineFloor(
        style=style,
        steps=steps,
        unmeasured=tuple(one.name for one in style.operations if one.id not in times),
        operators=operators,
        machines=_count_machines(reader, style.workshop_id),
        holds=_read_holds(reader, style_id, {one.id for one in operators}),
        plan=plan,
        studied_on=standard.studied_on if standard else "",
        day_minutes=measuring_value("day-minutes"),
    )


def _count_machines(reader: Reader, workshop_id: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in read_workshop(reader, workshop_id).machines:
        found[one.type] = found.get(one.type, 0) + one.count
    return found


def _planned(plan: LinePlan | None, today: str) -> dict[int, tuple[str, int]]:
    """Who does an operation by the plan, and since when; nobody while it has not begun."""
    if plan is None or plan.status == DRAFT or plan.starts_on is None or plan.starts_on > today:
        return {}
    return {part.operation_id: (plan.starts_on, part.operator_id) for part in plan.parts}


def _step(
    operation: Operation, time: StandardTime, planned: dict[int, tuple[str, int]], here: set[int]
) -> LineStep:
    since, who = planned.get(operation.id, ("", None))
    measured = time.operator_id or operation.operator_id
    operator = who if since >= time.studied_on and who is not None else measured
    return LineStep(
        operation_id=operation.id,
        name=operation.name,
        minutes=time.minutes,
        machine=operation.machine or time.machine,
        operator_id=operator if operator in here else None,
        after=operation.after,
    )


def _read_holds(reader: Reader, style_id: int, here: set[int]) -> dict[int, int]:
    """What is fixed to somebody who is at the line."""
    sql = (
        "SELECT x.operation_id, x.operator_id FROM line_hold x JOIN operation o ON o.id = x.operation_id "
        "WHERE o.style_id = ? AND x.deleted = 0 AND o.deleted = 0 ORDER BY x.id"
    )
    return {operation: who for operation, who in reader.rows(sql, (style_id,)) if who in here}


def list_line_plans(reader: Reader, style_id: int) -> list[LinePlan]:
    """What was planned for a style, the newest first."""
    return _plans(reader, "x.style_id = ?", style_id)


def list_workshop_plans(reader: Reader, workshop_id: int) -> list[LinePlan]:
    """What was planned in a workshop, the newest first."""
    return _plans(reader, "s.workshop_id = ?", workshop_id)


def read_line_plan(reader: Reader, line_plan_id: int) -> LinePlan | None:
    """One plan; None when it is not there any more."""
    return next(iter(_plans(reader, "x.id = ?", line_plan_id)), None)


_TRIALS = (
    "SELECT s.id, s.name, w.id, w.code, w.name, x.starts_on FROM line_plan x "
    "JOIN style s ON s.id = x.style_id JOIN workshop w ON w.id = s.workshop_id "
    "WHERE x.status = 'trying' AND x.starts_on <= ? AND x.deleted = 0 AND s.deleted = 0 AND w.deleted = 0 "
    "ORDER BY x.starts_on, w.code, s.id"
)


def list_line_trials(reader: Reader, asked: Asked) -> Waiting[LineTrial]:
    """Lines that have been tried long enough to tell, without a word, the oldest first."""
    until = (date.fromisoformat(asked.today) - timedelta(days=judged_count("line", "trial-days"))).isoformat()
    found = [LineTrial(*row) for row in reader.rows(_TRIALS, (until,))]
    return Waiting(found[: asked.limit], len(found))


def _plans(reader: Reader, where: str, of: int) -> list[LinePlan]:
    parts: dict[int, list[LinePlanPart]] = {}
    sql = (
        f"SELECT {_PART} FROM line_plan_part x JOIN line_plan y ON y.id = x.line_plan_id "
        "JOIN style s ON s.id = y.style_id JOIN operation o ON o.id = x.operation_id "
        f"WHERE {where.replace('x.', 'y.')} AND x.deleted = 0 AND o.deleted = 0 ORDER BY o.position, o.id"
    )
    for row in reader.rows(sql, (of,)):
        parts.setdefault(row["line_plan_id"], []).append(LinePlanPart(**dict(row)))
    sql = (
        f"SELECT {_PLAN} FROM line_plan x JOIN style s ON s.id = x.style_id "
        f"WHERE {where} AND x.deleted = 0 AND s.deleted = 0 ORDER BY x.made_on DESC, x.id DESC"
    )
    return [LinePlan(**dict(row), parts=tuple(parts.get(row["id"], ()))) for row in reader.rows(sql, (of,))]
