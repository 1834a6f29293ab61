"""What a cluster could make together of an uncertain demand: today, and with one thing more.

A workshop makes what it can of the families of garments that it knows. Each family is asked for on
average what its workshops make of it when each shares its month evenly over what it knows, and
varies as `resources/production/flexibility.toml` says (after Jordan and Graves 1995). What is served of
one demand is a largest flow; here by its smallest cut (Ford and Fulkerson 1956), which for few families
is a minimum over sets of them: the demand of those outside, with the capacity of all who make any inside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.allocation.flexibility import (
    FlexibilityAnswer,
    FlexibilityProblem,
    Plant,
    ProductDemand,
    draw_demands,
    served_by_flow,
)

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, Any]

MOST_FAMILIES = 12  # of which every set is looked at; with more nobody says which link adds most
DRAWS = 2000
GAIN_DRAWS = 400
SEED = 7
BEST_LINKS = 5
LEAST_GAIN = 0.001  # of what is asked for; less is not worth the name


@dataclass(frozen=True, slots=True)
class ClusterMaker:
    """A workshop with the families of garments it makes (its main one first), its pieces of a month.

    `pieces` None: nobody knows, so it counts for who can make what and for nothing else.
    """

    workshop_id: int
    code: str
    name: str
    families: tuple[str, ...]
    pieces: float | None
    measured: bool = False
    machines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BestLink:
    """A workshop that would learn a family (or get what it needs for it), and pieces more a month."""

    workshop_id: int
    name: str
    family: str
    gain: float


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """The one workshop of the cluster that makes a family ("family") or has a machine ("machine")."""

    kind: str
    what: str
    workshop_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Potential:
    """What a cluster could serve in a month; `asked` pieces are asked for on average.

    `answer` None: nobody's month is known. `links` are those that add most, the best first.
    """

    makers: tuple[ClusterMaker, ...]
    families: tuple[str, ...]
    asked: float
    answer: FlexibilityAnswer | None
    links: tuple[BestLink, ...]
    only: tuple[OnlyOne, ...]

    @property
    def unknown(self) -> tuple[ClusterMaker, ...]:
        """Whose month nobody knows."""
        return tuple(one for one in self.makers if one.pieces is None)


def pose_potential(
    makers: Sequence[ClusterMaker], deviation: float, cut: float, draws: int = DRAWS
) -> FlexibilityProblem:
    """The problem of those whose month is known; families in the order of what is asked of them."""
    known = [one for one in makers if one.pieces and one.families]
    asked: dict[str, float] = {}
    for one in known:
        for family in one.families:
            asked[family] = asked.get(family, 0.0) + (one.pieces or 0) / len(one.families)
    products = [
        ProductDemand(family, mean, deviation * mean)
        for family, mean in sorted(asked.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return FlexibilityProblem(
        tuple(Plant(str(one.workshop_id), float(one.pieces or 0)) for one in known),
        tuple(products),
        tuple((str(one.workshop_id), family) for one in known for family in one.families),
        cut,
        draws,
        SEED,
    )


def measure_potential(makers: Sequence[ClusterMaker], deviation: float, cut: float) -> Potential:
    """What is served when each makes its main family alone, as it is, and if all knew all."""
    problem = pose_potential(makers, deviation, cut)
    families = tuple(one.id for one in problem.products)
    only = find_only_ones(makers)
    if not problem.plants:
        return Potential(tuple(makers), families, 0.0, None, (), only)
    few = len(families) <= MOST_FAMILIES
    answer = _measure(problem, {str(one.workshop_id): one.families for one in makers}, few)
    links: tuple[BestLink, ...] = ()
    if few:
        links = find_best_links(problem, {str(one.workshop_id): one for one in makers})
    asked = sum(one.mean for one in problem.products)
    return Potential(tuple(makers), families, asked, answer, links, only)


def _measure(
    problem: FlexibilityProblem, families: Mapping[str, Sequence[str]], few: bool
) -> FlexibilityAnswer:
    """The mean served; dedicated is each workshop with its main family and nothing else."""
    import numpy as np

    demands = draw_demands(problem)
    main = {one.id: 0.0 for one in problem.products}
    for plant in problem.plants:
        main[families[plant.id][0]] += plant.capacity
    given = served_by_cuts(problem, demands) if few else served_by_flow(problem, demands)
    total = sum(plant.capacity for plant in problem.plants)
    return FlexibilityAnswer(
        float(np.minimum(demands, np.array(list(main.values()))).sum(axis=1).mean()),
        float(given.mean()),
        float(np.minimum(demands.sum(axis=1), total).mean()),
        float(given.std(ddof=1) / np.sqrt(len(given))),
    )


def served_by_cuts(problem: FlexibilityProblem, demands: "Numbers") -> "Numbers":
    """What is served of each draw, exactly; for at most `MOST_FAMILIES` products."""
    return _cuts(problem, demands).min(axis=1)


def _sets(count: int) -> "Numbers":
    """A row per set of products, a column per product: whether it is in it."""
    import numpy as np

    return (np.arange(1 << count)[:, None] >> np.arange(count)[None, :]) & 1


def _makes(problem: FlexibilityProblem) -> "Numbers":
    import numpy as np

    plants = {one.id: place for place, one in enumerate(problem.plants)}
    products = {one.id: place for place, one in enumerate(problem.products)}
    makes = np.zeros((len(plants), len(products)), dtype=int)
    for plant, product in problem.links:
        makes[plants[plant], products[product]] = 1
    return makes


def _cuts(problem: FlexibilityProblem, demands: "Numbers") -> "Numbers":
    """A row per draw, a column per set of products: the cut that has these on the plants' side."""
    import numpy as np

    sets = _sets(len(problem.products))
    touched = (sets @ _makes(problem).T) > 0
    capacity = touched @ np.array([one.capacity for one in problem.plants])
    return demands @ (1 - sets).T + capacity[None, :]


