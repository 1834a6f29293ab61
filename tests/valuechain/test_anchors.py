"""Anchor companies: what they buy, who answers there, what they demand and who said so."""

import pytest

from app.errors import DataProblem
from app.storage.store import Store
from app.valuechain.operations import (
    add_contact,
    add_demand,
    change_anchor,
    change_contact,
    change_demand,
    remove_anchor,
    remove_contact,
    remove_demand,
)
from app.valuechain.queries import list_contacts, list_demands, read_anchor
from tests.valuechain.conftest import day


def test_its_usual_terms_are_kept_and_undone(store: Store, anchor: int) -> None:
    change_anchor(store, anchor_id=anchor, buys="guardapolvos", payment_days=30, invoice_kind="factura")
    found = read_anchor(store, anchor)
    assert (found.buys, found.payment_days, found.invoice_kind) == ("guardapolvos", 30, "factura")
    store.undo_stack.undo()
    assert read_anchor(store, anchor).buys is None
    with pytest.raises(DataProblem, match="enteros desde 0"):
        change_anchor(store, anchor_id=anchor, lead_days=-1)


def test_who_answers_there_is_written_changed_and_taken_off(store: Store, anchor: int) -> None:
    contact = add_contact(store, anchor_id=anchor, name="Rosa Duarte", post="compras", phone="0981 123 456")
    (one,) = list_contacts(store, anchor)
    assert (one.name, one.phone) == ("Rosa Duarte", "+595981123456")
    change_contact(store, contact_id=contact, email="rosa@arapoty.example")
    assert list_contacts(store, anchor)[0].email == "rosa@arapoty.example"
    remove_contact(store, contact_id=contact)
    assert list_contacts(store, anchor) == []


def test_a_demand_without_a_day_is_refused(store: Store, anchor: int) -> None:
    with pytest.raises(DataProblem, match="sin fecha"):
        add_demand(store, anchor_id=anchor, kind="training", what="CUR-07", said_on="")
    demand = add_demand(
        store, anchor_id=anchor, kind="training", what="CUR-07", said_on=day(-3), said_by="Rosa Duarte"
    )
    change_demand(store, demand_id=demand, note="para el próximo pedido")
    (found,) = list_demands(store, kind="training")
    assert (found.what, found.anchor, found.note) == (
        "CUR-07",
        "Uniformes Arapoty S.A.",
        "para el próximo pedido",
    )
    remove_demand(store, demand_id=demand)
    assert list_demands(store, anchor_id=anchor) == []


def test_a_company_with_orders_stays(store: Store, anchor: int, order: int) -> None:
    with pytest.raises(DataProblem, match="tiene pedidos"):
        remove_anchor(store, anchor_id=anchor)
    store.undo_stack.undo()
    add_contact(store, anchor_id=anchor, name="Rosa")
    remove_anchor(store, anchor_id=anchor)
    with pytest.raises(DataProblem, match="ya no está"):
        read_anchor(store, anchor)
    assert list_contacts(store, anchor) == []
