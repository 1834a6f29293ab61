"""Who may make an order, as the file says it, and how its ways come out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.allocation.operations import answer_share, plan_shares, record_share_delivery
from app.allocation.options import OPTIONS, find_broken
from app.allocation.queries import list_shares
from app.allocation.task_queries import read_kept_words, read_moved_task, read_quoted_prices, read_sharing
from app.costing.operations import add_quote
from app.counts.operations import add_promise, note_day
from app.errors import DataProblem
from app.storage.store import Store
from app.valuechain.order_operations import change_order, set_order_status, set_requirements
from app.valuechain.queries import read_order
from tests.allocation.offices import SharedOffice, fill_shared_office

TODAY = date.today().isoformat()


@pytest.fixture
def office(store: Store) -> SharedOffice:
    return fill_shared_office(store)


def ahead(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def test_the_four_ways_of_an_office(store: Store, office: SharedOffice) -> None:
    found = read_sharing(store, office.order, TODAY)
    assert list(found.plans) == list(OPTIONS)
    assert {one.workshop_id for one in found.task.makers} == set(office.workshops.values())
    assert {one.rests_on for one in found.task.makers} == {"said"}
    for plan in found.plans.values():
        assert {one.rule for one in find_broken(found.task, plan.quantities)} <= {"usual"}
    assert len(found.plans["fewest"].quantities) <= len(found.plans["fairest"].quantities)
    assert (found.agreed, found.bound, found.out) == ({}, {}, frozenset())


def test_what_is_agreed_stays_and_who_fell_out_stays_out(store: Store, office: SharedOffice) -> None:
    first, second, third, *_rest = office.workshops.values()
    plan_shares(store, order_id=office.order, quantities={first: 260, second: 200, third: 100})
    for share in list_shares(store, order_id=office.order):
        status = "declined" if share.workshop_id == third else "accepted"
        answer_share(store, share_id=share.id, status=status, day=TODAY)
    found = read_sharing(store, office.order, TODAY)
    assert found.bound == {first: 260, second: 200}
    for plan in found.plans.values():
        assert plan.quantities[first] >= 260
        assert plan.quantities[second] >= 200
        assert third not in plan.quantities


def test_what_came_already_is_made(store: Store, office: SharedOffice) -> None:
    first = next(iter(office.workshops.values()))
    before = read_sharing(store, office.order, TODAY, ()).task.maker(first)
    plan_shares(store, order_id=office.order, quantities={first: 260})
    (share,) = list_shares(store, order_id=office.order)
    answer_share(store, share_id=share.id, status="accepted", day=TODAY)
    record_share_delivery(store, share_id=share.id, delivered_on=TODAY, delivered=100)
    after = read_sharing(store, office.order, TODAY, ()).task.maker(first)
    assert (after.low, after.middle, after.high) == (before.low + 100, before.middle + 100, before.high + 100)


def test_what_came_from_who_dropped_out_is_made_and_no_more_is_asked_of_it(
    store: Store, office: SharedOffice
) -> None:
    first = next(iter(office.workshops.values()))
    plan_shares(store, order_id=office.order, quantities={first: 260})
    (share,) = list_shares(store, order_id=office.order)
    answer_share(store, share_id=share.id, status="accepted", day=TODAY)
    record_share_delivery(store, share_id=share.id, delivered_on=TODAY, delivered=100)
    answer_share(store, share_id=share.id, status="dropped", day=TODAY)
    found = read_sharing(store, office.order, TODAY)
    assert (found.agreed, found.bound, found.out) == ({first: 100}, {first: 100}, {first})
    for plan in found.plans.values():
        assert plan.quantities[first] == 100
        assert sum(plan.quantities.values()) + plan.unmet == 1200


def test_who_can_after_some_steps_is_counted_where_the_others_do_not_reach(
    store: Store, office: SharedOffice
) -> None:
    set_requirements(store, order_id=office.order, requirements=[{"kind": "document", "what": "factura"}])
    found = read_sharing(store, office.order, TODAY, ("fairest",))
    assert found.task.with_steps
    assert all(one.with_steps for one in found.task.makers)
    alone = read_sharing(store, office.order, TODAY, ("fairest",), with_steps=False)
    assert alone.task.makers == ()
    assert alone.plans["fairest"].unmet == 1200


def test_a_later_day_gives_more(store: Store, office: SharedOffice) -> None:
    order = read_order(store, office.order)
    now = read_sharing(store, office.order, TODAY, ()).task
    later = read_moved_task(store, replace(order, due_on=ahead(42)), TODAY)
    assert all(one.middle > now.maker(one.workshop_id).middle for one in later.makers)
    with pytest.raises(DataProblem, match="Falta el día de entrega"):
        read_moved_task(store, replace(order, due_on=None), TODAY)


def test_an_order_that_is_over_is_seen_as_it_was(store: Store, office: SharedOffice) -> None:
    change_order(store, order_id=office.order, due_on=ahead(-2))
    set_order_status(store, order_id=office.order, status="agreed", day=ahead(-30))
    set_order_status(store, order_id=office.order, status="paid", day=TODAY)
    found = read_sharing(store, office.order, TODAY, ("cheapest",))
    assert found.day == ahead(-30)
    assert not found.order.is_open


def test_a_workshop_s_own_promises_count(store: Store, office: SharedOffice) -> None:
    first = next(iter(office.workshops.values()))
    for promised, delivered in ((-40, -41), (-30, -20)):
        add_promise(
            store,
            workshop_id=first,
            customer="Escuela",
            quantity=50,
            promised_on=ahead(promised),
            delivered_on=ahead(delivered),
            delivered=50,
        )
    note_day(store, workshop_id=first, worked_on=ahead(-10), people=4, minutes_each=480)
    record = read_kept_words(store, TODAY)[first]
    assert (record.kept, record.due) == (1, 2)


@pytest.mark.parametrize(
    ("product", "garment", "price"),
    [
        ("pantalones", "Pantalón de trabajo", 9_500),
        ("guardapolvos", "Guardapolvos", 9_500),
        ("toldos", "Toldos de lona", 9_500),
        ("pantalones", "Camisa", None),
    ],
)
def test_a_quote_is_of_the_garment_that_its_words_name(
    store: Store, office: SharedOffice, product: str, garment: str, price: int | None
) -> None:
    order = read_order(store, office.order)
    first = next(iter(office.workshops.values()))
    add_quote(
        store, workshop_id=first, anchor_id=order.anchor_id, customer="Uniformes Arapoty S.A.",
        garment=garment, quantity=200, price=9_500,
    )  # fmt: skip
    assert read_quoted_prices(store, replace(order, product=product), TODAY).get(first) == price


def test_those_with_steps_are_not_counted_once_the_rest_is_little(store: Store, office: SharedOffice) -> None:
    names = list(office.workshops.values())
    plan_shares(store, order_id=office.order, quantities=dict.fromkeys(names[:4], 250))
    for share in list_shares(store, order_id=office.order):
        answer_share(store, share_id=share.id, status="accepted", day=TODAY)
        record_share_delivery(store, share_id=share.id, delivered_on=TODAY, delivered=250)
    change_order(store, order_id=office.order, due_on=ahead(7))  # a week: all of them make some 480
    assert not read_sharing(store, office.order, TODAY, ()).task.with_steps


def test_who_quoted_less_is_asked_first(store: Store, office: SharedOffice) -> None:
    anchor = read_order(store, office.order).anchor_id
    names = list(office.workshops.values())
    for workshop, price in zip(names[-2:], (9_500, 9_900), strict=True):
        add_quote(
            store, workshop_id=workshop, anchor_id=anchor, customer="Uniformes Arapoty S.A.",
            garment="Guardapolvo blanco", quantity=200, price=price,
        )  # fmt: skip
    found = read_sharing(store, office.order, TODAY, ("cheapest",))
    prices = {one.workshop_id: one.price for one in found.task.makers}
    assert (prices[names[-2]], prices[names[-1]], prices[names[0]]) == (9_500, 9_900, None)
    plan = found.plans["cheapest"]
    assert {names[-2], names[-1]} <= plan.quantities.keys()
    assert plan.quantities[names[-2]] == min(found.task.maker(names[-2]).middle, 300)
    plan_shares(store, order_id=office.order, quantities=plan.quantities, prices={names[-2]: 9_500})
    agreed = {one.workshop_id: one.price for one in list_shares(store, order_id=office.order)}
    assert (agreed[names[-2]], agreed[names[-1]]) == (9_500, 12_000)
