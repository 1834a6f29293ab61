"""Accounts of costs as JSON has them (docs/cli.md)."""

from typing import Any

from app.costing.records import CostedLine, Estimate, GarmentCost, Loss, MinuteCost
from app.shapes import Shape

COST = "kind what amount per origin noted_on note"
QUOTE = "id number customer garment sizes quantity price total made_on valid_until delivery_on terms note"


def shape_estimate(estimate: Estimate | None, digits: int = 0) -> Shape | None:
    """{"low", "middle", "high"}; null for what is not known."""
    if estimate is None:
        return None
    parts = ("low", "middle", "high")
    values: list[Any] = [round(getattr(estimate, part), digits) for part in parts]
    return dict(zip(parts, values if digits else map(int, values), strict=True))


def shape_line(line: CostedLine) -> Shape:
    """One thing that is paid, as a month's amount or for each garment."""
    return {
        "kind": line.kind, "what": line.what, "amount": line.amount, "per": line.per, "origin": line.origin,
        "month": shape_estimate(line.month), "piece": shape_estimate(line.piece),
        "missing": line.code or None,
    }  # fmt: skip


def shape_minute(minute: MinuteCost) -> Shape:
    """The account of a minute."""
    time = minute.time
    return {
        "day": minute.day,
        "lines": [shape_line(line) for line in minute.lines],
        "month": shape_estimate(minute.month),
        "people": time.people,
        "hours_week": time.hours_week,
        "days_week": time.days_week,
        "efficiency": shape_estimate(time.efficiency, 4),
        "measured_days": time.measured_days,
        "paid_minute": shape_estimate(minute.paid, 1),
        "sewn_minute": shape_estimate(minute.sewn, 1),
        "at_least": minute.at_least,
        "missing": list(minute.missing),
        "not_asked": list(minute.not_asked),
    }


def shape_garment(garment: GarmentCost) -> Shape:
    """The account of one garment."""
    return {
        "source": garment.source or None,
        "standard_minutes": shape_estimate(garment.minutes, 3),
        "cost": shape_estimate(garment.cost),
        "pieces_day": shape_estimate(garment.pieces_day, 1),
        "price": garment.price,
        "left": shape_estimate(garment.left),
        "break_even_day": shape_estimate(garment.break_even, 1),
        "ask_safe": garment.ask_safe,
        "ask_margin": garment.ask_margin,
        "ips_garment": None if garment.ips_garment is None else round(garment.ips_garment),
        "planned": shape_estimate(garment.planned),
        "missing": list(garment.missing),
    }


def shape_loss(loss: Loss) -> Shape:
    """What is lost each month in one way."""
    return {
        "kind": loss.kind,
        "month": shape_estimate(loss.amount),
        "inputs": {name: round(value, 4) for name, value in loss.inputs},
        "taken_for_granted": list(loss.judged),
        "overlaps": loss.overlaps,
        "missing": list(loss.missing),
    }
