"""What a person does with the line of a style; each can be undone."""

from datetime import date
from typing import Any

from app.balancing.proposing import loads_by, today_who
from app.balancing.queries import list_line_plans, read_line_floor, read_line_plan
from app.balancing.records import DRAFT, DROPPED, KEPT, TRYING, LinePlan, LineProposal
from app.balancing.tables import LINE_PLAN
from app.errors import DataProblem
from app.i18n import _
from app.production.operations import change_operation
from app.production.queries import require_operation, require_operator, require_style
from app.storage.labels import Label
from app.storage.store import Store

_HOLDS = "SELECT id FROM line_hold WHERE operation_id = ? AND deleted = 0"


def set_hold(store: Store, *, operation_id: int, operator_id: int) -> None:
    """Fix an operation to a person: every sharing out leaves it with her."""
    _style, operation = require_operation(store, operation_id)
    require_operator(store, operator_id)
    with store.change(Label("line_hold.set", what=operation.name)) as writer:
        held = [row[0] for row in store.rows(_HOLDS, (operation_id,))]
        for one in held[1:]:
            writer.delete("line_hold", one)
        if held:
            writer.update("line_hold", held[0], operator_id=operator_id)
        else:
            writer.insert("line_hold", operation_id=operation_id, operator_id=operator_id)


def clear_hold(store: Store, *, operation_id: int) -> None:
    """Let an operation go to anybody again."""
    _style, operation = require_operation(store, operation_id)
    held = [row[0] for row in store.rows(_HOLDS, (operation_id,))]
    if held:
        with store.change(Label("line_hold.cleared", what=operation.name)) as writer:
            for one in held:
                writer.delete("line_hold", one)


def plan_line(
    store: Store,
    *,
    style_id: int,
    proposal: LineProposal,
    starts_on: str | None = None,
    note: str | None = None,
    made_on: str | None = None,
) -> int:
    """Keep a proposal: with a day it is tried from then on, else it is only thought of; its id.

    It is made today, or on the day that is said.

    What was thought of or tried before and not decided is dropped with it. Raises `DataProblem`
    when the line has changed meanwhile.
    """
    today = made_on or date.today().isoformat()
    floor = read_line_floor(store, style_id, today=today, until=made_on)
    if {step.operation_id for step in floor.steps} != set(proposal.who):
        raise DataProblem(_("La línea cambió mientras tanto; mire el reparto de nuevo."))
    values = LINE_PLAN.check({"starts_on": starts_on, "note": note})
    loads = loads_by(floor, today_who(floor))
    name = floor.style.name
    label = Label("line_plan.started", what=name) if starts_on else Label("line_plan.added", what=name)
    with store.change(label) as writer:
        for old in list_line_plans(store, style_id):
            if old.status in (DRAFT, TRYING):
                writer.update("line_plan", old.id, status=DROPPED, closed_on=today)
        plan = writer.insert(
            "line_plan",
            style_id=style_id,
            made_on=today,
            method=proposal.method,
            status=TRYING if starts_on else DRAFT,
            cycle=proposal.cycle,
            cycle_before=max(loads.values(), default=None),
            lower_bound=proposal.lower_bound,
            **values,
        )
        for step in floor.steps:
            writer.insert(
                "line_plan_part",
                line_plan_id=plan,
                operation_id=step.operation_id,
                operator_id=proposal.who[step.operation_id],
                before_id=step.operator_id,
                minutes=step.minutes,
            )
    return plan


def start_line_plan(store: Store, *, line_plan_id: int, starts_on: str) -> None:
    """Try from a day on what was only thought of."""
    plan, style = _open_plan(store, line_plan_id)
    values = LINE_PLAN.check({"starts_on": starts_on})
    with store.change(Label("line_plan.started", what=style)) as writer:
        writer.update("line_plan", plan.id, status=TRYING, **values)


def keep_line_plan(store: Store, *, line_plan_id: int, closed_on: str | None = None) -> None:
    """It stays so, since today or the day that is said: the style says now who does what."""
    plan, style = _open_plan(store, line_plan_id)
    with store.change(Label("line_plan.kept", what=style)) as writer:
        day = closed_on or date.today().isoformat()
        values: dict[str, Any] = {} if plan.starts_on else {"starts_on": day}
        writer.update("line_plan", plan.id, status=KEPT, closed_on=day, **values)
        for part in plan.parts:
            change_operation(store, operation_id=part.operation_id, operator_id=part.operator_id)


def drop_line_plan(store: Store, *, line_plan_id: int, note: str | None = None) -> None:
    """It did not work, or is not wanted: the line is again as before."""
    plan, style = _open_plan(store, line_plan_id)
    values = LINE_PLAN.check({"note": note}) if note else {}
    with store.change(Label("line_plan.dropped", what=style)) as writer:
        writer.update("line_plan", plan.id, status=DROPPED, closed_on=date.today().isoformat(), **values)


def _open_plan(store: Store, line_plan_id: int) -> tuple[LinePlan, str]:
    """A plan that is not decided yet, with the name of its style. Raises `DataProblem`."""
    plan = read_line_plan(store, line_plan_id)
    if plan is None or plan.status not in (DRAFT, TRYING):
        raise DataProblem(_("Ese reparto ya se decidió o no está; mire la línea de nuevo."))
    return plan, require_style(store, plan.style_id).name
