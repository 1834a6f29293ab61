"""How much of an uncertain demand a group of plants serves, by what each is able to make.

Jordan and Graves (1995), "Principles on the Benefits of Manufacturing Process Flexibility",
Management Science 41(4): ten plants of 100, ten products of N(100, 40) cut at two deviations; each
plant with one product serves about 853 in their simulation, one long chain nearly what full flexibility does.
What is served of one demand is the largest flow from the plants to the products that they can make: its smallest
cut (Ford and Fulkerson 1956), which for few products is a minimum over sets of them, the demand of those outside with
the capacity of all who make any inside.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor, log10
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, Any]

DRAWS = 4000
TRUNCATION = 2.0
MOST_PRODUCTS = 12  # of which every set is looked at
CUTS_AT_ONCE = 500  # draws: 16 MB
LARGEST_FLOW = 2**31 - 1  # scipy's flows are whole numbers of 32 bits
MANY = 1000  # parts of a unit, from which on they are a power of ten: whole units stay whole


@dataclass(frozen=True, slots=True)
class Plant:
    """Who makes: at most `capacity` units, of whatever it can make together."""

    id: str
    capacity: float


@dataclass(frozen=True, slots=True)
class ProductDemand:
    """What is asked for, as a normal demand; below zero is zero."""

    id: str
    mean: float
    sd: float


@dataclass(frozen=True, slots=True)
class FlexibilityProblem:
    """Plants, products and who can make what; demand is cut at `truncation` deviations each way."""

    plants: tuple[Plant, ...]
    products: tuple[ProductDemand, ...]
    links: tuple[tuple[str, str], ...]
    truncation: float = TRUNCATION
    draws: int = DRAWS
    seed: int = 1


@dataclass(frozen=True, slots=True)
class FlexibilityAnswer:
    """Mean units served: by one product each, by the links that there are, by all of them.

    `standard_error` is that of `given`; None with a single draw.
    """

    dedicated: float
    given: float
    full: float
    standard_error: float | None


def draw_demands(problem: FlexibilityProblem) -> "Numbers":
    """A row per draw, a column per product: normal, drawn again (by its inverse) within the cut."""
    import numpy as np
    from scipy.special import ndtr, ndtri

    lowest = ndtr(-problem.truncation)
    random = np.random.default_rng(problem.seed)
    share = random.uniform(lowest, 1 - lowest, size=(problem.draws, len(problem.products)))
    mean = np.array([one.mean for one in problem.products])
    sd = np.array([one.sd for one in problem.products])
    return np.maximum(0.0, mean + sd * ndtri(share))


def flow_scale(problem: FlexibilityProblem, demands: "Numbers") -> float:
    """Parts into which a unit is cut, as many as there is room for, so that flows are whole numbers.

    Each capacity and demand is rounded to the nearest part: what is served of a draw misses by at most
    half a part for each of them, less than a hundred-millionth of what there is in all.
    """
    total = max(sum(one.capacity for one in problem.plants), float(demands.sum(axis=1).max(initial=0.0)))
    parts = (LARGEST_FLOW - len(problem.plants) - demands.shape[1]) / max(total, 1e-9)
    return parts if parts < MANY else 10.0 ** floor(log10(parts))


def flow_network(problem: FlexibilityProblem, scale: float) -> tuple[Any, "Numbers"]:
    """Source, plants, products, sink as a matrix of capacities; and where the demands stand in it."""
    import numpy as np
    from scipy.sparse import csr_array

    plants = {one.id: place for place, one in enumerate(problem.plants, start=1)}
    products = {one.id: place for place, one in enumerate(problem.products, start=1 + len(plants))}
    sink = 1 + len(plants) + len(products)
    capacity = np.rint(np.array([one.capacity for one in problem.plants]) * scale).astype(np.int32)
    arcs = sorted((plants[plant], products[product]) for plant, product in set(problem.links))
    rows = [0] * len(plants) + [plant for plant, _product in arcs] + list(products.values())
    columns = list(plants.values()) + [product for _plant, product in arcs] + [sink] * len(products)
    held = capacity[[plant - 1 for plant, _product in arcs]]
    cells = np.concatenate([capacity, held, np.ones(len(products), dtype=np.int32)])
    network = csr_array((cells, (rows, columns)), shape=(sink + 1, sink + 1), dtype=np.int32)
    network.sort_indices()
    return network, np.arange(network.nnz - len(products), network.nnz)


def served_by_flow(
    problem: FlexibilityProblem, demands: "Numbers", stop: Callable[[], None] = lambda: None
) -> "Numbers":
    """What the links serve of each draw, by a largest flow each; `stop` may raise between two."""
    import numpy as np
    from scipy.sparse.csgraph import maximum_flow

    scale = flow_scale(problem, demands)
    network, places = flow_network(problem, scale)
    sink = network.shape[0] - 1
    wanted = np.rint(demands * scale).astype(np.int32)
    served = np.empty(len(wanted))
    for draw, row in enumerate(wanted):
        network.data[places] = row
        served[draw] = maximum_flow(network, 0, sink).flow_value
        stop()
    return served / scale


def has_few_products(problem: FlexibilityProblem) -> bool:
    """Whether every set of them can be looked at."""
    return len(problem.products) <= MOST_PRODUCTS


def served(
    problem: FlexibilityProblem, demands: "Numbers", stop: Callable[[], None] = lambda: None
) -> "Numbers":
    """What the links serve of each draw; `stop` may raise between two."""
    how = served_by_cuts if has_few_products(problem) else served_by_flow
    return how(problem, demands, stop)


def served_by_cuts(
    problem: FlexibilityProblem, demands: "Numbers", stop: Callable[[], None] = lambda: None
) -> "Numbers":
    """The same exactly, by the smallest cut of each draw; for at most `MOST_PRODUCTS` products."""
    import numpy as np

    found = [np.empty(0)]
    for start in range(0, len(demands), CUTS_AT_ONCE):
        stop()
        found.append(cuts_of(problem, demands[start : start + CUTS_AT_ONCE]).min(axis=1))
    return np.concatenate(found)


def cuts_of(problem: FlexibilityProblem, demands: "Numbers") -> "Numbers":
    """A row per draw, a column per set of products: the cut that has these on the plants' side."""
    import numpy as np

    count = len(problem.products)
    sets = (np.arange(1 << count)[:, None] >> np.arange(count)[None, :]) & 1
    touched = (sets @ makes_of(problem).T) > 0
    capacity = touched @ np.array([one.capacity for one in problem.plants], dtype=float)
    return demands @ (1 - sets).T + capacity[None, :]


def makes_of(problem: FlexibilityProblem) -> "Numbers":
    """A row per plant, a column per product: whether it can make it."""
    import numpy as np

    plants = {one.id: place for place, one in enumerate(problem.plants)}
    products = {one.id: place for place, one in enumerate(problem.products)}
    makes = np.zeros((len(plants), len(products)), dtype=int)
    for plant, product in problem.links:
        makes[plants[plant], products[product]] = 1
    return makes


def measure_flexibility(
    problem: FlexibilityProblem, stop: Callable[[], None] = lambda: None
) -> FlexibilityAnswer:
    """What is served on average of the same draws: dedicated, as linked, and with every link."""
    import numpy as np

    demands = draw_demands(problem)
    capacity = np.array([one.capacity for one in problem.plants])
    both = min(len(problem.plants), len(problem.products))
    given = served(problem, demands, stop)
    error = float(given.std(ddof=1) / np.sqrt(len(given))) if len(given) > 1 else None
    return FlexibilityAnswer(
        float(np.minimum(demands[:, :both], capacity[:both]).sum(axis=1).mean()),
        float(given.mean()),
        float(np.minimum(demands.sum(axis=1), capacity.sum()).mean()),
        error,
    )
