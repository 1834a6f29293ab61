"""Who may enter a pilot, and within which row or pair each is drawn."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.pilots.records import PAIRS, ROWS, Entrant, Pilot, PilotCandidate

PEOPLE = "people"
BETWEEN = " · "


def size_of(people: int) -> str:
    """The size of a workshop by its people, as a code of `SIZE_WORDS`.

    >>> size_of(0), size_of(1), size_of(5), size_of(6)
    ('', '1', '2_5', '6_15')
    """
    limits = ((1, ""), (2, "1"), (6, "2_5"), (16, "6_15"))
    return next((code for limit, code in limits if people < limit), "16_up")


def why_out(pilot: Pilot, one: PilotCandidate, already: bool) -> str:
    """Why a workshop cannot enter, as a code of `OUT_WORDS`; nothing when it can."""
    if pilot.clusters and one.cluster not in pilot.clusters.split():
        return "cluster"
    if (pilot.least_people or 0) > one.people or (pilot.most_people or one.people) < one.people:
        return "people"
    if pilot.owner_sex and pilot.owner_sex != one.owner_sex:
        return "owner_sex"
    if pilot.zone and pilot.zone != one.zone:
        return "zone"
    if pilot.diagnosed_since and (one.diagnosed_on or "") < pilot.diagnosed_since:
        return "undiagnosed"
    if already:
        return "already"
    if pilot.unit != "workshop" and one.group_id is None:
        return "groupless"
    if one.consented is None:
        return "unasked"
    return "" if one.consented else "refused"


def count_out(candidates: Iterable[PilotCandidate]) -> dict[str, int]:
    """How many stay out for each reason, the most first."""
    return dict(Counter(one.out for one in candidates if one.out).most_common())


def fix_entrants(
    pilot: Pilot,
    candidates: Iterable[PilotCandidate],
    measures: Mapping[int, Mapping[str, float]],
    pair_by: str = PEOPLE,
) -> list[Entrant]:
    """The list of a pilot: who can enter, with what is drawn and its row. The order they come in is nothing.

    Pairs are made within a territory, of neighbours by the measure `pair_by` (unknown ones last).
    """
    able = sorted((one for one in candidates if not one.out), key=lambda one: (one.code, one.workshop_id))
    groups: dict[int | str, list[PilotCandidate]] = {}
    for one in able:
        groups.setdefault(one.code if pilot.unit == "workshop" else one.group_id or one.code, []).append(one)
    units = {members[0].code: members for members in groups.values()}
    row_of = _pairs(units, measures, pair_by) if pilot.layout == PAIRS else _rows(pilot, units)
    return [
        Entrant(
            0, pilot.id, one.workshop_id, one.code, unit, one.group if pilot.unit != "workshop" else None,
            row_of[unit], {PEOPLE: float(one.people), **measures.get(one.workshop_id, {})}, one.name,
        )
        for unit, members in sorted(units.items())
        for one in members
    ]  # fmt: skip


def _rows(pilot: Pilot, units: Mapping[str, Sequence[PilotCandidate]]) -> dict[str, str]:
    """Each unit's row, of codes: those of its first workshop, its size by all its people."""
    names = pilot.strata.split() if pilot.layout == ROWS else []
    found = {}
    for unit, members in units.items():
        first = replace(members[0], size=size_of(sum(one.people for one in members)))
        found[unit] = BETWEEN.join(str(getattr(first, name)) or "?" for name in names)
    return found


def _pairs(
    units: Mapping[str, Sequence[PilotCandidate]], measures: Mapping[int, Mapping[str, float]], pair_by: str
) -> dict[str, str]:
    """Each unit's pair; who is left over in a territory pairs with who is left over in the next."""

    def standing(unit: str) -> tuple[bool, float, str]:
        values = [value for one in units[unit] if (value := _value(one, measures, pair_by)) is not None]
        return not values, sum(values) / len(values) if values else 0.0, unit

    pairs: list[list[str]] = []
    over: list[str] = []
    for cluster in sorted({members[0].cluster for members in units.values()}):
        here = sorted(
            (unit for unit, members in units.items() if members[0].cluster == cluster), key=standing
        )
        pairs += [here[at : at + 2] for at in range(0, len(here) - 1, 2)]
        over += here[len(here) - len(here) % 2 :]
    pairs += [over[at : at + 2] for at in range(0, len(over), 2)]
    return {unit: f"{number:03d}" for number, pair in enumerate(pairs, 1) for unit in pair}


def _value(one: PilotCandidate, measures: Mapping[int, Mapping[str, float]], pair_by: str) -> float | None:
    return float(one.people) if pair_by == PEOPLE else measures.get(one.workshop_id, {}).get(pair_by)
