"""The cash book: its lines with the running balance, and whether the money that was counted agrees."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.association.records import IN, CashCount, CashEntry


class CashLine(NamedTuple):
    """A line of the book with the balance after it; `countered` is the number of the line that took it back."""

    entry: CashEntry
    balance: int
    countered: int | None = None
    counters: int | None = None


class CashBook(NamedTuple):
    """The book up to a day: every line, the counts, and the counts whose difference is not settled."""

    lines: tuple[CashLine, ...]
    counts: tuple[CashCount, ...]
    settled: dict[int, int]

    @property
    def balance(self) -> int:
        """What there has to be in the cash box."""
        return self.lines[-1].balance if self.lines else 0

    @property
    def is_open(self) -> bool:
        """Whether it has begun."""
        return bool(self.lines)

    @property
    def last_count(self) -> CashCount | None:
        """The last time that the money was counted."""
        return self.counts[-1] if self.counts else None

    def lowest_from(self, day: str) -> int:
        """The least that there is in the cash box from the end of a day (ISO) on."""
        before = [one.balance for one in self.lines if one.entry.day <= day]
        return min([*before[-1:], *(one.balance for one in self.lines if one.entry.day > day)], default=0)

    def unsettled(self, count: CashCount) -> int:
        """What of a count's difference has no line in the book."""
        return count.difference - self.settled.get(count.id, 0)

    @property
    def agrees(self) -> bool | None:
        """Whether the last count and the book say the same; None when nobody counted."""
        return None if self.last_count is None else self.unsettled(self.last_count) == 0


def day_for_entry(book: CashBook, today: str) -> str:
    """The day (ISO) that a new line is proposed with: today, or the last count's if that is later."""
    last = book.last_count
    return max(today, last.day if last is not None else "")


class CashPart(NamedTuple):
    """The book of some days: what there was before, its lines, what came in and went out, what is left."""

    first: str
    last: str
    before: int
    lines: tuple[CashLine, ...]

    @property
    def came_in(self) -> int:
        return sum(one.entry.amount for one in self.lines if one.entry.direction == IN)

    @property
    def went_out(self) -> int:
        return sum(one.entry.amount for one in self.lines if one.entry.direction != IN)

    @property
    def after(self) -> int:
        return self.before + self.came_in - self.went_out


def in_order(entries: Iterable[CashEntry]) -> list[CashEntry]:
    """The lines by day, and within a day as they were written."""
    return sorted(entries, key=lambda one: (one.day, one.number, one.id))


def make_book(entries: Iterable[CashEntry], counts: Iterable[CashCount] = ()) -> CashBook:
    """The book of these lines and counts."""
    ordered, balance = in_order(entries), 0
    numbers = {one.id: one.number for one in ordered}
    taken_back = {one.counters_id: one.number for one in ordered if one.counters_id is not None}
    lines = []
    settled: dict[int, int] = {}
    for one in ordered:
        balance += one.signed
        lines.append(CashLine(one, balance, taken_back.get(one.id), numbers.get(one.counters_id or 0)))
        if one.count_id is not None:
            settled[one.count_id] = settled.get(one.count_id, 0) + one.signed
    return CashBook(tuple(lines), tuple(sorted(counts, key=lambda one: (one.day, one.id))), settled)


def part_of(book: CashBook, first: str, last: str) -> CashPart:
    """The lines of some days, first and last (ISO) among them."""
    before = [one for one in book.lines if one.entry.day < first]
    within = tuple(one for one in book.lines if first <= one.entry.day <= last)
    return CashPart(first, last, before[-1].balance if before else 0, within)


def sums_by_kind(lines: Sequence[CashLine]) -> list[tuple[str, str, int]]:
    """What came in and went out by kind, as (kind, direction, guaraníes); what was countered is not."""
    gone = {one.entry.counters_id for one in lines if one.entry.counters_id is not None}
    pairs = gone & {one.entry.id for one in lines}
    found: dict[tuple[str, str], int] = {}
    for one in lines:
        entry = one.entry
        if entry.id in pairs or entry.counters_id in pairs:
            continue
        key = (entry.kind, entry.direction)
        found[key] = found.get(key, 0) + entry.amount
    return sorted(
        ((kind, direction, amount) for (kind, direction), amount in found.items() if amount),
        key=lambda one: (one[1], -one[2], one[0]),
    )
