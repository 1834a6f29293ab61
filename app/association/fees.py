"""What a member has to pay, what it paid, and what it owes: reckoned, never kept.

A fee is due for each month (or year) on whose first day the workshop is a member, and owed once the
days to pay it are over. What is paid pays the oldest one first. The association's fee holds, or the member's own where it has one.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.association.records import FEE, AssociationMember, CashEntry, FeeTerm
from app.association.spells import was_member

_MONTH, _YEAR = len("2026-11"), len("2026")


class FeeDue(NamedTuple):
    """The fee of a month ("2026-11") or a year ("2026"), and how much of it is paid."""

    period: str
    due_on: str
    amount: int
    paid: int = 0

    @property
    def owed(self) -> int:
        """What is missing of it."""
        return self.amount - self.paid


class MemberAccount(NamedTuple):
    """A member's fees and payments up to a day; `payments` are the lines of the cash book."""

    member: AssociationMember
    dues: tuple[FeeDue, ...]
    payments: tuple[CashEntry, ...]

    @property
    def due(self) -> int:
        """All that had to be paid."""
        return sum(one.amount for one in self.dues)

    @property
    def paid(self) -> int:
        """All that was paid; what was countered is not."""
        return sum(one.signed for one in self.payments)

    @property
    def owed(self) -> int:
        """What is missing."""
        return max(0, self.due - self.paid)

    @property
    def ahead(self) -> int:
        """What was paid of fees to come."""
        return max(0, self.paid - self.due)

    @property
    def unpaid(self) -> tuple[FeeDue, ...]:
        """The fees of which something is missing, the oldest first."""
        return tuple(one for one in self.dues if one.owed > 0)


class FeePeriod(NamedTuple):
    """A month or a year of which a fee is charged: its name, its first day, the fee of all, from when it is owed."""

    period: str
    first: str
    amount: int
    due_on: str


def fees_due(member: AssociationMember, periods: Iterable[FeePeriod], day: str) -> list[FeeDue]:
    """The fees of a member that were to be paid by a day (ISO), the oldest first."""
    return [
        FeeDue(one.period, one.due_on, one.amount if member.fee is None else member.fee)
        for one in periods
        if one.amount and one.due_on <= day and was_member(member, one.first)
    ]


def periods_of(terms: Iterable[FeeTerm], day: str) -> list[FeePeriod]:
    """Each month or year that had begun by a day.

    A term holds from the month or year of its first day until the next one begins; a year that
    began to be charged later on is due from then.
    """
    ordered = sorted(terms, key=lambda one: (one.since, one.id))
    found: dict[str, FeePeriod] = {}
    for place, term in enumerate(ordered):
        until = ordered[place + 1].since[:_MONTH] + "-01" if place + 1 < len(ordered) else "9999-01-01"
        for period, first in _periods(term, day):
            if first < until and period not in found:
                due_on = (date.fromisoformat(first) + timedelta(days=term.grace_days)).isoformat()
                found[period] = FeePeriod(period, first, term.amount, due_on)
    return list(found.values())


def _periods(term: FeeTerm, day: str) -> list[tuple[str, str]]:
    if term.every == "year":
        years = range(int(term.since[:_YEAR]), int(day[:_YEAR]) + 1)
        firsts = [(f"{year:04}", max(f"{year:04}-01-01", term.since)) for year in years]
        return [(period, first) for period, first in firsts if first <= day]
    year, month = int(term.since[:_YEAR]), int(term.since[_YEAR + 1 : _MONTH])
    found = []
    while (first := f"{year:04}-{month:02}-01") <= day:
        found.append((first[:_MONTH], first))
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found


def spread(dues: Sequence[FeeDue], paid: int) -> tuple[FeeDue, ...]:
    """The fees with what was paid of each: the oldest first, until the money is at its end."""
    found = []
    for one in dues:
        part = max(0, min(paid, one.amount))
        paid -= part
        found.append(one._replace(paid=part))
    return tuple(found)


def account_of(
    member: AssociationMember, periods: Iterable[FeePeriod], payments: Iterable[CashEntry], day: str
) -> MemberAccount:
    """What a member had to pay, paid (of its own `payments`) and owes at the end of a day (ISO)."""
    paid = tuple(one for one in payments if one.day <= day)
    dues = spread(fees_due(member, periods, day), sum(one.signed for one in paid))
    return MemberAccount(member, dues, paid)


def accounts_of(
    members: Iterable[AssociationMember], terms: Iterable[FeeTerm], entries: Iterable[CashEntry], day: str
) -> list[MemberAccount]:
    """The account of each, in their order; periods and payments are looked through once for all."""
    periods, payments = periods_of(terms, day), dict[int, list[CashEntry]]()
    for one in entries:
        if one.kind == FEE and one.workshop_id is not None:
            payments.setdefault(one.workshop_id, []).append(one)
    return [account_of(one, periods, payments.get(one.workshop_id, ()), day) for one in members]


class FeeSum(NamedTuple):
    """The fees of all: due, paid and owed in guaraníes, and how many members owe how many fees."""

    due: int
    paid: int
    owed: int
    up_to_date: int
    owing: int
    fees_owed: int


def sum_fees(accounts: Iterable[MemberAccount]) -> FeeSum:
    """What the accounts come to; who left still owes, and counts among who is up to date no more."""
    lines = list(accounts)
    return FeeSum(
        sum(one.due for one in lines),
        sum(one.paid for one in lines),
        sum(one.owed for one in lines),
        sum(one.member.is_member and not one.owed for one in lines),
        sum(one.owed > 0 for one in lines),
        sum(len(one.unpaid) for one in lines),
    )
