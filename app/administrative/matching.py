"""Which row of a list is which workshop: by the same number, and by nothing else.

A number is a RUC without its check digit. Of a person it is the cédula, so that a list of either finds a
workshop of either; one that two workshops have finds neither.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from app.administrative.records import (
    ABSENT,
    AMBIGUOUS,
    MATCHED,
    NO_NUMBER,
    AdministrativePlan,
    ListedRow,
    ListMatch,
    ListRead,
    MatchRate,
    SoughtWorkshop,
)
from app.registry.cedula import plain_cedula
from app.registry.ruc import is_nobody_s

LEAST_DIGITS = 5  # of a number that tells one person from another


def number_of_ruc(ruc: str) -> str:
    """ "80012345-6" -> "80012345"."""
    return ruc.partition("-")[0].upper()


def number_of_cedula(cedula: str) -> str:
    """The digits of a cédula; empty when it cannot tell one person from another."""
    number = plain_cedula(cedula)
    is_good = number.isascii() and number.isdigit() and len(number) >= LEAST_DIGITS
    return number if is_good and not is_nobody_s(number) else ""


def fingerprint_of(numbers: Iterable[str]) -> str:
    """What tells that a workshop is still looked for by the same numbers, without a copy of them."""
    text = " ".join(sorted(numbers))
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


def match_list(
    sought: Sequence[SoughtWorkshop], read: ListRead, *, complete: bool = False
) -> tuple[ListMatch, ...]:
    """What the list says of each workshop that allows it, in their order.

    `sought` are all workshops of the office: one that was not asked is not looked for, but a number that it
    shares is nobody's. Who is not in a `complete` list is not registered, and has nobody in it.
    """
    held = Counter(number for one in sought for number in set(one.numbers))
    rows: Mapping[str, list[ListedRow]] = _by_number(read.rows)
    shared = {number for number, count in held.items() if count > 1}
    return tuple(_match(one, rows, shared, read, complete) for one in sought if one.granted is True)


def _by_number(rows: Iterable[ListedRow]) -> dict[str, list[ListedRow]]:
    found: dict[str, list[ListedRow]] = defaultdict(list)
    for one in rows:
        found[one.number].append(one)
    return found


def _match(
    one: SoughtWorkshop, rows: Mapping[str, list[ListedRow]], shared: AbstractSet[str], read: ListRead,
    complete: bool,
) -> ListMatch:  # fmt: skip
    found = [row for number in one.numbers for row in rows.get(number, ())]
    match = ListMatch(
        one.workshop_id, one.code, one.name, MATCHED, one.by, fingerprint=fingerprint_of(one.numbers)
    )
    unsure = match._replace(state=AMBIGUOUS, by=None)
    if not one.numbers:
        return match._replace(state=NO_NUMBER, by=None)
    if not shared.isdisjoint(one.numbers):
        return unsure._replace(why="shared")
    if not read.doubtful.isdisjoint(one.numbers):
        return unsure._replace(why="doubtful")
    if not found:
        people, registered = (0 if read.has_people else None, False) if complete else (None, None)
        return match._replace(state=ABSENT, by=None, people=people, registered=registered)
    if len({(row.people, row.registered) for row in found}) > 1:
        return unsure._replace(why="rows_differ")
    return match._replace(people=found[0].people, registered=found[0].registered)


def reckon_rate(name: str, sought: Collection[SoughtWorkshop], states: Mapping[int, str]) -> MatchRate:
    """How many were asked, allow it, have a number and were found; `states` of those that were looked for."""
    consenting = [one for one in sought if one.granted is True and one.workshop_id in states]
    counts = Counter(states[one.workshop_id] for one in consenting)
    return MatchRate(
        name, len(sought), sum(one.granted is not None for one in sought), len(consenting),
        len(consenting) - counts[NO_NUMBER], counts[MATCHED], counts[ABSENT], counts[AMBIGUOUS],
    )  # fmt: skip


def reckon_plan(plan: AdministrativePlan) -> MatchRate:
    """The same of a list that is about to be brought in."""
    counts = Counter(one.state for one in plan.matches)
    return MatchRate(
        "", plan.workshops, plan.asked, len(plan.matches), len(plan.matches) - counts[NO_NUMBER],
        counts[MATCHED], counts[ABSENT], counts[AMBIGUOUS],
    )  # fmt: skip
