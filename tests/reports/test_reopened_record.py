"""The record of a visit that was opened again says which answers changed, and by whom."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.diagnosis.operations import answer_item, finish_visit, reopen_visit
from app.diagnosis.queries import finished_visits, read_visit
from app.diagnosis.records import AnswerKind
from app.registry.operations import add_consultant
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import pdf_text

TODAY = date(2026, 11, 24)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    store = make_office(tmp_path / "oficina.hilvan")
    store.user = add_consultant(store, name="Norma Cabañas")
    yield store
    store.close()


def newest(store: Store) -> int:
    workshop = store.value("SELECT id FROM workshop")
    return finished_visits(store, workshop)[0].id


def record_of(store: Store, visit: int, target: Path) -> str:
    workshop = read_visit(store, visit).workshop_id
    write_paper(Paper("diagnosis-record", (workshop,), visit=visit), store, target, printed_on=TODAY)
    return " ".join(pdf_text(target).split())


def test_a_visit_that_was_never_opened_again_says_nothing_of_it(office: Store, tmp_path: Path) -> None:
    assert "al reabrir la visita" not in record_of(office, newest(office), tmp_path / "r.pdf")


def test_what_changed_is_told_before_and_after_with_who_and_when(office: Store, tmp_path: Path) -> None:
    visit = newest(office)
    old = read_visit(office, visit).answers["GES-02"].level
    new = 4 if old != 4 else 3
    reopen_visit(office, visit_id=visit, reason="faltaba contar")
    answer_item(office, visit_id=visit, item="GES-01", kind=AnswerKind.REFUSED)
    answer_item(office, visit_id=visit, item="GES-02", kind=AnswerKind.LEVEL, level=new)
    # changed and changed back: nothing to tell
    level = read_visit(office, visit).answers["GES-03"].level
    answer_item(office, visit_id=visit, item="GES-03", kind=AnswerKind.REFUSED)
    answer_item(office, visit_id=visit, item="GES-03", kind=AnswerKind.LEVEL, level=level)
    finish_visit(office, visit_id=visit)
    text = record_of(office, visit, tmp_path / "r.pdf")
    told = text.split("Respuestas que cambiaron al reabrir la visita")[1]
    part = told.split("Antes Después Quién y cuándo")[1][:1200]
    assert "GES-01" in part
    assert "No responde." in part
    assert f"Nivel {new} de 4" in part
    assert "Norma Cabañas" in part
    assert "GES-03 ·" not in part


def test_what_an_alert_was_is_not_told_by_how_it_changed_either(office: Store, tmp_path: Path) -> None:
    visit = newest(office)
    item = read_visit(office, visit).instrument.item("LOC-03")
    reopen_visit(office, visit_id=visit, reason="miramos de nuevo")
    answer_item(office, visit_id=visit, item="LOC-03", kind=AnswerKind.LEVEL, level=4)
    finish_visit(office, visit_id=visit)
    told = record_of(office, visit, tmp_path / "r.pdf").split("al reabrir la visita")[1][:600]
    assert "alerta. El detalle y la nota se ven solo en la pantalla." in told
    assert item.level_texts[0].replace("**", "") not in told
