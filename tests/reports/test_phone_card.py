"""The card of phones: whom anybody may call, and not a word of why it is given."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.alerts.operations import add_phone, confirm_phone
from app.registry.operations import add_cluster, change_office
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import pdf_text, read_pdf

TODAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_office(tmp_path / "o.hilvan")
    yield made
    made.close()


def note(store: Store, kind: str, number: str, *, checked: bool = True, **more: object) -> None:
    phone = add_phone(store, kind=kind, number=number, **more)  # type: ignore[arg-type]
    if checked:
        confirm_phone(store, phone_id=phone, checked_on="2026-11-20")


def test_without_confirmed_numbers_there_are_lines_to_write_on(store: Store, tmp_path: Path) -> None:
    note(store, "police", "0981 111 222", checked=False)
    text = pdf_text(write_paper(Paper("phone-card"), store, tmp_path / "t.pdf", printed_on=TODAY))
    assert "0981" not in text
    assert text.count("Comisaría:") == text.count("CODENI de la municipalidad:") == 8


def test_it_names_no_workshop_and_no_reason(store: Store, tmp_path: Path) -> None:
    add_cluster(store, code="PIL", name="Pilar")
    pilar = store.value("SELECT id FROM cluster WHERE code = 'PIL'")
    change_office(store, phone="0533 232 100")
    note(store, "codeni", "0981 333 444")
    note(store, "women_service", "0981 555 666")
    note(store, "police", "0786 232 000", cluster_id=pilar)
    note(store, "labour", "0981 777 888", checked=False)
    target = write_paper(Paper("phone-card"), store, tmp_path / "t.pdf", printed_on=TODAY)
    pages = [page.extract_text().replace("\u00a0", " ") for page in read_pdf(target).pages]
    assert len(pages) == 2, "one sheet for each territory"
    text = " ".join(pages)
    pilar_card, yaguaron_card = pages
    assert yaguaron_card.count("CODENI de la municipalidad: 0981 333 444") == 8
    assert "0786 232 000" in pilar_card
    assert "0786 232 000" not in yaguaron_card
    assert "0981 777 888" not in text, "not confirmed"
    assert text.count("CAE Yaguarón: 0533 232 100") == 16
    for words in ("taller", "alerta", "benita", "violencia", "maltrato", "denuncia", "reservado"):
        assert words not in text.casefold()
    for code in ("YAG-001", "LOC-", "DEC-"):
        assert code not in text


def test_a_long_list_stays_on_its_card(store: Store, tmp_path: Path) -> None:
    for number in range(14):
        name = f"Una oficina con un nombre bastante largo, {number}"
        note(store, "other", "0981 111 222 y 0981 333 444", name=name)
    target = write_paper(Paper("phone-card"), store, tmp_path / "t.pdf", printed_on=TODAY)
    assert len(read_pdf(target).pages) == 1
