"""How well somebody could find a workshop in the data: looked at before anything is saved."""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.evidence.records import Cell, Diversity, Known, Variable

Key = tuple[object, ...]


def count_known(what: str, keys: Mapping[int, Key]) -> Known:
    """How many workshops are alone, for who knows these things of each."""
    sizes = Counter(keys.values())
    return Known(
        what, len(sizes), min(sizes.values(), default=0), sum(1 for one in sizes.values() if one == 1)
    )


def look_at(
    cells: Mapping[int, Sequence[object]], public: Mapping[int, object], street: Sequence[int],
    besides: Mapping[str, Mapping[int, object]],
) -> tuple[Known, ...]:  # fmt: skip
    """All an outsider could know, what is seen from the street, and all with one thing besides; by workshop.

    `public` is what is known of each without looking at it: the arms that were drawn before people, and what of it was
    in an earlier release.
    """
    every: dict[int, Key] = {one: (public[one], *told) for one, told in cells.items()}
    return (
        count_known("all", every),
        count_known("street", {one: tuple(told[place] for place in street) for one, told in cells.items()}),
        *(
            count_known(what, {one: (*key, of[one]) for one, key in every.items()})
            for what, of in besides.items()
        ),
    )


def look_for_alike(
    variables: Sequence[Variable], columns: Mapping[str, Sequence[Cell]], owners: Sequence[int],
    groups: Mapping[int, Key],
) -> tuple[Diversity, ...]:  # fmt: skip
    """How many values each sensitive variable has in the groups that look alike, by each one's newest round.

    Distinct l-diversity (Machanavajjhala and others 2007). Groups in which nobody told it do not count.
    """
    newest = {owner: place for place, owner in enumerate(owners)}
    group_of = [groups[owner] for owner in newest]
    numbers = {group: number for number, group in enumerate(dict.fromkeys(group_of))}
    own, places = [numbers[one] for one in group_of], list(newest.values())
    found = []
    for variable in variables:
        if variable.sensitive:
            column = columns[variable.name]
            told = Counter(zip(own, [column[place] for place in places], strict=True))
            if made := _diversity(
                variable, {key: count for key, count in told.items() if type(key[1]) is not str}
            ):
                found.append(made)
    return tuple(found)


def _diversity(variable: Variable, told: Mapping[tuple[int, Cell], int]) -> Diversity | None:
    """`told`: how many of a group say a value."""
    if not told:
        return None
    different = Counter(group for group, _cell in told)
    sizes: Counter[int] = Counter()
    for (group, _cell), count in told.items():
        sizes[group] += count
    return Diversity(
        variable.name,
        variable.title,
        groups=len(different),
        least=min(different.values()),
        alike=sum(1 for group, values in different.items() if values == 1 and sizes[group] > 1),
        alone=sum(1 for count in told.values() if count == 1),
    )
