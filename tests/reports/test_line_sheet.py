"""La línea on paper: before and after, who has to learn, and what cannot be printed."""

from datetime import date
from pathlib import Path

import pytest

from app.balancing.operations import keep_line_plan, plan_line
from app.balancing.proposing import propose_by_weight, propose_exactly, today_people
from app.balancing.queries import read_line_floor
from app.production.operations import add_operation, add_operator, add_style, remove_operation
from app.production.study_operations import record_study
from app.registry.operations import add_workshop, change_workshop
from app.registry.queries import read_office
from app.storage.store import Store
from reports.line_sheet import build_line_sheet
from reports.paper import NothingToPrint, Paper, Request
from reports.writing import write_papers
from tests.balancing.conftest import store as store
from tests.balancing.conftest import style as style
from tests.balancing.conftest import workshop as workshop
from tests.reports.samples import pdf_text, read_pdf

NOW = date.today()


def printed(store: Store, workshop: int, folder: Path) -> str:
    target = folder / "linea.pdf"
    write_papers(Paper("line", (workshop,)), store, target, printed_on=NOW)
    return " ".join(pdf_text(target).split())


def test_a_line_on_trial_says_before_and_after_and_who_learns(
    store: Store, workshop: int, style: int, tmp_path: Path
) -> None:
    floor = read_line_floor(store, style, today=NOW.isoformat())
    best = propose_exactly(floor, today_people(floor), learned=1)
    plan_line(store, style_id=style, proposal=best, starts_on=NOW.isoformat())
    said = printed(store, workshop, tmp_path)
    for words in ("Antes", "Desde el", "Está a prueba", "Nidia todavía no maneja", "sábado", "La hace ahora"):
        assert words in said
    assert "A Rosa le toca demasiado" not in said, "that is how it was"
    assert "el paso para sacar 120 por día" in said
    assert "takt" not in said
    assert "primera semana" in said
    keep_line_plan(store, line_plan_id=store.value("SELECT max(id) FROM line_plan"))
    said = printed(store, workshop, tmp_path)
    assert "La línea quedó así" in said
    assert "primera semana" not in said


def test_a_line_of_twelve_people_and_twenty_five_operations_begins_on_its_first_page(
    store: Store, workshop: int, tmp_path: Path
) -> None:
    long = "Confecciones y Uniformes Nuestra Señora de la Inmaculada Concepción de Caacupé, Segunda Línea"
    change_workshop(store, workshop_id=workshop, name=long)
    people = [add_operator(store, workshop_id=workshop, name=f"Persona {n}") for n in range(12)]
    style = add_style(store, workshop_id=workshop, name=f"Guardapolvo {long}", wanted_per_day=140)
    machines = ("recta", "overlock", "collareta", "ojaladora", "botonera", "plancha", None)
    made = [
        add_operation(
            store, style_id=style, name=f"Paso {n}", machine=machines[n % 7], operator_id=people[n % 12]
        )
        for n in range(25)
    ]
    cycles = {one: [(40.0 + 5 * n, None), (41.0 + 5 * n, None)] for n, one in enumerate(made)}
    record_study(store, style_id=style, studied_on="2026-11-03", cycles=cycles)
    floor = read_line_floor(store, style, today=NOW.isoformat())
    best = propose_by_weight(floor, today_people(floor))
    assert best is not None
    plan_line(store, style_id=style, proposal=best, starts_on=NOW.isoformat())
    printed(store, workshop, tmp_path)
    first, second = (" ".join(page.extract_text().split()) for page in read_pdf(tmp_path / "linea.pdf").pages)
    for words in ("Antes", "Desde el", "Persona 11", "a mano", "plancha", "el paso para sacar 140"):
        assert words in first
    assert "Qué cambia de manos" in second


def test_without_a_plan_the_line_is_printed_as_it_is_and_without_times_nothing(
    store: Store, workshop: int, style: int, tmp_path: Path
) -> None:
    request = Request(store, read_office(store), NOW, Paper("line", (workshop,)))
    assert "A Rosa le toca demasiado" in printed(store, workshop, tmp_path)
    bare = Request(store, read_office(store), NOW, Paper("line", (add_workshop(store, name="Aguapé"),)))
    with pytest.raises(NothingToPrint, match="no se midió"):
        build_line_sheet(bare)
    floor = read_line_floor(store, style, today=NOW.isoformat())
    plan_line(store, style_id=style, proposal=propose_exactly(floor, today_people(floor)))
    for step in floor.steps:
        remove_operation(store, operation_id=step.operation_id)
    with pytest.raises(NothingToPrint, match="cambió desde"):
        build_line_sheet(request)
