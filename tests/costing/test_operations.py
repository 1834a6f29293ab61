"""What is written of costs, offers and quotes: checked, undone, and read into the accounts."""

from datetime import date, timedelta

import pytest

from app.costing import operations
from app.costing.account_queries import read_accounts, read_garment_cost, read_losses
from app.costing.queries import (
    costs_of_workshops,
    latest_offer,
    list_costs,
    list_offers,
    list_quotes,
    read_quote,
    read_said_output,
    read_working_time,
)
from app.errors import DataProblem
from app.storage.labels import Label
from app.storage.store import Store

TODAY = date.today()
DAY = TODAY.isoformat()


def test_the_account_of_a_workshop_from_its_file(store: Store, workshop: int, costs: list[int]) -> None:
    account = read_accounts(store, workshop, DAY).minute
    assert account.month.middle == 21_513_056
    assert round(account.paid.middle) == 368
    assert account.missing == ("efficiency",)
    assert set(costs_of_workshops(store)) == {workshop}
    assert not read_accounts(store, workshop + 1, DAY).begun
    assert read_losses(store, workshop + 1, DAY) == ()


def test_her_word_of_a_day_is_enough_for_a_garment(store: Store, costs: list[int], offered: int) -> None:
    assert read_garment_cost(store, offered, DAY).missing == ("pieces",)
    operations.note_said_output(store, style_id=offered, pieces_day=80)
    garment = read_garment_cost(store, offered, DAY)
    assert garment.source == "said"
    assert round(garment.cost.middle) == round(21_513_056 / (5.5 * 52 / 12) / 80)
    assert garment.price == 12_000
    operations.note_said_output(store, style_id=offered, pieces_day=84)
    assert read_said_output(store, offered).pieces_day == 84
    operations.note_said_output(store, style_id=offered, pieces_day=None)
    assert read_said_output(store, offered) is None


def test_a_cost_is_corrected_taken_out_and_brought_back(
    store: Store, workshop: int, costs: list[int]
) -> None:
    operations.change_cost(store, cost_id=costs[2], amount=1_000_000, origin="said")
    rent = list_costs(store, workshop)[2]
    assert (rent.amount, rent.origin, rent.per) == (1_000_000, "said", "month")
    operations.remove_cost(store, cost_id=costs[2])
    assert read_accounts(store, workshop, DAY).minute.not_asked == ("rent",)
    assert [store.undo_stack.undo(), store.undo_stack.undo()]
    assert list_costs(store, workshop)[2].amount == 900_000
    with pytest.raises(DataProblem, match="guaraníes enteros"):
        operations.change_cost(store, cost_id=costs[2], amount=-1)
    operations.remove_cost(store, cost_id=costs[2])
    with pytest.raises(DataProblem, match="ya no está"):
        operations.change_cost(store, cost_id=costs[2], amount=1)
    with pytest.raises(ValueError, match="unknown kind"):
        operations.add_cost(store, workshop_id=workshop, kind="yacht", amount=1)


def test_what_is_paid_for_each_garment_belongs_to_the_style(store: Store, workshop: int, style: int) -> None:
    row = operations.add_cost(
        store, workshop_id=workshop, kind="packing", amount=300, per="piece", style_id=style
    )
    (cost,) = list_costs(store, workshop)
    assert cost.style_id == style
    operations.change_cost(store, cost_id=row, per="month", style_id=style)
    assert list_costs(store, workshop)[0].style_id is None


def test_ips_is_added_as_the_law_says_and_overwritten_by_a_person(
    store: Store, workshop: int, costs: list[int]
) -> None:
    row = operations.add_legal_part(store, workshop_id=workshop, kind="ips")
    account = read_accounts(store, workshop, DAY).minute
    assert account.month.middle == 21_513_056 + 2_395_250
    operations.change_cost(store, cost_id=row, amount=1_000_000)
    cost = next(one for one in list_costs(store, workshop) if one.kind == "ips")
    assert (cost.amount, cost.origin) == (1_000_000, "said")


def test_a_price_of_another_day_is_another_offer(store: Store, offered: int) -> None:
    operations.note_offer(store, style_id=offered, price=12_500)
    assert [one.price for one in list_offers(store, offered)] == [12_500]
    with store.change(Label("offer.noted")) as writer:
        writer.update(
            "offer", latest_offer(store, offered).id, noted_on=(TODAY - timedelta(days=40)).isoformat()
        )
    operations.note_offer(store, style_id=offered, price=13_000)
    found = list_offers(store, offered)
    assert [one.price for one in found] == [13_000, 12_500]
    assert found[0].customer == "Uniformes del Sur"
    operations.note_offer(store, style_id=offered, price=None)
    assert [one.price for one in list_offers(store, offered)] == [12_500]
    with pytest.raises(DataProblem, match="desde 1"):
        operations.note_offer(store, style_id=offered, price=0)


def test_nobody_offers_without_a_price(store: Store, style: int) -> None:
    with pytest.raises(DataProblem, match="Primero escriba"):
        operations.note_offer(store, style_id=style, customer="Nadie")
    assert latest_offer(store, style) is None


def test_the_working_time_is_one_and_is_checked(store: Store, workshop: int) -> None:
    operations.note_working_time(store, workshop_id=workshop, people=5)
    operations.note_working_time(store, workshop_id=workshop, hours_week=45.5)
    said = read_working_time(store, workshop)
    assert (said.people, said.hours_week, said.days_week) == (5, 45.5, None)
    with pytest.raises(DataProblem, match="de 1 a 7"):
        operations.note_working_time(store, workshop_id=workshop, days_week=8.0)


def test_quotes_are_numbered_and_no_number_is_given_twice(store: Store, workshop: int, style: int) -> None:
    fields = {"customer": "Escuela San José", "garment": "Guardapolvo", "quantity": 60, "price": 14_000}
    first = operations.add_quote(store, workshop_id=workshop, style_id=style, **fields)
    quote = read_quote(store, first)
    assert (quote.number, quote.total, quote.made_on) == (1, 840_000, DAY)
    assert quote.valid_until == (TODAY + timedelta(days=15)).isoformat()
    second = operations.add_quote(store, workshop_id=workshop, **fields)
    operations.remove_quote(store, quote_id=second)
    third = operations.add_quote(store, workshop_id=workshop, **fields)
    assert [one.number for one in list_quotes(store)] == [3, 1]
    operations.change_quote(store, quote_id=third, price=15_000)
    assert read_quote(store, third).price == 15_000
    with pytest.raises(DataProblem, match="vence antes"):
        operations.change_quote(store, quote_id=third, valid_until="2020-01-01")
    for missing in ("customer", "garment", "quantity", "price"):
        with pytest.raises(DataProblem):
            operations.add_quote(store, workshop_id=workshop, **(fields | {missing: None}))
