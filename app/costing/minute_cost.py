"""What a paid minute costs, and one in which something is really sewn. Pure.

All that the workshop pays in a month, over the minutes of that month. What is paid by the week is
turned into a month with the calendar's own weeks (52 / 12 = 4.33, never four), a fortnight
("quincena") is half a month, as it is paid. Nothing is computed from what is not known.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from app.costing.estimate import add_up, around
from app.costing.kinds import ASKED, NEEDED, SHOWN
from app.costing.records import CostedLine, Estimate, FloorTime, MinuteCost, ShopCost
from app.costing.taken_for_granted import judged
from app.formalization.law import WEEKS_PER_MONTH, Law, exact, percent, whole
from app.formalization.records import Statute

TIMES_A_MONTH = {
    "week": WEEKS_PER_MONTH,
    "fortnight": Fraction(2),
    "month": Fraction(1),
    "two_months": Fraction(1, 2),
    "quarter": Fraction(1, 3),
    "year": Fraction(1, 12),
}
LEGAL = {"aguinaldo": "AGUINALDO", "ips": "IPS-EMPLEADOR"}
ROUGH = {"said": "doubt-said", "notebook": "doubt-notebook"}


def month_amount(amount: int, per: str, days_week: float | None) -> int | None:
    """An amount as a month's, in whole guaraníes; None for a day's where the week is not known.

    What is paid for each garment has no month: ValueError.
    """
    if per == "day":
        if days_week is None:
            return None
        return whole(amount * Fraction(str(days_week)) * WEEKS_PER_MONTH)
    if per not in TIMES_A_MONTH:
        raise ValueError(f"no part of a month: {per}")
    return whole(amount * TIMES_A_MONTH[per])


def doubt_of(origin: str) -> float:
    """By what share an amount of that origin may be off, either way."""
    return judged(ROUGH[origin]) if origin in ROUGH else 0.0


def make_minute_cost(
    costs: Iterable[ShopCost], time: FloorTime, law: Law, *, style_id: int | None = None
) -> MinuteCost:
    """The account of a workshop by the law of a day; for one style, with what that costs besides."""
    rows = [one for one in costs if one.style_id is None or one.style_id == style_id]
    plain = [_cost_line(one, time) for one in rows if not _is_reckoned(one)]
    wages = [one for one in plain if one.kind == "wages" and one.known]
    lines = [*plain, *_legal_lines(rows, wages, law)]
    lines += [CostedLine(kind, "said", "month", code="not_asked") for kind in _not_there(ASKED, lines)]
    lines.sort(key=_place)
    missing = _missing(lines, time)
    known = [one for one in lines if one.known]
    month = add_up(one.month for one in known if one.month is not None) if _may_sum(missing) else None
    paid, sewn = _per_minute(month, time)
    ips = law.find(LEGAL["ips"])
    has_ips = any(one.kind == "ips" for one in rows) or ips is None
    return MinuteCost(
        law.day, tuple(lines), time, month, add_up(one.piece for one in known if one.piece is not None),
        paid, sewn, missing,
        tuple(dict.fromkeys(one.kind for one in lines if not one.known)),
        None if has_ips or not wages else _share(ips, [one.month for one in wages]),
        0 if has_ips or not wages else _share(ips, [one.piece for one in wages]),
    )  # fmt: skip


def _is_reckoned(cost: ShopCost) -> bool:
    return cost.origin == "calculated" and cost.amount is None and cost.kind in LEGAL


def _cost_line(cost: ShopCost, time: FloorTime) -> CostedLine:
    def line(**more: object) -> CostedLine:
        return CostedLine(
            cost.kind, cost.origin, cost.per, cost.amount, what=cost.what, row=cost.id, **more,  # type: ignore[arg-type]
        )  # fmt: skip

    if cost.amount is None:
        return line(code="not_asked")
    doubt = doubt_of(cost.origin)
    if cost.per == "piece":
        return line(piece=around(cost.amount, doubt))
    month = month_amount(cost.amount, cost.per, time.days_week)
    return line(code="days") if month is None else line(month=around(month, doubt))


def _legal_lines(rows: Sequence[ShopCost], wages: Sequence[CostedLine], law: Law) -> list[CostedLine]:
    """The aguinaldo unless somebody wrote it himself, and IPS where it was asked to be added."""
    lines = []
    for kind, code in LEGAL.items():
        row = next((one for one in rows if one.kind == kind and _is_reckoned(one)), None)
        written = any(one.kind == kind and not _is_reckoned(one) for one in rows)
        if (row is None and kind != "aguinaldo") or written:
            continue
        lines.append(_legal_line(kind, law, code, wages, row.id if row else None))
    return lines


def _legal_line(kind: str, law: Law, code: str, wages: Sequence[CostedLine], row: int | None) -> CostedLine:
    statute = law.find(code)
    if statute is None:
        why = law.why_unknown(code)
        return CostedLine(kind, "calculated", "month", row=row, code="law", why_not=why)
    if not wages:
        return CostedLine(kind, "calculated", "month", row=row, code="wages", statute=statute)
    part = _part(kind, statute)
    month = [one.month.times(part) for one in wages if one.month is not None]
    piece = [one.piece.times(part) for one in wages if one.piece is not None]
    return CostedLine(
        kind, "calculated", "month" if month else "piece", row=row, statute=statute,
        amount=whole(Fraction(add_up(month or piece).middle)),
        month=_whole(add_up(month)) if month else None, piece=_whole(add_up(piece)) if piece else None,
    )  # fmt: skip


def _whole(spread: Estimate) -> Estimate:
    """With the middle in whole guaraníes, so that lines add up to their sum on paper."""
    middle = whole(Fraction(spread.middle))
    return Estimate(min(spread.low, middle), middle, max(spread.high, middle))


def _part(kind: str, statute: Statute) -> float:
    return float(exact(statute) / 12) if kind == "aguinaldo" else float(percent(statute))


def _share(statute: Statute | None, parts: Iterable[Estimate | None]) -> float:
    assert statute is not None
    return float(percent(statute)) * sum(one.middle for one in parts if one is not None)


def _not_there(kinds: Iterable[str], lines: Iterable[CostedLine]) -> list[str]:
    there = {one.kind for one in lines}
    return [kind for kind in kinds if kind not in there]


def _place(line: CostedLine) -> tuple[int, int]:
    order = [*SHOWN, "ips"]
    return (order.index(line.kind) if line.kind in order else len(order), line.row or 0)


def _missing(lines: Iterable[CostedLine], time: FloorTime) -> tuple[str, ...]:
    """What to ask first, in the order of the page."""
    known = {one.kind for one in lines if one.known}
    found = [kind for kind in NEEDED if kind not in known]
    if time.people is None:
        found.append("people")
    if time.hours_week is None:
        found.append("hours")
    if time.days_week is None:
        found.append("days")
    if time.efficiency is None:
        found.append("efficiency")
    return tuple(found)


def _may_sum(missing: Iterable[str]) -> bool:
    return not any(kind in missing for kind in NEEDED)


def _per_minute(month: Estimate | None, time: FloorTime) -> tuple[Estimate | None, Estimate | None]:
    paid_month, present = time.paid_month, time.present_month
    paid = month.over(paid_month) if month is not None and paid_month else None
    if month is None or present is None or time.efficiency is None or not time.efficiency.low:
        return paid, None
    sewn = present.times(time.efficiency)
    return paid, month.over(sewn) if sewn.low > 0 else None
