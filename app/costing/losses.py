""" "Se pierde alrededor de G. X por mes en …": what leaks away, each way by itself. Pure.

A minute in which people are there costs the month over its minutes. What is lost is minutes times
that. Waiting, an unbalanced line and a garment that is new take from the same minutes in which
nobody sews: they overlap and are never added up. Rework takes from the minutes that are sewn,
absences from those in which nobody is there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.costing.records import Estimate, Loss, MinuteCost
from app.costing.taken_for_granted import judged

OVERLAPPING = ("waiting", "line", "changeover")
REWORK = "rework"
PAID_WHEN_THERE = ("day", "piece")  # who is paid so costs nothing on the day she does not come
WAGE_KINDS = ("wages", "aguinaldo", "ips")


@dataclass(frozen=True, slots=True)
class FloorFacts:
    """What was counted and measured on a floor; None, or nothing noted, is what nobody measured.

    `rework` and `absenteeism` are shares; `stoppages` minutes of one person a day, by cause, of
    which those of the cause `REWORK` are what doing again took;
    `line_idle` minutes in which the others wait for the slowest, for each standard minute.
    """

    rework: float | None = None
    stoppages: Mapping[str, float] = field(default_factory=dict)
    absenteeism: float | None = None
    changeover_days: float | None = None
    changeovers_month: float | None = None
    line_idle: float | None = None


def idle_of_line(loads: Sequence[float]) -> float | None:
    """For each standard minute, how long the others wait for the slowest of a line.

    `loads`: the standard minutes of one garment by person. The line goes as fast as the most
    loaded (Salveson 1955, balance delay); of a line of one nobody waits, and it is None.
    """
    busy = [one for one in loads if one > 0]
    if len(busy) < 2:
        return None
    return (len(busy) * max(busy) - sum(busy)) / sum(busy)


def make_losses(minute: MinuteCost, facts: FloorFacts) -> tuple[Loss, ...]:
    """Every way to lose, the costliest first; what cannot be said stands last, with its reason."""
    found = [
        _waiting(minute, facts),
        _line(minute, facts),
        _changeover(minute, facts),
        _rework(minute, facts),
        _absence(minute, facts),
    ]
    return tuple(sorted(found, key=lambda one: -one.amount.middle if one.amount else 1))


def _minute_there(minute: MinuteCost) -> Estimate | None:
    present = minute.time.present_month
    if minute.month is None or present is None or present.low <= 0:
        return None
    return minute.month.over(present)


def _ask(minute: MinuteCost, *needed: str) -> tuple[str, ...]:
    """Of what the cost of a minute lacks, that which would be used here."""
    return tuple(code for code in minute.missing if code in ("wages", "owner", *needed))


def _loss(kind: str, missing: Sequence[str], amount: Estimate | None = None, **more: object) -> Loss:
    return Loss(
        kind, None if missing else amount, missing=tuple(missing), overlaps=kind in OVERLAPPING, **more  # type: ignore[arg-type]
    )  # fmt: skip


def _waiting(minute: MinuteCost, facts: FloorFacts) -> Loss:
    missing = [*_ask(minute, "people", "hours", "days"), *(() if facts.stoppages else ("stoppages",))]
    there, days = _minute_there(minute), minute.time.days_month
    if missing or there is None or days is None:
        return _loss("waiting", missing or ("hours",))
    lost = sum(minutes for cause, minutes in facts.stoppages.items() if cause != REWORK)
    return _of_minutes("waiting", lost, days, there)


def _of_minutes(kind: str, lost: float, days: float, there: Estimate) -> Loss:
    """Minutes of one person that were noted, on each day of a month."""
    inputs = (("minutes_day", lost), ("days_month", days), ("minute", there.middle))
    return _loss(kind, (), there.times(lost * days), inputs=inputs)


def _line(minute: MinuteCost, facts: FloorFacts) -> Loss:
    """For the garments that really come out: who is slowed down by something else waits less."""
    missing = list(_ask(minute, "efficiency"))
    if facts.line_idle is None:
        missing.append("line")
    efficiency = minute.time.efficiency
    if missing or minute.month is None or efficiency is None or facts.line_idle is None:
        return _loss("line", missing or ("efficiency",))
    share = _at_most_one(efficiency.times(facts.line_idle), efficiency)
    inputs = (("idle", facts.line_idle), ("efficiency", efficiency.middle), ("month", minute.month.middle))
    return _loss("line", (), minute.month.times(share), inputs=inputs)


def _at_most_one(share: Estimate, efficiency: Estimate) -> Estimate:
    """Of the minutes that are there no more can be idle than are not sewn."""
    most = [max(0.0, 1 - one) for one in (efficiency.low, efficiency.middle, efficiency.high)]
    low, middle, high = (
        min(one, top) for one, top in zip((share.low, share.middle, share.high), most, strict=True)
    )
    return Estimate(min(low, middle, high), middle, max(low, middle, high))


def _changeover(minute: MinuteCost, facts: FloorFacts) -> Loss:
    missing = list(_ask(minute, "days"))
    if facts.changeovers_month is None:
        missing.append("changeovers")
    if facts.changeover_days is None and facts.changeovers_month != 0:
        missing.append("changeover_days")
    days = minute.time.days_month
    if missing or minute.month is None or not days:
        return _loss("changeover", missing or ("days",))
    changes, each = facts.changeovers_month or 0.0, facts.changeover_days or 0.0
    slow = min(each * changes, days)
    share = Estimate(*(judged(f"learning-{much}") for much in ("least", "usual", "most")))
    inputs = (
        ("changeovers", changes), ("changeover_days", each),
        ("share", share.middle), ("day", minute.month.middle / days),
    )  # fmt: skip
    amount = minute.month.over(days).times(share.times(slow))
    return _loss("changeover", (), amount, inputs=inputs, judged=("learning-usual",))


def _rework(minute: MinuteCost, facts: FloorFacts) -> Loss:
    """The minutes that were noted for it; else a part of the work of each garment that came out wrong."""
    noted, days, there = facts.stoppages.get(REWORK), minute.time.days_month, _minute_there(minute)
    if noted and days and there:
        return _of_minutes("rework", noted, days, there)
    missing = list(_ask(minute, "efficiency"))
    if facts.rework is None:
        missing.append("rework")
    efficiency = minute.time.efficiency
    if missing or minute.month is None or efficiency is None or facts.rework is None:
        return _loss("rework", missing or ("efficiency",))
    again = Estimate(*(judged(f"rework-{much}") for much in ("least", "usual", "most")))
    inputs = (
        ("rework", facts.rework), ("again", again.middle),
        ("efficiency", efficiency.middle), ("month", minute.month.middle),
    )  # fmt: skip
    sewn = Estimate(*(min(one, 1.0) for one in (efficiency.low, efficiency.middle, efficiency.high)))
    amount = minute.month.times(sewn.times(again.times(facts.rework)))
    return _loss("rework", (), amount, inputs=inputs, judged=("rework-usual",))


def _absence(minute: MinuteCost, facts: FloorFacts) -> Loss:
    """What goes on while somebody is missing: rent and the rest surely, her pay perhaps."""
    missing = list(_ask(minute))
    if facts.absenteeism is None:
        missing.append("absenteeism")
    if missing or minute.month is None or facts.absenteeism is None:
        return _loss("absence", missing)
    whole = minute.month.middle or 1.0
    wages = [one for one in minute.lines if one.kind in WAGE_KINDS and one.month is not None]
    pay = sum(one.month.middle for one in wages if one.month is not None)
    rest = max(0.0, whole - pay)
    if all(one.per in PAID_WHEN_THERE for one in minute.lines if one.kind == "wages" and one.known):
        pay = 0.0
    shares = Estimate(rest / whole, (rest + pay / 2) / whole, (rest + pay) / whole)
    amount = minute.month.times(shares.times(facts.absenteeism))
    inputs = (("absenteeism", facts.absenteeism), ("month", minute.month.middle), ("rest", rest))
    return _loss("absence", (), amount, inputs=inputs)
