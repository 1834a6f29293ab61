"""What a pilot cost, and what one more of an outcome cost; only where that one more is seen."""

from dataclasses import dataclass

from app.claims.records import CANNOT_SAY, LOT, NOT_TOLD, PilotFinding, PilotReport
from app.figures.kinds import GUARANIES
from app.i18n import _
from app.pilots.records import PRIMARY

IPS = "figure.people_in_ips"
PER_MONEY = 1_000  # guaraníes: one more of them is nothing that anybody buys
# why there is no cost of one more
COST_UNKNOWN, NOT_LOOKED_AT, WORSE = "cost_unknown", "not_looked_at", "worse"


@dataclass(frozen=True, slots=True)
class UnitCost:
    """What `per` more of an outcome (or less, where less is better) cost, in guaraníes.

    `cost` is that of a workshop over what starting first added to it, so who never took it counts too; from
    `cost_low` to `cost_high` by the ends of its interval. Without `cost_high` there is no end: it may have added
    nothing. Without `cost` there is a `reason`. `state` and `doubts` are those of what was found.
    """

    measure: str
    title: str
    unit: str
    better: int = 1
    per: int = 1
    state: str | None = None
    doubts: tuple[str, ...] = ()
    reason: str | None = None
    cost: int | None = None
    cost_low: int | None = None
    cost_high: int | None = None


@dataclass(frozen=True, slots=True)
class PilotCosts:
    """What a pilot cost by its plan: `planned` is that of the `first`, who start first, or without a lot took it.

    `of_outcomes` are the main ones'.
    """

    per_workshop: int | None
    first: int
    planned: int | None
    of_outcomes: tuple[UnitCost, ...]
    per_person_in_ips: UnitCost
    by_lot: bool = True


def reckon_costs(report: PilotReport) -> PilotCosts:
    """Of the plan's own findings; what was looked at afterwards buys nothing."""
    cost = report.pilot.cost_per_workshop
    first = sum(one.drawn for one in report.flow if one.treated)
    main = tuple(cost_of_one(one, cost) for one in report.findings if one.role == PRIMARY)
    ips = next((one for one in (*report.pooled, *report.findings) if one.measure == IPS), None)
    return PilotCosts(
        cost, first, None if cost is None else cost * first, main,
        cost_of_one(ips, cost) if ips else UnitCost(IPS, _("Personas en IPS"), "", reason=NOT_LOOKED_AT),
        report.pilot.comparison == LOT,
    )  # fmt: skip


def cost_of_one(found: PilotFinding, cost: int | None) -> UnitCost:
    """What one more of an outcome cost, at `cost` a workshop."""
    per = PER_MONEY if found.unit == _(GUARANIES) else 1
    reason = _why_not(found, cost)
    if reason is not None or cost is None:
        return UnitCost(
            found.measure, _title(found), found.unit, found.better, per, found.state, found.doubts, reason
        )
    ends = sorted(found.better * one for one in (found.ci_low, found.ci_high) if one is not None)
    low, high = (cost * per / one if one > 0 else None for one in reversed(ends)) if ends else (None, None)
    return UnitCost(
        found.measure, _title(found), found.unit, found.better, per, found.state, found.doubts, None,
        round(cost * per / (found.better * (found.estimate or 0.0))), _whole(low), _whole(high),
    )  # fmt: skip


def _title(found: PilotFinding) -> str:
    return _("{title}, en «{arm}»").format(title=found.title, arm=found.arm) if found.arm else found.title


def _why_not(found: PilotFinding, cost: int | None) -> str | None:
    if found.state in (NOT_TOLD, CANNOT_SAY) or found.exploratory or not found.estimate:
        return found.state if found.state in (NOT_TOLD, CANNOT_SAY) else NOT_TOLD
    if found.better * found.estimate < 0:
        return WORSE
    return COST_UNKNOWN if cost is None else None


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
