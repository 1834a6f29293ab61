"""The consent that is signed says how long a visit takes, as the office measured it."""

from pathlib import Path

from app.diagnosis.duration import FEWEST_VISITS
from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import finish_visit, save_place, start_visit
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import PRINTED_ON, pdf_text


def _printed(store: Store, workshop: int, folder: Path) -> str:
    target = folder / "c.pdf"
    write_paper(Paper("consent-sheet", (workshop,)), store, target, printed_on=PRINTED_ON)
    return " ".join(pdf_text(target).split())


def test_the_sheet_says_what_was_measured_once_it_was(tmp_path: Path) -> None:
    store = make_office(tmp_path / "o.hilvan", visited=0)
    workshop = store.value("SELECT id FROM workshop")
    reckoned = _printed(store, workshop, tmp_path)
    assert (
        "Lleva más o menos 2 horas, o se hace en dos visitas. Es un cálculo: todavía no lo medimos."
        in reckoned
    )
    instrument = load_instrument("confeccion-2026")
    for _number in range(FEWEST_VISITS):
        visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-01")
        save_place(store, visit_id=visit, current_item=None, seconds=60 * 93)
        finish_visit(store, visit_id=visit, unfinished_reason="prueba")
    measured = _printed(store, workshop, tmp_path)
    assert "Lleva más o menos 1 hora y 35 minutos" in measured
    assert "Así salió en 5 visitas de este centro." in measured
    assert "{" not in reckoned + measured
    store.close()
