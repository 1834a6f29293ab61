"""Orden repartida: a page for each workshop, which speaks of it alone."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.allocation.operations import answer_share, plan_shares
from app.allocation.queries import list_shares
from app.storage.store import Store
from app.valuechain.order_operations import set_requirements, set_sizes
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
    assert "factura" in pages[1]
    for own, others in ((pages[0], "La Esperanza"), (pages[1], "Santa Librada")):
        assert others not in own
    assert second.workshop in pages[1]


def test_an_order_that_nobody_shares_has_no_page(store: Store, order: int, tmp_path: Path) -> None:
    with pytest.raises(NothingToPrint, match="todavía no está repartido"):
        print_order(store, order, tmp_path)
