"""What a company's own orders tell, on a page for the company; and the line of it that a workshop reads."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.registry.operations import add_anchor
from app.storage.store import Store
from app.valuechain.order_operations import (
    add_order,
    change_order,
    note_payment,
    record_delivery,
    set_order_status,
)
from app.valuechain.queries import list_orders
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.capability.offices import fill_order_office
from tests.reports.samples import pdf_text, read_pdf

TODAY = date(2026, 11, 30)


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


def printed(store: Store, tmp_path: Path, kind: str, of: int) -> str:
    target = write_paper(Paper(kind, (of,)), store, tmp_path / f"{kind}.pdf", printed_on=TODAY)
    return " ".join(pdf_text(target).split())


def add_paid_orders(store: Store, anchor: int, count: int = 4) -> None:
    """Orders at uneven times and of uneven sizes, each paid 45 days after it was delivered."""
    for number in range(count):
        asked = -330 + 20 * number * (number + 1)
        order = add_order(
            store, anchor_id=anchor, product="guardapolvos", quantity=100 * (number + 1) ** 2,
            asked_on=day(asked), due_on=day(asked + 20), payment_days=30,
        )  # fmt: skip
        set_order_status(store, order_id=order, status="agreed", day=day(asked + 1))
        if not number:
            change_order(store, order_id=order, due_on=day(asked + 15), asked_by="anchor")
        record_delivery(
            store, order_id=order, delivered_on=day(asked + 21), delivered=100 * (number + 1) ** 2
        )
        note_payment(store, order_id=order, paid_on=day(asked + 66))


def test_the_company_reads_its_own_orders_and_what_they_change(store: Store, tmp_path: Path) -> None:
    anchor = add_anchor(store, name="Confecciones del Este S.A.")
    with pytest.raises(NothingToPrint, match="Todavía no hay pedidos acordados"):
        printed(store, tmp_path, "anchor-sheet", anchor)
    add_paid_orders(store, anchor)
    said = printed(store, tmp_path, "anchor-sheet", anchor)
    assert "Confecciones del Este S.A." in said
    assert "Cada cuánto: 4 pedidos en " in said
    assert "muy desparejo" in said
    assert "El pago: Paga a los 45 días de la última entrega; lo acordado: 30." in said
    assert "Los cambios: En 1 de 4 cambió la fecha de entrega ya acordada; 1 a pedido de la empresa." in said
    assert "Cuando el pago se atrasa, el taller pone de su bolsillo" in said
    assert "primero era el" in said
    assert "a los 45 días" in said


def test_it_is_one_page_however_many_orders_there_are(store: Store, tmp_path: Path) -> None:
    anchor = add_anchor(store, name="Confecciones del Este S.A.")
    for _time in range(5):
        add_paid_orders(store, anchor)
    said = printed(store, tmp_path, "anchor-sheet", anchor)
    assert len(read_pdf(tmp_path / "anchor-sheet.pdf").pages) == 1
    assert "Los 10 más nuevos de 20; las cuentas son de todos." in said


def test_a_workshop_reads_how_the_company_orders_before_it_says_yes(store: Store, tmp_path: Path) -> None:
    office = fill_order_office(store, TODAY)
    assert "La empresa:" not in printed(store, tmp_path, "order-steps", office.order)
    (order,) = list_orders(store)
    add_paid_orders(store, order.anchor_id)
    said = printed(store, tmp_path, "order-steps", office.order)
    assert "La empresa: 4 pedidos en " in said
    assert "en 1 cambió la fecha. Paga a los 45 días" in said
    assert "S.A.." not in said
