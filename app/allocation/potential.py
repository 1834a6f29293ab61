"""What a cluster could make together of an uncertain demand: today, and with one thing more.

A workshop makes what it can of the families of garments that it knows. Each family is asked for on
average what its workshops make of it when each shares its month evenly over what it knows, and
varies as `resources/production/flexibility.toml` says (after Jordan and Graves 1995). What is served of
one demand is reckoned in `app.allocation.flexibility`.
What is tried (a garment more, a machine more) is tried on the same draws, and no flow is looked for again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from app.allocation.flexibility import (
    FlexibilityAnswer,
    FlexibilityProblem,
    Plant,
    ProductDemand,
    cuts_of,
    draw_demands,
    has_few_products,
    makes_of,
    served,
)
from app.allocation.garment_needs import GarmentNeed, NeedSource

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, Any]

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
class BestMachine:
    """A workshop that would get a kind of machine: pieces more a month, of garments that lack just that.

    `sources` say from where it is known that they need it; `standard_error` is that of `gain`.
    """

    workshop_id: int
    name: str
    machine: str
    families: tuple[str, ...]
    gain: float
    standard_error: float
    sources: tuple[NeedSource, ...]


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

    `answer` None: nobody's month is known. `links` are those that add most, the best first; `machine`
    the one that adds most, None where nobody knows that one is all that is missing, or it adds little.
    """

    makers: tuple[ClusterMaker, ...]
    families: tuple[str, ...]
    asked: float
    answer: FlexibilityAnswer | None
    links: tuple[BestLink, ...]
    only: tuple[OnlyOne, ...]
    machine: BestMachine | None = None

    @property
    def additions(self) -> "tuple[BestLink | BestMachine, ...]":
        """The links and the machine, what adds most first; the machine before a link that adds as much.

        A link that is the machine's own, with the machine it asks for, is not told twice.
        """
        if (machine := self.machine) is None:
            return self.links
        those: list[BestLink | BestMachine] = [
            one
            for one in self.links
            if one.workshop_id != machine.workshop_id or one.family not in machine.families
        ]
        those.insert(sum(one.gain > machine.gain for one in those), machine)
        return tuple(those)

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


def measure_potential(
    makers: Sequence[ClusterMaker],
    deviation: float,
    cut: float,
    needs: Mapping[str, GarmentNeed] = MappingProxyType({}),
) -> Potential:
    """What is served when each makes its main family alone, as it is, and if all knew all.

    `needs`: what is known of the machines that garments need.
    """
    problem = pose_potential(makers, deviation, cut)
    families = tuple(one.id for one in problem.products)
    only = find_only_ones(makers)
    if not problem.plants:
        return Potential(tuple(makers), families, 0.0, None, (), only)
    few = has_few_products(problem)  # with more nobody says which link adds most
    answer = _measure(problem, {str(one.workshop_id): one.families for one in makers})
    links: tuple[BestLink, ...] = ()
    machine = None
    if few:
        by_id, trials = {str(one.workshop_id): one for one in makers}, Trials(problem)
        links = find_best_links(trials, by_id)
        machine = find_best_machine(trials, by_id, needs)
    asked = sum(one.mean for one in problem.products)
    return Potential(tuple(makers), families, asked, answer, links, only, machine)


def _measure(problem: FlexibilityProblem, families: Mapping[str, Sequence[str]]) -> FlexibilityAnswer:
    """The mean served; dedicated is each workshop with its main family and nothing else."""
    import numpy as np

    demands = draw_demands(problem)
    main = {one.id: 0.0 for one in problem.products}
    for plant in problem.plants:
        main[families[plant.id][0]] += plant.capacity
    given = served(problem, demands)
    total = sum(plant.capacity for plant in problem.plants)
    return FlexibilityAnswer(
        float(np.minimum(demands, np.array(list(main.values()))).sum(axis=1).mean()),
        float(given.mean()),
        float(np.minimum(demands.sum(axis=1), total).mean()),
        float(given.std(ddof=1) / np.sqrt(len(given))),
    )


