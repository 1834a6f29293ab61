"""Orders: what is asked, agreed, changed, delivered in parts, and paid."""

import pytest

from app.errors import DataProblem
from app.storage.store import Store
from app.valuechain.order_operations import (
    add_order,
    change_delivery,
    change_order,
    note_payment,
    plan_delivery,
    record_delivery,
    remove_delivery,
    remove_order,
    set_order_status,
    set_requirements,
    set_sizes,
)
from app.valuechain.queries import find_order_numbered, list_orders, read_order
from app.valuechain.regularity import days_until_paid, payment_due_on
from app.valuechain.words import say_change_of_order, say_minutes, say_order, say_requirement
from tests.valuechain.conftest import day


def test_an_order_has_the_offices_next_number(store: Store, anchor: int, order: int) -> None:
    second = add_order(store, anchor_id=anchor, product="camisas", quantity=300, asked_on=day(-1))
    assert [read_order(store, one).number for one in (order, second)] == [1, 2]
    assert find_order_numbered(store, 2).product == "camisas"
    with pytest.raises(DataProblem, match="hilvan orders"):
        find_order_numbered(store, 9)
    assert say_order(read_order(store, order)) == "1.800 guardapolvos"
    assert say_minutes(17.05) == "17,05 min"


def test_what_is_asked_is_changed_freely_what_is_agreed_with_who_asked(store: Store, order: int) -> None:
    change_order(store, order_id=order, quantity=1700)
    assert read_order(store, order).changes == ()
    set_order_status(store, order_id=order, status="agreed", day=day(-2))
    with pytest.raises(DataProblem, match="diga quién pidió el cambio"):
        change_order(store, order_id=order, due_on=day(57))
    change_order(store, order_id=order, due_on=day(57), quantity=1800, asked_by="anchor")
    found = read_order(store, order)
    assert [(one.what, one.before, one.after, one.asked_by) for one in found.changes] == [
        ("due_on", day(50), day(57), "anchor"),
        ("quantity", "1700", "1800", "anchor"),
    ]
    assert "de 1.700 a 1.800, a pedido de la empresa" in say_change_of_order(found.changes[1])
    store.undo_stack.undo()
    assert (read_order(store, order).due_on, read_order(store, order).changes) == (day(50), ())
    change_order(store, order_id=order, note="sin bolsillo")
    with pytest.raises(DataProblem, match="La tela llegaría después"):
        change_order(store, order_id=order, fabric_on=day(80), asked_by="us")


def test_steps_go_on_and_back(store: Store, order: int) -> None:
    set_order_status(store, order_id=order, status="agreed", day=day(-2))
    set_order_status(store, order_id=order, status="cancelled", day=day(0), why="no consiguieron la tela")
    found = read_order(store, order)
    assert (found.status, found.closed_on, found.closed_why) == (
        "cancelled",
        day(0),
        "no consiguieron la tela",
    )
    set_order_status(store, order_id=order, status="asked", day=day(0))
    found = read_order(store, order)
    assert (found.status, found.closed_on, found.closed_why, found.agreed_on) == ("asked", None, None, None)
    with pytest.raises(ValueError, match="vanished"):
        set_order_status(store, order_id=order, status="vanished", day=day(0))


def test_it_is_delivered_in_two_parts_and_paid(store: Store, order: int) -> None:
    with pytest.raises(DataProblem, match="ninguna entrega"):
        note_payment(store, order_id=order, paid_on=day(0))
    first = plan_delivery(store, order_id=order, due_on=day(43), quantity=600)
    plan_delivery(store, order_id=order, due_on=day(50), quantity=1200)
    with pytest.raises(DataProblem, match="Volvieron más"):
        record_delivery(store, order_id=order, delivered_on=day(-3), delivered=5, returned=6)
    record_delivery(
        store, order_id=order, delivery_id=first, delivered_on=day(-3), delivered=600, returned=12
    )
    found = read_order(store, order)
    assert (found.status, found.delivered, found.remaining, found.returned) == ("running", 600, 1200, 12)
    assert found.agreed_on == day(-3)
    second = found.deliveries[1].id
    record_delivery(store, order_id=order, delivery_id=second, delivered_on=day(-1), delivered=1200)
    found = read_order(store, order)
    assert (found.status, found.remaining, found.last_delivery_on) == ("delivered", 0, day(-1))
    change_delivery(store, delivery_id=second, penalty=60_000)
    note_payment(store, order_id=order, paid_on=day(0), paid_amount=21_540_000)
    found = read_order(store, order)
    assert (found.status, found.paid_amount, found.penalty) == ("paid", 21_540_000, 60_000)
    remove_delivery(store, delivery_id=second)
    assert (read_order(store, order).delivered, read_order(store, order).status) == (600, "paid")


