"""What a garment costs today, what is left of its price, and what to ask for it. Pure."""

from math import ceil

from app.costing.estimate import sure
from app.costing.records import Estimate, FloorTime, GarmentCost, MinuteCost
from app.costing.taken_for_granted import judged


def make_garment_cost(
    minute: MinuteCost, *, standard: Estimate | None = None, said_pieces: Estimate | None = None,
    price: int | None = None, planned_share: float | None = None,
) -> GarmentCost:  # fmt: skip
    """One garment: by its standard minutes and the counted efficiency, else by the owner's word.

    `standard`: standard minutes of the garment; `said_pieces`: how many come out of a day that makes
    nothing else, as she says; `planned_share`: the cycle of a line that is thought of, over today's. Where both are known, what was counted on the floor goes first.
    """
    pieces, source = garments_a_day(minute.time, standard, said_pieces)
    cost = _cost(minute, pieces, standard, source)
    missing = tuple(dict.fromkeys([*_ask_first(minute, pieces, standard), *_ask_price(price)]))
    if cost is None:
        # nothing comes out of a bad week: how dear a garment gets has no end
        missing = missing if minute.missing or pieces is None or pieces.low else ("efficiency", *missing)
        return GarmentCost(minute, source, standard, pieces_day=pieces, price=price, missing=missing)
    return GarmentCost(
        minute, source, standard, cost, pieces, price,
        left=cost.taken_from(price) if price is not None else None,
        break_even=break_even(minute, price),
        ask_safe=round_up(cost.high), ask_margin=round_up(cost.high * (1 + judged("margin"))),
        ips_garment=_ips(minute, pieces),
        planned=_planned(minute, cost, planned_share),
        planned_pieces=pieces.times(1 / planned_share) if pieces and planned_share else None,
        missing=missing,
    )  # fmt: skip


def garments_a_day(
    time: FloorTime, standard: Estimate | None, said: Estimate | None
) -> tuple[Estimate | None, str]:
    """How many come out of a day that makes nothing else, and how that is known."""
    present = present_day(time)
    counted = time.measured_days > 0
    if standard is not None and present is not None and time.efficiency is not None and counted:
        # the doubt of the standard stays with the cost; a day's count has that of the pace
        return present.times(time.efficiency).over(standard.middle), "measured"
    return (said, "said") if said is not None else (None, "")


def present_day(time: FloorTime) -> Estimate | None:
    """Person-minutes of a day in which people are there."""
    if time.present_day is not None:
        return time.present_day
    month, days = time.paid_month, time.days_month
    return sure(month / days) if month is not None and days else None


def _cost(
    minute: MinuteCost, pieces: Estimate | None, standard: Estimate | None, source: str
) -> Estimate | None:
    if minute.month is None or pieces is None or not pieces.low:
        return None
    if source == "measured" and standard is not None and minute.sewn is not None:
        return minute.sewn.times(standard).plus(minute.piece)
    days = minute.time.days_month
    return minute.month.over(pieces.times(days)).plus(minute.piece) if days else None


def break_even(minute: MinuteCost, price: int | None) -> Estimate | None:
    """From how many garments a day on the price pays for the month; None if no number does.

    What is paid anyway in a day, over what each garment leaves after what it costs by itself.
    """
    days = minute.time.days_month
    if price is None or minute.month is None or not days:
        return None
    margin = minute.piece.taken_from(price)
    if margin.low <= 0:
        return None
    return minute.month.over(days).over(margin)


def round_up(amount: float) -> int:
    """A price that is not below the amount, as prices are said."""
    step = int(judged("round-price"))
    return ceil(round(amount, 6) / step) * step


def _planned(minute: MinuteCost, cost: Estimate, share: float | None) -> Estimate | None:
    """What is paid by the month is shared by more garments; what each costs by itself stays."""
    if share is None:
        return None
    by_month = Estimate(*(
        max(0.0, whole - piece)
        for whole, piece in zip(_parts(cost), _parts(minute.piece), strict=True)
    ))  # fmt: skip
    return by_month.times(share).plus(minute.piece)


def _parts(one: Estimate) -> tuple[float, float, float]:
    return one.low, one.middle, one.high


def _ips(minute: MinuteCost, pieces: Estimate | None) -> float | None:
    days = minute.time.days_month
    if minute.ips_month is None or pieces is None or not days:
        return None
    return minute.ips_month / (pieces.middle * days) + minute.ips_piece


def _ask_first(minute: MinuteCost, pieces: Estimate | None, standard: Estimate | None) -> list[str]:
    """What is missing for a cost: never more than what would be used."""
    needed = [code for code in minute.missing if code != "efficiency"]
    if pieces is not None:
        return [code for code in needed if code not in ("people", "hours")]
    if standard is None:
        return [*needed, "pieces"]
    return [*needed, "efficiency" if minute.time.measured_days else "output"]


def _ask_price(price: int | None) -> list[str]:
    return ["price"] if price is None else []
