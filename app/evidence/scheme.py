"""What a proposed social insurance would mean over the pay that workshops told. Pure.

The law of today comes from its dated figures alone, the proposal from its file alone; neither fills in the other. Of
each person the base of both is reckoned for a month worked: today's law takes the pay, not under the minimum of a month
like hers; the proposal takes what its file says. What is not known of somebody makes a range, never a guess: she is in
`high` and not in `low`. Whose pay was not told is in no sum, and is counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.evidence.scheme_records import SALES_STATES, SIDES, Between, LeftOut, Scheme, SchemeResult
from app.formalization.account_records import PayLine
from app.formalization.law import Law, month_minimum, month_pay, percent, refusal, unique, whole
from app.formalization.records import Statute
from app.suppression import is_small, suppress_list, told_count, told_sum

MONTHS = 12
RATES = {"worker": "IPS-TRABAJADOR", "employer": "IPS-EMPLEADOR"}


@dataclass(frozen=True, slots=True)
class PayShop:
    """What a workshop told: its pay lines, how many work there, its sales of a month and how far these may be off."""

    lines: tuple[PayLine, ...]
    people: int | None = None
    sales: int | None = None
    sales_doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class LineSums:
    """One pay line: how many it stands for, whether it is sure that they are covered, and a month of one of them."""

    count: int
    sure: bool
    law: Mapping[str, int]
    paid: Mapping[str, int]
    proposed: Mapping[str, int]
    age_unknown: bool
    statutes: tuple[Statute, ...]


def reckon_scheme(scheme: Scheme, shops: Iterable[PayShop], law: Law) -> SchemeResult:
    """The result over some workshops by the law of a day; small counts are hidden, since it leaves the office."""
    every = list(shops)
    told = [one for one in every if one.lines]
    left_out: Counter[str] = Counter()
    by_shop = [_lines_of(scheme, shop, law, left_out) for shop in told]
    lines = [line for found in by_shop for line in found]
    covered = _between(lines, lambda line: line.count)
    people = sum(line.count for shop in told for line in shop.lines)
    sums = {name: _sum_sides(by_shop, name) for name in ("law", "paid", "proposed")}
    month = sums["proposed"]["state"]
    statutes = unique(one for line in lines for one in line.statutes)
    safe = suppress_list(dict(left_out)) if left_out else None
    return SchemeResult(
        scheme, law.day, _told(len(every)), _told(len(told)), None if is_small(people - (covered.high or 0)) else _told(people),
        _told(sum(max(0, (shop.people or 0) - sum(line.count for line in shop.lines)) for shop in told)),
        Between(told_count(covered.low or 0, of=covered.high), _told(covered.high or 0)),
        tuple(LeftOut(why, safe.cells[why] if safe else None) for why in sorted(left_out)),
        sums["law"], sums["paid"], sums["proposed"], _times(month, MONTHS),
        _times(month, scheme.state_months) if scheme.state_months else None,
        _by_sales(scheme, told, by_shop, "proposed"), _by_sales(scheme, told, by_shop, "law"),
        statutes, tuple(one for one in statutes if law.is_expired(one)),
        _told(sum(line.count for line in lines if line.age_unknown)),
    )  # fmt: skip


def _lines_of(scheme: Scheme, shop: PayShop, law: Law, left_out: Counter[str]) -> list[LineSums]:
    found = []
    for line in shop.lines:
        why, sure = _who(scheme, shop, line)
        sums = None if why else _sums(scheme, line, law, sure)
        if sums is None:
            left_out[why or _why_unreckoned(line)] += line.count
        else:
            found.append(sums)
    return found


def _who(scheme: Scheme, shop: PayShop, line: PayLine) -> tuple[str, bool]:
    """Why a line is not covered (empty: it is, or may be), and whether that is sure."""
    if line.under_18:
        return "under_18", True
    if scheme.kinds and line.kind not in scheme.kinds:
        return "kind", True
    if scheme.only_uninsured and line.in_ips:
        return "insured", True
    most = scheme.largest_people
    if most is not None and shop.people is not None and shop.people > most:
        return "size", True
    size_known = most is None or shop.people is not None
    insured_known = not scheme.only_uninsured or line.in_ips is not None
    return "", size_known and insured_known


def _why_unreckoned(line: PayLine) -> str:
    return "pay_unknown" if line.pay is None else "not_reckoned"


def _sums(scheme: Scheme, line: PayLine, law: Law, sure: bool) -> LineSums | None:
    """None where it cannot be reckoned: the pay, the minimum of the law, or a rate is not known."""
    if refusal(line, law) is not None:
        return None
    pay, minimum = month_pay(line, law), month_minimum(line, law)
    rates = {side: law.find(code) for side, code in RATES.items()}
    if pay.amount is None or minimum.amount is None or None in rates.values():
        return None
    known = {side: rate for side, rate in rates.items() if rate is not None}
    gross = max(pay.amount, minimum.amount)
    base = _base(scheme, pay.amount, minimum.amount)
    by_law = {side: whole(percent(rate) * gross) for side, rate in known.items()}
    paid = {side: whole(percent(rate) * pay.amount) if line.in_ips else 0 for side, rate in known.items()}
    proposed = {side: whole(Fraction(str(getattr(scheme, side))) / 100 * base) for side in SIDES}
    return LineSums(
        line.count, sure, by_law, paid, proposed, line.under_18 is None, (*pay.statutes, *minimum.statutes, *known.values())
    )  # fmt: skip


def _base(scheme: Scheme, pay: Fraction, minimum: Fraction) -> Fraction:
    base = Fraction(str(scheme.base_share)) / 100 * (pay if scheme.base == "pay" else minimum)
    floor = Fraction(0) if scheme.floor_share is None else Fraction(str(scheme.floor_share)) / 100 * minimum
    return max(base, floor)


def _between(lines: Sequence[LineSums], of: Callable[[LineSums], int]) -> Between:
    return Between(sum(of(line) for line in lines if line.sure), sum(of(line) for line in lines))


def _sum_sides(by_shop: Sequence[Sequence[LineSums]], name: str) -> dict[str, Between]:
    """What each side pays a month; hidden where it would tell of a workshop, also by what `high` has more than `low`."""

    def of(side: str) -> Between:
        each = [
            _between(lines, lambda line: line.count * getattr(line, name).get(side, 0)) for lines in by_shop
        ]
        few = sum(line.count for lines in by_shop for line in lines)
        high = None if is_small(few) else told_sum(one.high or 0 for one in each)
        more = told_sum((one.high or 0) - (one.low or 0) for one in each)
        low = None if high is None or more is None else told_sum(one.low or 0 for one in each)
        return Between(low, high)

    # what the State pays by the law of today is in none of its figures, so it is not said
    sides = SIDES if name == "proposed" else tuple(RATES)
    return {side: of(side) for side in sides}


def _times(sums: Between, months: int) -> Between:
    return Between(*(None if one is None else one * months for one in sums))


def _told(count: int) -> int | None:
    return None if is_small(count) else count


def _by_sales(
    scheme: Scheme, shops: Sequence[PayShop], by_shop: Sequence[Sequence[LineSums]], name: str
) -> Mapping[str, int | None]:  # fmt: skip
    """How many workshops pay less than the share of their sales; those that nobody of is covered do not count."""
    counts = dict.fromkeys(SALES_STATES, 0)
    for shop, lines in zip(shops, by_shop, strict=True):
        if lines:
            cost = _between(lines, lambda line: line.count * getattr(line, name)["employer"])
            counts[_sales_state(scheme, shop, cost)] += 1
    return suppress_list(counts).cells


def _sales_state(scheme: Scheme, shop: PayShop, cost: Between) -> str:
    """In doubt while what was not known of people, or how rough the sales are, could turn it."""
    if not shop.sales:
        return "unknown"
    share = scheme.sales_share / 100
    if (cost.high or 0) <= share * shop.sales * (1 - shop.sales_doubt):
        return "under"
    return "over" if (cost.low or 0) > share * shop.sales * (1 + shop.sales_doubt) else "doubtful"
