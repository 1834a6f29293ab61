"""How well somebody could find a workshop in the data: looked at before anything is saved."""

from collections import Counter, defaultdict
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
    cells: Mapping[int, Sequence[object]], arms: Mapping[int, object], street: Sequence[int],
    besides: Mapping[str, Mapping[int, object]],
) -> tuple[Known, ...]:  # fmt: skip
    """All an outsider could know, what is seen from the street, and all with one thing besides; by workshop."""
    every: dict[int, Key] = {one: (arms[one], *told) for one, told in cells.items()}
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
    found = []
    for variable in variables:
        if not variable.sensitive:
            continue
        told: dict[Key, list[Cell]] = defaultdict(list)
        for owner, place in newest.items():
            cell = columns[variable.name][place]
            if not isinstance(cell, str):
                told[groups[owner]].append(cell)
        if told:
            found.append(_diversity(variable, list(told.values())))
    return tuple(found)


def _diversity(variable: Variable, told: Sequence[Sequence[Cell]]) -> Diversity:
    different = [len(set(one)) for one in told]
    alone = sum(1 for one in told for count in Counter(one).values() if count == 1)
    alike = sum(1 for one, values in zip(told, different, strict=True) if values == 1 and len(one) > 1)
    return Diversity(variable.name, variable.title, len(told), min(different), alike, alone)