class Trials:
    """What a plant that would make more products adds, each tried on the same draws.

    A set of products is a number, a bit for each. The smallest cuts are kept by what a trial asks of
    them, so that it looks at a handful and not at every set again.
    """

    def __init__(self, problem: FlexibilityProblem) -> None:
        import numpy as np

        self.problem = problem
        self.makes = makes_of(problem)
        self.least = LEAST_GAIN * sum(one.mean for one in problem.products)
        cuts = np.ascontiguousarray(cuts_of(problem, draw_demands(problem)[:GAIN_DRAWS]).T)
        count, self._all = len(problem.products), len(cuts) - 1
        self._now = cuts.min(axis=0)
        self._with = [_halves(cuts, one)[:, 1].min(axis=(0, 1)) for one in range(count)]
        for one in range(count):  # from here on a row is the smallest cut of any set within its own
            half = _halves(cuts, one)
            np.minimum(half[:, 0], half[:, 1], out=half[:, 1])
        self._within = cuts

    def gains(self, place: int, products: tuple[int, ...]) -> "Numbers":
        """Of each draw what is served more if the plant at `place` made these products too.

        That raises just the cuts whose set has one of the products and none of what the plant makes.
        """
        import numpy as np

        made = np.flatnonzero(self.makes[place])
        others = self._all - sum(1 << int(one) for one in made)
        served = self._within[others] + self.problem.plants[place].capacity
        served = np.minimum(served, self._within[others - sum(1 << one for one in products)])
        for one in made:
            served = np.minimum(served, self._with[one])
        return served - self._now


def _halves(cuts: "Numbers", product: int) -> "Numbers":
    """The cuts by set and draw, as those without a product ([:, 0]) and with it ([:, 1])."""
    return cuts.reshape(-1, 2, 1 << product, cuts.shape[1])


def find_best_links(
    trials: Trials, makers: Mapping[str, ClusterMaker], count: int = BEST_LINKS
) -> tuple[BestLink, ...]:
    """The single links that would add most to what is served on average, the best first; one of each plant."""
    found = [
        BestLink(int(plant.id), makers[plant.id].name, one.id, float(trials.gains(place, (product,)).mean()))
        for place, plant in enumerate(trials.problem.plants)
        for product, one in enumerate(trials.problem.products)
        if not trials.makes[place, product]
    ]
    found.sort(key=lambda one: (-one.gain, one.name, one.family))
    best: dict[int, BestLink] = {}
    for link in found:
        best.setdefault(link.workshop_id, link)
    return tuple(link for link in list(best.values())[:count] if link.gain >= trials.least)


def find_best_machine(
    trials: Trials, makers: Mapping[str, ClusterMaker], needs: Mapping[str, GarmentNeed]
) -> BestMachine | None:
    """The one machine of one workshop that would add most: with it come all garments that lack just it.

    None where nobody knows of such a machine, or the best adds next to nothing.
    """
    found = []
    for place, plant in enumerate(trials.problem.plants):
        maker = makers[plant.id]
        for machine, products in _opened(trials, place, maker, needs).items():
            families = tuple(trials.problem.products[one].id for one in products)
            gains = trials.gains(place, products)
            found.append(
                BestMachine(
                    maker.workshop_id, maker.name, machine, families, float(gains.mean()),
                    float(gains.std(ddof=1) / len(gains) ** 0.5),
                    tuple(source for one in families for source in needs[one].known_from(machine, maker.machines)),
                )
            )  # fmt: skip
    best = min(found, key=lambda one: (-one.gain, one.name, one.machine), default=None)
    return best if best is not None and best.gain >= trials.least else None


def _opened(
    trials: Trials, place: int, maker: ClusterMaker, needs: Mapping[str, GarmentNeed]
) -> dict[str, tuple[int, ...]]:
    """The products that each machine would open to a plant, of those that it does not make."""
    found: dict[str, tuple[int, ...]] = {}
    for product, one in enumerate(trials.problem.products):
        if trials.makes[place, product] or one.id not in needs:
            continue
        for machine in needs[one.id].missing_ones(maker.machines):
            found[machine] = (*found.get(machine, ()), product)
    return found


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
