"""Flexibility as Jordan and Graves (1995) measured it, and the flow against a linear programme."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from app.allocation.flexibility import (
    FlexibilityProblem,
    Plant,
    ProductDemand,
    draw_demands,
    measure_flexibility,
    served_by_flow,
)
from tests.allocation.problems import make_chain


def test_one_chain_is_nearly_as_good_as_all_links() -> None:
    chain = measure_flexibility(make_chain(2))
    assert chain.dedicated == pytest.approx(855, abs=2)
    assert chain.given == pytest.approx(952, abs=2)
    assert chain.full == pytest.approx(955, abs=2)
    assert chain.standard_error == pytest.approx(1, abs=0.1)


def test_the_ends_of_flexibility() -> None:
    alone = measure_flexibility(make_chain(1, draws=300))
    assert alone.given == pytest.approx(alone.dedicated, abs=0.01)
    every = measure_flexibility(make_chain(10, draws=300))
    assert every.given == pytest.approx(every.full, abs=0.01)
    assert measure_flexibility(make_chain(0, draws=20)).given == 0
    assert measure_flexibility(make_chain(2, draws=1)).standard_error is None


def test_the_same_seed_draws_the_same() -> None:
    assert measure_flexibility(make_chain(2, draws=50)) == measure_flexibility(make_chain(2, draws=50))
    other = measure_flexibility(make_chain(2, draws=50, seed=8))
    assert other != measure_flexibility(make_chain(2, draws=50))


def test_demand_stays_within_its_cut_and_above_zero() -> None:
    products = (ProductDemand("a", 100, 40), ProductDemand("b", 10, 40), ProductDemand("c", 5, 0))
    drawn = draw_demands(FlexibilityProblem((), products, (), 2, 5000, 1))
    assert drawn[:, 0].min() >= 20
    assert drawn[:, 0].max() <= 180
    assert drawn[:, 0].mean() == pytest.approx(100, abs=2)
    assert drawn[:, 1].min() == 0
    assert set(drawn[:, 2]) == {5}


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_flow_is_the_best_programme(data: st.DataObject) -> None:
    numbers = st.floats(0, 1e6, allow_nan=False)
    capacity = data.draw(st.lists(numbers, min_size=1, max_size=3))
    demand = data.draw(st.lists(numbers, min_size=1, max_size=3))
    cells = [(plant, product) for plant in range(len(capacity)) for product in range(len(demand))]
    links = data.draw(st.lists(st.sampled_from(cells), unique=True))
    problem = FlexibilityProblem(
        tuple(Plant(str(number), one) for number, one in enumerate(capacity)),
        tuple(ProductDemand(str(number), one, 0) for number, one in enumerate(demand)),
        tuple((str(plant), str(product)) for plant, product in links),
        draws=1,
    )
    (served,) = served_by_flow(problem, np.array([demand]))
    limits = [[float(plant == one) for plant, _product in links] for one in range(len(capacity))]
    limits += [[float(product == one) for _plant, product in links] for one in range(len(demand))]
    best = -linprog([-1.0] * len(links), limits, capacity + demand).fun if links else 0.0
    assert served == pytest.approx(best, abs=0.02)


def test_small_units_are_told_apart() -> None:
    plants = (Plant("a", 0.0004), Plant("b", 0.00003))
    products = (ProductDemand("x", 0.0003, 0), ProductDemand("y", 0.0002, 0))
    found = measure_flexibility(FlexibilityProblem(plants, products, (("a", "x"), ("b", "y")), draws=2))
    assert found.given == pytest.approx(0.00033, rel=1e-6)


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        measure_flexibility(make_chain(2), stop)