def find_best_links(
    problem: FlexibilityProblem, makers: Mapping[str, ClusterMaker], count: int = BEST_LINKS
) -> tuple[BestLink, ...]:
    """The single links that would add most to what is served on average, the best first; one of each plant.

    A new link raises just the cuts whose set has the product and none of what the plant makes.
    """
    import numpy as np

    demands = draw_demands(problem)[:GAIN_DRAWS]
    cuts, sets, makes = _cuts(problem, demands), _sets(len(problem.products)), _makes(problem)
    now = cuts.min(axis=1)
    kinds: dict[tuple[bytes, int], tuple[Numbers, Numbers]] = {}
    found = []
    for place, plant in enumerate(problem.plants):
        for product, one in enumerate(problem.products):
            if makes[place, product]:
                continue
            kind = makes[place].tobytes(), product
            if kind not in kinds:
                raised = (sets[:, product] == 1) & ((sets @ makes[place]) == 0)
                kinds[kind] = cuts[:, raised].min(axis=1), cuts[:, ~raised].min(axis=1)
            raised_least, other_least = kinds[kind]
            gain = float((np.minimum(raised_least + plant.capacity, other_least) - now).mean())
            found.append(BestLink(int(plant.id), makers[plant.id].name, one.id, gain))
    found.sort(key=lambda one: (-one.gain, one.name, one.family))
    best: dict[int, BestLink] = {}
    for link in found:
        best.setdefault(link.workshop_id, link)
    least = LEAST_GAIN * sum(one.mean for one in problem.products)
    return tuple(link for link in list(best.values())[:count] if link.gain >= least)


def find_only_ones(makers: Sequence[ClusterMaker]) -> tuple[OnlyOne, ...]:
    """What just one workshop makes or has: the order that needs it stands or falls with it."""
    found = []
    for kind in ("family", "machine"):
        who: dict[str, list[ClusterMaker]] = {}
        for one in makers:
            for what in one.families if kind == "family" else one.machines:
                who.setdefault(what, []).append(one)
        found += [
            OnlyOne(kind, what, those[0].workshop_id, those[0].name)
            for what, those in sorted(who.items())
            if len(those) == 1 and len(makers) > 1
        ]
    return tuple(found)
