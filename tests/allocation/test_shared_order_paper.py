"""Orden repartida: a page for each workshop, which speaks of it alone."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.allocation.operations import answer_share, change_share, plan_shares, record_share_delivery
from app.allocation.queries import list_shares
from app.i18n import format_day, format_whole_date
from app.storage.store import Store
from app.valuechain.order_operations import change_order, set_requirements, set_sizes
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.valuechain.conftest import day


def print_order(store: Store, order_id: int, folder: Path) -> list[str]:
    path = write_paper(
        Paper("shared-order", (order_id,)), store, folder / "orden.pdf", printed_on=date.today()
    )
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_each_workshop_reads_what_was_agreed_with_it_alone(
    store: Store,
    order: int,
    workshops: list[int],
    tmp_path: Path,
) -> None:
    set_sizes(store, order_id=order, sizes=[("10", 900), ("12", 900)])
    set_requirements(store, order_id=order, requirements=[{"kind": "document", "what": "factura"}])
    plan_shares(store, order_id=order, quantities={workshops[0]: 340, workshops[1]: 300, workshops[2]: 260})
    first, second, third = list_shares(store, order_id=order)
    answer_share(store, share_id=first.id, status="accepted", day=day(-1))
    answer_share(store, share_id=third.id, status="declined", day=day(-1))
    pages = print_order(store, order, tmp_path)
    assert len(pages) == 2
    assert "Confecciones Santa Librada" in pages[0]
    assert "340 guardapolvos" in pages[0]
    assert "G. 4.080.000" in pages[0].replace("\u00a0", " ")
    assert "El taller aceptó el" in pages[0]
    assert "Para acordar: todavía no es un compromiso." in pages[1]
    assert "Factura" in pages[1]
    for own, others in ((pages[0], "La Esperanza"), (pages[1], "Santa Librada")):
        assert others not in own
    assert second.workshop in pages[1]
    assert all("Página 1 de 1" in page for page in pages), "nobody reads how many others there are"
    assert "Talle 10 12 en todo el pedido 900 900 de las suyas" in pages[0]
    assert "Qué pide la empresa Factura." in pages[0]


def test_what_has_gone_by_is_not_said_as_if_it_were_to_come(
    store: Store, order: int, workshops: list[int], tmp_path: Path
) -> None:
    plan_shares(store, order_id=order, quantities={workshops[0]: 340, workshops[1]: 300})
    first, second = list_shares(store, order_id=order)
    for share in (first, second):
        change_share(store, share_id=share.id, due_on=day(-2))
    answer_share(store, share_id=first.id, status="accepted", day=day(-9))
    late, asked = print_order(store, order, tmp_path)
    due = format_whole_date(date.fromisoformat(day(-2)))
    assert f"Usted entrega {due}, atrasado" in late
    assert f"Usted entrega {due}; ya pasó, hay que acordar otro" in asked
    assert "La tela tenía que llegar" in late
    record_share_delivery(store, share_id=first.id, delivered_on=day(-1), delivered=340, returned=0)
    late, _asked = print_order(store, order, tmp_path)
    assert "atrasado" not in late
    assert f"Ya entregó 340, la última vez el {format_day(day(-1))}" in late


def test_an_order_of_many_sizes_and_long_words_keeps_its_signatures_with_the_rest(
    store: Store, order: int, workshops: list[int], tmp_path: Path
) -> None:
    change_order(store, order_id=order, description="Guardapolvo blanco con dos bolsillos y ojales " * 9)
    set_sizes(store, order_id=order, sizes=[(str(size), 112) for size in range(4, 36, 2)])
    requirements = [{"kind": "other", "what": f"Que entreguen planchado y doblado {n}"} for n in range(6)]
    set_requirements(store, order_id=order, requirements=requirements)
    plan_shares(store, order_id=order, quantities={workshops[0]: 340})
    (share,) = list_shares(store, order_id=order)
    change_share(
        store, share_id=share.id, note="Retira la tela ella misma los martes antes de las once. " * 6
    )
    *_before, last = print_order(store, order, tmp_path)
    assert share.workshop in last
    assert "Qué pide la empresa" in last
    assert "Por el taller" in last


def test_an_order_that_nobody_shares_has_no_page(store: Store, order: int, tmp_path: Path) -> None:
    with pytest.raises(NothingToPrint, match="todavía no está repartido"):
        print_order(store, order, tmp_path)
