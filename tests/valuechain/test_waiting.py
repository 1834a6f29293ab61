"""What an order waits for: on Inicio, in the calendar, and in the data that needs care."""

from datetime import date

from app.agenda.notices import Asked, show_notice
from app.agenda.schedule import read_schedule
from app.place import Place
from app.storage.store import Store
from app.valuechain.agenda_queries import list_orders_waiting
from app.valuechain.notices import NOTICES
from app.valuechain.order_operations import (
    change_order,
    plan_delivery,
    record_delivery,
    set_order_status,
    set_requirements,
)
from app.valuechain.queries import read_order
from tests.valuechain.conftest import day


def told(store: Store) -> list[tuple[str, str]]:
    asked = Asked(day(0), day(7), day(30), day(-90), None, 10)
    lines = show_notice(NOTICES[0], list_orders_waiting(store, asked).lines, date.today())
    return [(one.title, one.look) for one in lines]


def test_nothing_waits_of_what_is_only_asked(store: Store, order: int) -> None:
    change_order(store, order_id=order, fabric_on=day(1), due_on=day(3))
    assert told(store) == []


def test_a_delivery_of_the_week_is_told_and_a_late_one_in_red(store: Store, order: int) -> None:
    set_order_status(store, order_id=order, status="agreed", day=day(-3))
    first = plan_delivery(store, order_id=order, due_on=day(-1), quantity=600)
    plan_delivery(store, order_id=order, due_on=day(5), quantity=1200)
    assert told(store) == [
        ("Entregar 600 guardapolvos", "red"),
        ("Entregar 1.200 guardapolvos", "yellow"),
    ]
    record_delivery(store, order_id=order, delivery_id=first, delivered_on=day(0), delivered=600)
    assert told(store) == [("Entregar 1.200 guardapolvos", "yellow")]
    entries = [one for one in read_schedule(store, first=day(0), last=day(9)) if one.kind == "order"]
    assert [(one.day, one.title, one.opens) for one in entries] == [
        (day(5), "Entrega: 1.200 guardapolvos", Place("order", order))
    ]


def test_what_no_delivery_promises_is_told_for_the_order_s_day(store: Store, order: int) -> None:
    change_order(store, order_id=order, fabric_on=None, due_on=day(6))
    set_order_status(store, order_id=order, status="agreed", day=day(-3))
    first = plan_delivery(store, order_id=order, due_on=day(2), quantity=600)
    assert [title for title, _look in told(store)] == [
        "Entregar 600 guardapolvos",
        "Entregar 1.200 guardapolvos",
    ]
    record_delivery(store, order_id=order, delivery_id=first, delivered_on=day(0), delivered=500)
    assert [title for title, _look in told(store)] == ["Entregar 1.300 guardapolvos"]


def test_a_sample_that_is_not_approved_is_told_before_the_fabric_comes(store: Store, order: int) -> None:
    set_requirements(store, order_id=order, requirements=[{"kind": "sample"}])
    set_order_status(store, order_id=order, status="agreed", day=day(-3))
    assert told(store) == []
    change_order(store, order_id=order, fabric_on=day(10), asked_by="anchor")
    assert told(store) == [("Falta que aprueben la muestra de 1.800 guardapolvos", "yellow")]
    change_order(store, order_id=order, sample_approved_on=day(0))
    assert told(store) == []


def test_a_payment_is_told_once_its_term_is_over(store: Store, order: int) -> None:
    change_order(store, order_id=order, payment_days=10, asked_on=day(-60), fabric_on=None, due_on=day(-20))
    record_delivery(store, order_id=order, delivered_on=day(-11), delivered=1800)
    assert read_order(store, order).status == "delivered"
    assert told(store) == [("Pago atrasado de 1.800 guardapolvos", "red")]
    change_order(store, order_id=order, payment_days=11)
    assert told(store) == []
