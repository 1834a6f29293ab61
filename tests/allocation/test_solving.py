"""Every sharing keeps to the rules, and none is cheaper: small ones are counted out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.allocation.sharing import (
    ENOUGH,
    CostStep,
    SharedOrder,
    Sharer,
    SharingAnswer,
    SharingGroup,
    SharingProblem,
    broken_rules,
    cost_of,
)
from app.allocation.solving import share_orders
from tests.allocation.problems import best_by_counting, make_large_problem

COSTS = st.integers(0, 20)


@st.composite
def small_problems(draw: st.DrawFn) -> SharingProblem:
    """At most four pairs, so that every sharing can be looked at."""
    orders_count = draw(st.integers(1, 2))
    workshops_count = draw(st.integers(1, 4 // orders_count))
    orders = tuple(
        SharedOrder(
            f"p{number}",
            draw(st.integers(0, 7 if orders_count == 1 else 5)),
            draw(st.sampled_from([1.0, 2.5, 3.3])),
        )
        for number in range(orders_count)
    )
    workshops = tuple(
        Sharer(
            f"t{number}",
            draw(st.sampled_from([0.0, 4.0, 9.9, 30.0])),
            draw(st.sampled_from([None, 0.5, 0.34])),
            draw(st.sampled_from([None, frozenset({"p0"}), frozenset({"p0", "p1"})])),
        )
        for number in range(workshops_count)
    )
    groups = ()
    if draw(st.booleans()):
        groups = (SharingGroup("familia", frozenset({"t0", "t1"}), draw(st.sampled_from([0.0, 0.5, 0.75]))),)
    pairs = [(order.id, one.id) for order in orders for one in workshops]
    steps = {}
    if draw(st.booleans()):
        first, more = draw(COSTS), draw(COSTS)
        steps[pairs[0]] = (CostStep(draw(st.sampled_from([1.0, 2.5])), first), CostStep(100, first + more))
    return SharingProblem(
        orders,
        workshops,
        draw(st.integers(1, 4)),
        groups,
        {pair: draw(COSTS) for pair in pairs if draw(st.integers(0, 9))},
        draw(st.sampled_from([None, 0.0, 6.0, 50.0])),
        steps,
        draw(st.sampled_from([0.0, 7.0])),
        _promised(draw, orders[0], workshops),
    )


def _promised(
    draw: st.DrawFn, order: SharedOrder, workshops: tuple[Sharer, ...]
) -> dict[tuple[str, str], int]:
    """What the first workshop has promised of the first order, within or beyond its limits."""
    if draw(st.booleans()) or (workshops[0].makes is not None and order.id not in workshops[0].makes):
        return {}
    return {(order.id, workshops[0].id): draw(st.integers(0, order.quantity))}


def quantities_of(answer: SharingAnswer) -> dict[tuple[str, str], int]:
    return {(order, workshop): pieces for order, workshop, pieces in answer.assignments}


@settings(max_examples=120, deadline=None)
@given(small_problems())
def test_it_keeps_to_every_rule_and_none_is_cheaper(problem: SharingProblem) -> None:
    answer = share_orders(problem)
    quantities = quantities_of(answer)
    assert broken_rules(problem, quantities) == []
    assert answer.cost == pytest.approx(cost_of(problem, quantities))
    best = best_by_counting(problem)
    assert answer.cost * (1 - answer.gap) - 1e-6 <= best
    assert answer.cost == pytest.approx(best, abs=1e-6)
    assert answer.status == "optimal"
    for order in problem.orders:
        made = sum(pieces for one, _workshop, pieces in answer.assignments if one == order.id)
        assert made + answer.unmet.get(order.id, 0) == order.quantity


def test_fifteen_orders_among_sixty_workshops_within_two_seconds() -> None:
    problem = make_large_problem(1)
    answer = share_orders(problem)
    assert broken_rules(problem, quantities_of(answer)) == []
    assert answer.seconds < 3  # the limit is two; a busy machine ends a little later
    assert answer.gap < 0.05
    assert (answer.status == "optimal") == (answer.gap <= ENOUGH)


def test_what_nobody_can_make_is_left_and_priced() -> None:
    order = SharedOrder("pedido", 100, 10)
    answer = share_orders(
        SharingProblem(
            (order,), (Sharer("a", 350), Sharer("b", 0)), 20, unmet_cost=3, cost={("pedido", "a"): 1}
        )
    )
    assert (answer.assignments, answer.unmet, answer.cost) == ((("pedido", "a", 35),), {"pedido": 65}, 230)
    assert share_orders(SharingProblem((order,), ())).unmet == {"pedido": 100}
    assert share_orders(SharingProblem((), ())).cost == 0


def test_a_remainder_smaller_than_the_lot_is_all_or_nothing() -> None:
    orders = (SharedOrder("chico", 30, 1), SharedOrder("grande", 130, 1))
    answer = share_orders(SharingProblem(orders, (Sharer("a", 29), Sharer("b", 131)), 50))
    assert answer.assignments == (("chico", "b", 30), ("grande", "b", 101))
    assert answer.unmet == {"grande": 29}


def test_a_dearer_second_step_is_taken_only_when_the_first_is_full() -> None:
    order = SharedOrder("pedido", 100, 1)
    steps = {("pedido", one): (CostStep(40, 1), CostStep(1000, 5)) for one in ("a", "b")}
    answer = share_orders(
        SharingProblem((order,), (Sharer("a", 500), Sharer("b", 500)), cost={}, steps=steps, unmet_cost=9)
    )
    assert answer.cost == pytest.approx(80 + 20 * 5)


def test_what_is_broken_is_named() -> None:
    problem = SharingProblem(
        (SharedOrder("p", 100, 2),),
        (Sharer("a", 50, 0.5), Sharer("b", 500, makes=frozenset())),
        10,
        (SharingGroup("familia", frozenset({"a", "b"}), 0.6),),
    )
    found = broken_rules(problem, {("p", "a"): 60, ("p", "b"): 50})
    assert {(rule, who) for rule, who, _by in found} == {
        ("share", "a"),
        ("minutes", "a"),
        ("makes", "b"),
        ("group", "familia"),
        ("too_many", "p"),
    }
    assert [rule for rule, _who, _by in broken_rules(problem, {("p", "a"): 5})] == ["lot"]
