"""Problems to share: small ones counted out to the last, and one as large as a centre's."""

from collections.abc import Iterator
from itertools import product
from random import Random

from app.allocation.flexibility import FlexibilityProblem, Plant, ProductDemand
from app.allocation.sharing import (
    SharedOrder,
    Sharer,
    SharingGroup,
    SharingProblem,
    broken_rules,
    cost_of,
)


def best_by_counting(problem: SharingProblem) -> float:
    """The cheapest of all sharings, each looked at."""
    pairs = [(order.id, one.id) for order in problem.orders for one in problem.workshops]
    return min(
        cost_of(problem, dict(zip(pairs, pieces, strict=True))) for pieces in _all_sharings(problem, pairs)
    )


def _all_sharings(problem: SharingProblem, pairs: list[tuple[str, str]]) -> Iterator[tuple[int, ...]]:
    quantity = {one.id: one.quantity for one in problem.orders}
    promised = problem.at_least
    ranges = (range(promised.get(pair, 0), quantity[pair[0]] + 1) for pair in pairs)
    for pieces in product(*ranges):
        if not broken_rules(problem, dict(zip(pairs, pieces, strict=True))):
            yield pieces


def make_large_problem(seed: int, *, orders: int = 15, workshops: int = 60) -> SharingProblem:
    """Orders that many can make, with lots, shares and families: as much as can be made of them."""
    random = Random(seed)
    asked = tuple(
        SharedOrder(f"p{number}", random.randint(200, 2500), round(random.uniform(8, 40), 1))
        for number in range(orders)
    )
    sharers = tuple(
        Sharer(
            f"t{number}",
            random.randint(2000, 20_000),
            0.3,
            frozenset(one.id for one in asked if random.random() < 0.5),
        )
        for number in range(workshops)
    )
    families: dict[int, set[str]] = {}
    for one in sharers:
        families.setdefault(random.randrange(12), set()).add(one.id)
    return SharingProblem(
        asked,
        sharers,
        50,
        tuple(SharingGroup(str(name), frozenset(who), 0.4) for name, who in families.items()),
        {(order.id, one.id): random.randint(5000, 12_000) for order in asked for one in sharers},
    )


def make_chain(links: int, *, draws: int = 4000, seed: int = 7) -> FlexibilityProblem:
    """Jordan and Graves (1995): ten plants of 100, ten products of N(100, 40) cut at two deviations."""
    return FlexibilityProblem(
        tuple(Plant(f"f{number}", 100) for number in range(10)),
        tuple(ProductDemand(f"p{number}", 100, 40) for number in range(10)),
        tuple((f"f{plant}", f"p{(plant + step) % 10}") for plant in range(10) for step in range(links)),
        2,
        draws,
        seed,
    )


def make_large_cluster(draws: int) -> FlexibilityProblem:
    """60 workshops and 12 families of products."""
    random = Random(3)
    plants = tuple(Plant(f"t{number}", random.uniform(50, 400)) for number in range(60))
    products = tuple(ProductDemand(f"f{number}", 1000, 400) for number in range(12))
    links = tuple((plant.id, one.id) for plant in plants for one in products if random.random() < 0.3)
    return FlexibilityProblem(plants, products, links, 2, draws, 7)
