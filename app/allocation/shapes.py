"""What the command line prints of sharings as JSON (docs/cli.md)."""

from collections.abc import Mapping
from typing import Any

from app.allocation.options import Maker, SharePlan, Sharing
from app.allocation.potential import BestMachine, Potential
from app.allocation.records import KeptRecord
from app.allocation.sharing import SharingAnswer
from app.shapes import Shape, shape, shapes

FLEXIBILITY = "dedicated given full standard_error"


def shape_sharing(
    answer: SharingAnswer, order_ids: Mapping[str, Any], workshop_ids: Mapping[str, Any]
) -> Shape:
    """An answer, with the ids as whoever asked wrote them."""
    return {
        **shape(answer, "status gap seconds cost"),
        "assignments": [
            {"order": order_ids[order], "workshop": workshop_ids[workshop], "quantity": pieces}
            for order, workshop, pieces in answer.assignments
        ],
        "unmet": dict(answer.unmet),
    }


def shape_options(found: Sharing) -> Shape:
    """An order's ways of being shared, and what is agreed of it."""
    return {
        **shape(found.order, "order=number quantity due_on price penalty=penalty_per_piece"),
        "day": found.day,
        **shape(found.task, "lot_min share_cap"),
        "options": [_shape_plan(found, plan) for plan in found.plans.values()],
        "agreed": [
            shape(
                one, "workshop=code name=workshop quantity status price due_on delivered delivered_on paid_on"
            )
            for one in found.shares
        ],
    }


def _shape_plan(found: Sharing, plan: SharePlan) -> Shape:
    makers = {one.workshop_id: one for one in found.task.makers}
    return {
        **shape(plan, "option status gap seconds cost penalty unmet"),
        "in_time": None if plan.in_time is None else shape(plan.in_time, "low high"),
        "late": None if plan.late is None else shape(plan.late, "low middle high"),
        "shares": [
            _shape_share(makers[workshop], pieces, found.records.get(workshop))
            for workshop, pieces in sorted(plan.quantities.items(), key=lambda pair: -pair[1])
        ],
    }


def _shape_share(maker: Maker, pieces: int, record: KeptRecord | None) -> Shape:
    return {
        **shape(maker, "workshop=code name"),
        "quantity": pieces,
        **shape(maker, "low middle high rests_on with_steps price"),
        **shape(record or KeptRecord(maker.workshop_id), "kept due"),
    }


def shape_potential(cluster: str, found: Potential) -> Shape:
    """What a cluster could serve; pieces of a month."""
    return {
        "cluster": cluster,
        **shape(found, "families asked"),
        **shape(found.answer, FLEXIBILITY),
        "links": shapes(found.links, "workshop=name family gain"),
        "only": shapes(found.only, "kind what workshop=name"),
        "unknown": [one.code for one in found.unknown],
        "machine": None if found.machine is None else _shape_machine(found.machine),
    }


def _shape_machine(one: BestMachine) -> Shape:
    return {
        **shape(one, "workshop=name machine families gain standard_error"),
        "known_from": shapes(one.sources, "family kind on order=number workshop style"),
    }
