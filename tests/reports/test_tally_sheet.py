"""The tally sheet is made for a workshop, keeps the order that is keyed in, and is one sheet of paper."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.counts.tally import SECTIONS, read_tally
from app.production.operations import add_operation, add_operator, add_style
from app.registry.operations import add_workshop
from app.storage.store import Store
from reports.paper import Paper
from reports.tally_sheet import MOST_PEOPLE
from reports.writing import write_paper

TODAY = date(2026, 10, 20)
OPERATIONS = (
    "Unir hombros",
    "Preparar cuello",
    "Pegar cuello",
    "Pegar bolsillos",
    "Cerrar costados",
    "Planchar",
)


def pages_of(store: Store, workshop: int, folder: Path) -> list[str]:
    target = folder / "hoja.pdf"
    write_paper(Paper("tally-sheet", (workshop,)), store, target, printed_on=TODAY)
    return [" ".join(page.extract_text().split()) for page in PdfReader(target).pages]


@pytest.mark.parametrize(("people", "styles"), [(0, 0), (3, 1), (6, 3), (9, 4), (12, 5)])
def test_a_workshop_of_the_programme_has_its_week_on_one_sheet(
    store: Store, tmp_path: Path, people: int, styles: int
) -> None:
    workshop = add_workshop(store, name="Confecciones Santa Librada")
    for number in range(people):
        add_operator(store, workshop_id=workshop, name=f"Persona {number}")
    for number in range(styles):
        style = add_style(store, workshop_id=workshop, name=f"Guardapolvo escolar {number}", size="12")
        for name in OPERATIONS:
            add_operation(store, style_id=style, name=name)
    (page,) = pages_of(store, workshop, tmp_path)
    named = [f"Persona {number}" in page for number in range(people)]
    assert all(named) if people <= MOST_PEOPLE else "Quiénes faltaron" in page
    for number in range(styles):
        assert f"Guardapolvo escolar {number}, talle 12: 1 Unir hombros" in page


def test_its_lines_stand_in_the_order_in_which_they_are_keyed_in(store: Store, tmp_path: Path) -> None:
    workshop = add_workshop(store, name="Santa Librada")
    add_style(store, workshop_id=workshop, name="Camisa")
    (page,) = pages_of(store, workshop, tmp_path)
    lines = read_tally(store, workshop, TODAY.isoformat()).lines
    places = [page.index(line.title) for section in SECTIONS for line in lines if line.section == section]
    assert places == sorted(places)
    assert [line.section for line in lines] == sorted(
        (line.section for line in lines), key=list(SECTIONS).index
    )


def test_long_names_and_twenty_five_operations_stay_on_one_sheet(store: Store, tmp_path: Path) -> None:
    long = "Confecciones y Uniformes Escolares Nuestra Señora de la Inmaculada Concepción de Caacupé, Línea 2"
    workshop = add_workshop(store, name=long)
    for number in range(12):
        add_operator(store, workshop_id=workshop, name=f"Persona {number}")
    for number in range(2):
        style = add_style(store, workshop_id=workshop, name=f"Guardapolvo {number} {long}", size="de 6 a 16")
        for step in range(25):
            add_operation(store, style_id=style, name=f"Paso {step} con refuerzo de cinta")
    (page,) = pages_of(store, workshop, tmp_path)
    assert long in page
    assert page.count("25 Paso 24 con refuerzo de cinta") == 2
