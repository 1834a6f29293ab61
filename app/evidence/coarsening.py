"""Says less of each workshop until as many others look the same: k-anonymity.

All workshops get the same level of each trait (full-domain generalization, Samarati 2001), and those that still stand
out lose single traits, the least dear first (local suppression). Of all ways the one is taken that loses least, weighed
by how dear each trait is. What is `fixed` beside the traits, the arm of a pilot that was drawn in public, counts as known
and is never coarsened, since without it a pilot cannot be read; where even its groups are too small it is not said. What
of a workshop was in an earlier release (`parts`) counts as known too, and cannot be left unsaid. Where rows can be found
again in an earlier release, the finer of both ways of saying a trait is known: so each trait is coarsened as far as
then or further, or all are said as finely or more finely, and never some the one and some the other.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from app.evidence.records import KEPT_BACK, NOT_NOTED, Cell, Coarsened, Trait
from app.suppression import SMALLEST

Fixed = tuple[int | None, ...]
Part = tuple[Any, ...]
Key = tuple[Any, ...]
_UNKNOWN, _HIDDEN = -1, -2
_SAID: dict[int, Cell] = {_UNKNOWN: NOT_NOTED, _HIDDEN: KEPT_BACK}
HIDDEN_COST = 1.5  # a trait that some lost is worse to read than one that all say more coarsely


def coarsen(
    traits: Sequence[Trait], raw: Mapping[int, Sequence[str | None]], fixed: Mapping[int, Fixed], *,
    parts: Mapping[int, Part] | None = None, earlier_levels: Sequence[tuple[int, ...]] = (),
    smallest: int = SMALLEST,
) -> Coarsened:  # fmt: skip
    """What each workshop may keep of its traits, by workshop; `raw` are codes, None where not known.

    Raises ValueError for a part that has fewer workshops than the smallest group.
    """
    part_of = parts or dict.fromkeys(raw, ())
    if min(Counter(part_of[one] for one in raw).values(), default=0) < smallest:
        raise ValueError("fewer workshops than the smallest group")
    kept: dict[int, Fixed | None] = {}
    for part in dict.fromkeys(part_of.values()):
        own = {workshop: arms for workshop, arms in fixed.items() if part_of[workshop] == part}
        kept |= hide_small_arms(own, smallest)
    members: dict[Key, list[int]] = {}
    for workshop, codes in raw.items():
        members.setdefault(((part_of[workshop], kept[workshop]), *codes), []).append(workshop)
    combos = list(members)
    search = _Search(traits, combos, [len(members[one]) for one in combos], smallest)
    levels = search.best(earlier_levels)
    found = search.suppressed(levels)
    search.pull_rest(found)
    cells = {
        workshop: tuple([_SAID.get(number, number) for number in found[place].tolist()])  # without numpy
        for place, combo in enumerate(combos)
        for workshop in members[combo]
    }
    hidden = tuple(
        sum(1 for one in cells.values() if one[place] == KEPT_BACK) if level < len(trait.levels) else 0
        for place, (trait, level) in enumerate(zip(traits, levels, strict=True))
    )
    return Coarsened(levels, cells, hidden, kept)


def may_follow(levels: tuple[int, ...], earlier: tuple[int, ...]) -> bool:
    """Whether who has both releases knows no more of a trait than the finer of them says of all.

    >>> may_follow((1, 0), (0, 0)), may_follow((0, 0), (1, 1)), may_follow((1, 0), (0, 1))
    (True, True, False)
    """
    pairs = list(zip(levels, earlier, strict=True))
    return all(now >= then for now, then in pairs) or all(now <= then for now, then in pairs)


def hide_small_arms(fixed: Mapping[int, Fixed], smallest: int = SMALLEST) -> dict[int, Fixed | None]:
    """The arms that may be said: those of groups that are large enough; the others are not said at all."""
    kept: dict[int, Fixed | None] = dict(fixed)
    while small := _small_groups(kept, smallest):
        for workshop, arms in kept.items():
            if arms in small:
                kept[workshop] = None
        counts = Counter(kept.values())
        if 0 < counts[None] < smallest and len(counts) > 1:
            least = min((one for one in counts if one is not None), key=lambda one: (counts[one], str(one)))
            kept = {workshop: None if arms == least else arms for workshop, arms in kept.items()}
    return kept


def _small_groups(kept: Mapping[int, Fixed | None], smallest: int) -> set[Fixed]:
    counts = Counter(kept.values())
    return {arms for arms, count in counts.items() if arms is not None and count < smallest}


class _Search:
    """The lattice of levels over the different combinations of raw codes."""

    def __init__(
        self, traits: Sequence[Trait], combos: Sequence[Key], counts: Sequence[int], smallest: int
    ) -> None:
        import numpy

        self._numpy, self._traits, self._smallest = numpy, traits, smallest
        kinds = (len({combo[place] for combo in combos}) for place in range(1, len(traits) + 1))
        # what all have alike tells nothing, and nothing is lost with it
        self._weights = [trait.weight if many > 1 else 0 for trait, many in zip(traits, kinds, strict=True)]
        self._counts = numpy.array(counts)
        arms = {one: place for place, one in enumerate(dict.fromkeys(combo[0] for combo in combos))}
        self._arms = numpy.array([arms[combo[0]] for combo in combos])
        self._columns = [
            [
                numpy.array([_UNKNOWN if combo[place] is None else level[combo[place]] for combo in combos])
                for level in trait.levels
            ]
            for place, trait in enumerate(traits, start=1)
        ]
        self._order = sorted(range(len(traits)), key=lambda place: self._weights[place])

    def best(self, earlier: Sequence[tuple[int, ...]] = ()) -> tuple[int, ...]:
        """The levels that lose least of those that may follow the earlier ones; of several those that are finest."""
        ways = product(*(range(len(trait.levels) + 1) for trait in self._traits))
        least, found = float("inf"), None
        for levels in sorted(ways, key=lambda one: (self._base_loss(one), one)):
            if self._base_loss(levels) >= least:
                break  # suppression only adds to it
            loss = round(self._loss(levels), 9)
            if loss < least and all(may_follow(self._said(levels), then) for then in earlier):
                least, found = loss, levels
        assert found is not None
        return found

    def _said(self, levels: tuple[int, ...]) -> tuple[int, ...]:
        """The levels, where a trait that all lost is as one that is not said."""
        lost = (self.suppressed(levels) == _HIDDEN).all(axis=0).tolist()
        each = zip(self._traits, levels, lost, strict=True)
        return tuple(len(trait.levels) if none else level for trait, level, none in each)

    def _loss(self, levels: tuple[int, ...]) -> float:
        hidden = ((self.suppressed(levels) == _HIDDEN) * self._counts[:, None]).sum(axis=0)
        shares = hidden / self._counts.sum()
        each = zip(self._traits, self._weights, levels, shares.tolist(), strict=True)
        extra = (
            weight * share * (HIDDEN_COST - level / len(trait.levels))
            for trait, weight, level, share in each
            if level < len(trait.levels)
        )
        return self._base_loss(levels) + sum(extra)

    def _base_loss(self, levels: tuple[int, ...]) -> float:
        each = zip(self._traits, self._weights, levels, strict=True)
        return sum(weight * level / len(trait.levels) for trait, weight, level in each)

    def suppressed(self, levels: tuple[int, ...]) -> Any:
        """The table of numbers by combination and trait at these levels, what stands out taken away."""
        numpy = self._numpy
        whole = numpy.full(len(self._counts), _HIDDEN)
        columns = [
            levelled[level] if level < len(levelled) else whole
            for levelled, level in zip(self._columns, levels, strict=True)
        ]
        table = numpy.column_stack(columns)
        for place in self._order:
            small = self.sizes(table) < self._smallest
            if not small.any():
                break
            table[small, place] = _HIDDEN
        return table

    def sizes(self, table: Any) -> Any:
        """How many workshops look like each combination, their arm too."""
        numpy = self._numpy
        key = self._arms.astype(numpy.int64)
        for column in table.T:
            key = key * (int(column.max()) + 3) + column + 2
        _keys, place = numpy.unique(key, return_inverse=True)
        return numpy.bincount(place, weights=self._counts)[place]

    def pull_rest(self, table: Any) -> None:
        """Where a few of an arm lost all and are still few, the smallest group of it loses all too."""
        while True:
            sizes = self.sizes(table)
            small = sizes < self._smallest
            if not small.any():
                return
            arm = self._arms[small][0]
            others = (self._arms == arm) & ~(table == _HIDDEN).all(axis=1)
            least = sizes[others].min()
            first = int(self._numpy.flatnonzero(others & (sizes == least))[0])
            alike = (table == table[first]).all(axis=1) & (self._arms == arm)
            table[alike] = _HIDDEN