def test_an_order_goes_back_with_a_delivery_that_was_a_mistake(store: Store, order: int) -> None:
    def state() -> tuple[str, int]:
        found = read_order(store, order)
        return found.status, found.remaining

    first = record_delivery(store, order_id=order, delivered_on=day(-3), delivered=600)
    second = record_delivery(store, order_id=order, delivered_on=day(-1), delivered=1200)
    assert state() == ("delivered", 0)
    change_delivery(store, delivery_id=second, delivered=1100)
    assert state() == ("running", 100)
    store.undo_stack.undo()
    assert state() == ("delivered", 0)
    remove_delivery(store, delivery_id=second)
    assert state() == ("running", 1200)
    change_delivery(store, delivery_id=first, delivered=1800)
    assert state() == ("delivered", 0)
    with pytest.raises(DataProblem, match="Volvieron más"):
        change_delivery(store, delivery_id=first, returned=1801)
    remove_delivery(store, delivery_id=first)
    with pytest.raises(DataProblem, match="ya no está"):
        change_delivery(store, delivery_id=first, returned=1)


def test_an_order_that_somebody_closed_by_hand_stays_delivered(store: Store, order: int) -> None:
    planned = plan_delivery(store, order_id=order, due_on=day(50), quantity=1800)
    set_order_status(store, order_id=order, status="delivered", day=day(0))
    change_delivery(store, delivery_id=planned, quantity=1700)
    assert read_order(store, order).status == "delivered"


def test_a_payment_by_mistake_goes_with_the_step_back(store: Store, order: int) -> None:
    record_delivery(store, order_id=order, delivered_on=day(-40), delivered=1800)
    note_payment(store, order_id=order, paid_on=day(-2), paid_amount=21_600_000)
    set_order_status(store, order_id=order, status="delivered", day=day(0))
    found = read_order(store, order)
    assert (found.paid_on, found.paid_amount) == (None, None)
    assert payment_due_on(found) == day(-10)  # thirty days after the delivery: it is waited for again
    store.undo_stack.undo()
    assert read_order(store, order).paid_amount == 21_600_000


def test_a_part_of_the_money_does_not_end_an_order(store: Store, order: int) -> None:
    """An advance said «cobrado» while 1.200 of 1.800 pieces were to come, and nobody was reminded of them."""
    record_delivery(store, order_id=order, delivered_on=day(-3), delivered=600)
    note_payment(store, order_id=order, paid_on=day(-2), paid_amount=7_000_000, whole=False)
    found = read_order(store, order)
    assert (found.status, found.paid_amount, days_until_paid(found)) == ("running", 7_000_000, None)
    record_delivery(store, order_id=order, delivered_on=day(-1), delivered=1200)
    assert payment_due_on(read_order(store, order)) is not None
    note_payment(store, order_id=order, paid_on=day(0), paid_amount=21_600_000)
    found = read_order(store, order)
    assert (found.status, found.paid_amount, days_until_paid(found)) == ("paid", 21_600_000, 1)


def test_sizes_and_requirements_are_set_as_a_whole(store: Store, order: int) -> None:
    set_sizes(store, order_id=order, sizes=[("12", 900), ("14", 900)])
    set_sizes(store, order_id=order, sizes=[("14", 1000), ("16", 800)])
    assert [(one.size, one.quantity) for one in read_order(store, order).sizes] == [("14", 1000), ("16", 800)]
    with pytest.raises(DataProblem, match="El talle 14 está dos veces"):
        set_sizes(store, order_id=order, sizes=[("14", 1000), ("14", 800)])
    set_requirements(
        store,
        order_id=order,
        requirements=[
            {"kind": "machine", "what": "ojaladora", "level": 2},
            {"kind": "document", "what": "factura"},
            {"kind": "item", "what": "GES-02", "level": 3},
            {"kind": "sample"},
        ],
    )
    told = [say_requirement(one) for one in read_order(store, order).requirements]
    assert told == ["ojaladora (2)", "factura", "anota compras y ventas", "muestra aprobada"]
    with pytest.raises(DataProblem, match="Falta qué pide"):
        set_requirements(store, order_id=order, requirements=[{"kind": "machine"}])


def test_open_orders_come_first_by_date(store: Store, anchor: int, order: int) -> None:
    lost = add_order(store, anchor_id=anchor, product="camisas", quantity=10, asked_on=day(-1))
    set_order_status(store, order_id=lost, status="lost", day=day(0))
    soon = add_order(store, anchor_id=anchor, product="camisas", quantity=10, asked_on=day(-9), due_on=day(9))
    assert [one.id for one in list_orders(store)] == [soon, order, lost]
    assert [one.id for one in list_orders(store, status="lost")] == [lost]
    set_sizes(store, order_id=soon, sizes=[("M", 10)])
    remove_order(store, order_id=soon)
    assert [one.id for one in list_orders(store, anchor_id=anchor)] == [order, lost]
    store.undo_stack.undo()
    assert [one.size for one in read_order(store, soon).sizes] == ["M"]
