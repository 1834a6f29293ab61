"""Cotización: how to reach the workshop and until when it holds are never cut or out of date."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.costing.operations import add_quote
from app.registry.operations import change_workshop
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import pdf_text, read_pdf

LONG = (
    "Confecciones y Uniformes Escolares Nuestra Señora de la Inmaculada Concepción de Caacupé, Segunda Línea"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_office(tmp_path / "o.hilvan", visited=0)
    yield made
    made.close()


@pytest.fixture
def quote(store: Store) -> int:
    workshop = store.value("SELECT id FROM workshop")
    change_workshop(store, workshop_id=workshop, name=LONG, place=f"Compañía {LONG}", phone="0971 334 130")
    return add_quote(
        store, workshop_id=workshop, customer=f"Cooperadora {LONG}", garment=f"guardapolvo {LONG}",
        sizes="del 4 al 16", quantity=1200, price=19_200, terms="La tela la pone el cliente.\n" * 8,
        made_on="2026-10-21", valid_until="2026-11-05",
    )  # fmt: skip


def printed(store: Store, quote: int, folder: Path, day: date) -> str:
    path = write_paper(Paper("quote", (quote,)), store, folder / "c.pdf", printed_on=day)
    assert len(read_pdf(path).pages) == 1
    return pdf_text(path)


def test_a_long_name_cuts_neither_the_phone_nor_the_day(store: Store, quote: int, tmp_path: Path) -> None:
    text = printed(store, quote, tmp_path, date(2026, 11, 1))
    assert "Benita Caballero · 0971 334 130" in text
    assert "impreso el 01/11/2026" in text
    assert "Total: G. 23.040.000" in text.replace("\u00a0", " ")


def test_one_that_has_run_out_says_so(store: Store, quote: int, tmp_path: Path) -> None:
    assert "vale hasta el: 05/11/2026" in printed(store, quote, tmp_path, date(2026, 11, 5))
    text = printed(store, quote, tmp_path, date(2026, 11, 6))
    assert "Esta cotización ya venció; valía hasta el: 05/11/2026" in text
