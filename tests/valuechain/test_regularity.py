"""Regularity: what the orders of a company tell of it, and in which words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.valuechain.records import AnchorOrder, OrderChange, OrderDelivery
from app.valuechain.regularity import (
    days_until_paid,
    measure_regularity,
    payment_due_on,
    payment_is_late,
)
from app.valuechain.regularity_words import say_regularity, say_short, say_to_anchor, say_too_few
from app.valuechain.words import say_delivery_made, say_near_day, say_promised

TODAY = "2026-11-30"


def ordered(number: int, asked_on: str, quantity: int, **more: object) -> AnchorOrder:
    values: dict = {"status": "paid", "agreed_on": asked_on, "payment_days": 30} | more
    return AnchorOrder(number, 1, number, "guardapolvos", quantity, asked_on, **values)


def paid(number: int, asked_on: str, quantity: int, delivered_on: str, paid_on: str) -> AnchorOrder:
    made = OrderDelivery(number, delivered_on=delivered_on, delivered=quantity)
    return ordered(number, asked_on, quantity, deliveries=(made,), paid_on=paid_on)


MOVED = OrderChange(1, "2026-06-01", "due_on", "2026-06-10", "2026-06-20", "anchor")


def test_nothing_is_said_of_two_orders() -> None:
    two = [ordered(1, "2026-01-10", 300), ordered(2, "2026-03-10", 300)]
    assert measure_regularity(two, TODAY) is None
    assert measure_regularity([*two, ordered(3, "2026-05-10", 9, agreed_on=None)], TODAY) is None
    assert say_too_few(2) == "Con 2 pedidos acordados todavía no se sabe qué tan pareja es; hacen falta 3."


def test_gaps_pieces_dates_and_money_by_hand() -> None:
    """Gaps 60, 30, 90: median 60, mean 60, standard deviation 30, so CV 0,5. Pieces 100, 100, 100,
    1.700: mean 500, standard deviation 800, CV 1,6. Paid after 41, 35 and 50 days.
    """
    orders = [
        paid(1, "2026-01-01", 100, "2026-01-20", "2026-03-02"),
        paid(2, "2026-03-02", 100, "2026-03-20", "2026-04-24"),
        paid(3, "2026-04-01", 100, "2026-05-01", "2026-06-20"),
        ordered(4, "2026-06-30", 1700, status="cancelled", changes=(MOVED,)),
    ]
    found = measure_regularity(orders, TODAY)
    assert found is not None
    assert (found.gaps.low, found.gaps.middle, found.gaps.high) == (30, 60, 90)
    assert found.gaps.variation == pytest.approx(0.5)
    assert found.pieces.variation == pytest.approx(1.6)
    assert (found.gaps.is_even, found.pieces.is_even) == (True, False)
    assert found.paying is not None
    assert (found.paying.low, found.paying.middle, found.paying.high) == (35, 41, 50)
    assert (found.moved, found.moved_by_anchor, found.cancelled, found.agreed_days) == (1, 1, 1, 30)
    told = " ".join(say_regularity(found))
    assert "4 pedidos en 6 meses; entre uno y otro pasaron de 30 a 90 días, lo común 60: parejo." in told
    assert "De 100 a 1.700 prendas por pedido, lo común 100: muy desparejo." in told
    assert "En 1 de 4 cambió la fecha de entrega ya acordada; 1 a pedido de la empresa." in told
    assert "Paga a los 41 días de la última entrega (de 35 a 50); lo acordado: 30." in told
    assert say_short(found) == "4 pedidos en 6 meses; en 1 cambió la fecha"
    assert any("guardarles lugar" in one for one in say_to_anchor(found))


def test_a_payment_is_late_once_its_term_is_over() -> None:
    made = OrderDelivery(1, delivered_on="2026-10-20", delivered=300)
    waiting = ordered(1, "2026-09-01", 300, status="delivered", deliveries=(made,))
    assert payment_due_on(waiting) == "2026-11-19"
    assert payment_is_late(waiting, TODAY)
    assert not payment_is_late(waiting, "2026-11-19")
    assert days_until_paid(waiting) is None
    unknown = ordered(1, "2026-09-01", 300, status="delivered", deliveries=(made,), payment_days=None)
    assert payment_due_on(unknown) is None


@given(st.lists(st.tuples(st.integers(0, 700), st.integers(1, 5000)), min_size=3, max_size=20))
def test_what_is_usual_lies_between_the_ends(orders: list[tuple[int, int]]) -> None:
    first = date(2025, 1, 1)
    made = [
        ordered(place, (first + timedelta(days=days)).isoformat(), pieces)
        for place, (days, pieces) in enumerate(orders)
    ]
    found = measure_regularity(reversed(made), TODAY)
    assert found is not None
    for spell in (found.gaps, found.pieces):
        assert spell.low <= spell.middle <= spell.high
        assert spell.variation is None or spell.variation >= 0
    assert found.gaps.count == len(orders) - 1
    assert all(say_regularity(found))


def test_one_of_a_thing_is_said_as_one() -> None:
    assert say_too_few(1).startswith("Con 1 pedido acordado todavía")
    days = ("2026-01-10", "2026-01-11", "2026-01-12")
    found = measure_regularity([paid(at, day, 1, day, TODAY) for at, day in enumerate(days, 1)], TODAY)
    assert found is not None
    told = say_regularity(found)
    assert told[0].endswith("entre uno y otro pasó 1 día.")
    assert told[1] == "Siempre 1 prenda por pedido."


@pytest.mark.parametrize(
    ("count", "said"), [(1, "entregada 1 el {day} · volvió 1"), (2, "entregadas 2 el {day} · volvieron 2")]
)
def test_a_delivery_of_one_piece_is_said_as_one(count: int, said: str) -> None:
    made = OrderDelivery(1, delivered_on=TODAY, delivered=count, returned=count)
    assert say_delivery_made(made) == said.format(day=say_near_day(TODAY))
    assert say_promised(OrderDelivery(1, quantity=1)) == "1 prenda, sin día"
