"""The two papers of formalizing: what stands on them, at most two pages, and nothing guessed."""

from datetime import date
from pathlib import Path

import pytest

from app.figures.operations import record_figure
from app.formalization.account_records import AccountOptions
from app.formalization.ladder_queries import read_ladder
from app.formalization.operations import add_pay_line, set_step
from app.formalization.steps import load_steps, steps_of
from app.registry.operations import add_cluster, add_person, add_workshop, set_people
from app.storage.store import Store
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.reports.samples import read_pdf

TODAY = date(2026, 11, 24)


def enter_figure(store: Store, workshop: int, kind: str, value: int) -> None:
    record_figure(
        store, workshop_id=workshop, kind=kind, value=value, period_from="2026-06-01",
        period_to="2026-06-30", origin="said",
    )  # fmt: skip


@pytest.fixture
def workshop(store: Store) -> int:
    cluster = add_cluster(store, code="YAG", name="Yaguarón", department="09", district="0915")
    made = add_workshop(store, name="Confecciones Ñandutí", cluster_id=cluster)
    add_person(store, workshop_id=made, given_names="Benita", surnames="Caballero")
    set_people(store, workshop_id=made, people=[("woman", 3, "30_44", "employee", False)])
    return made


def printed(store: Store, kind: str, workshop: int, tmp_path: Path, **more) -> tuple[str, int]:
    target = write_paper(Paper(kind, (workshop,), **more), store, tmp_path / f"{kind}.pdf", printed_on=TODAY)
    pages = read_pdf(target.read_bytes()).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split()), len(pages)


def test_the_path_shows_both_ladders_and_the_papers_of_the_next_step(
    store, workshop: int, tmp_path: Path
) -> None:
    papers = read_ladder(store, workshop, today=TODAY.isoformat()).state("RUC").step.documents
    set_step(store, workshop_id=workshop, step="RUC", status="in_hand", papers=papers[:1])
    text, pages = printed(store, "formalization-path", workshop, tmp_path)
    assert pages == 1
    for words in ("El negocio", "0 de 5 hechos, 4 sin anotar", "Los empleos", "0 de 7 hechos, 7 sin anotar",
                  "en trámite: faltan 3 de 4 papeles", "Dónde: DNIT", "Cuánto cuesta: sin costo",
                  "Correo electrónico propio", "no reemplaza a contador"):  # fmt: skip
        assert words in text, words


def test_the_papers_of_a_town_that_are_not_known_get_lines_to_write_on(
    store, workshop: int, tmp_path: Path
) -> None:
    for code in ("RUC", "CEDULA-MIPYMES", "DECLARACIONES", "TIMBRADO"):
        set_step(store, workshop_id=workshop, step=code, status="done")
    text, _pages = printed(store, "formalization-path", workshop, tmp_path)
    assert "Papeles: no los sabemos. Anote aquí los que le pidan." in text
    assert "Municipalidad de Yaguarón" in text


def test_a_path_that_is_done_or_has_nobody_to_insure_says_so(store, workshop: int, tmp_path: Path) -> None:
    set_people(store, workshop_id=workshop, people=[("woman", 1, "30_44", "owner", None)])
    text, _pages = printed(store, "formalization-path", workshop, tmp_path)
    assert "todavía no toca" in text
    assert "nadie cobra por trabajar en el taller" in text
    for step in steps_of(load_steps(), "0915"):
        set_step(store, workshop_id=workshop, step=step.code, status="done")
    text, _pages = printed(store, "formalization-path", workshop, tmp_path)
    assert "No falta ningún paso" in text


def test_an_account_without_people_is_not_printed(store, workshop: int, tmp_path: Path) -> None:
    with pytest.raises(NothingToPrint, match="YAG-001"):
        printed(store, "formalization-account", workshop, tmp_path)


def test_an_account_without_the_last_known_says_what_it_could_not_compute(
    store, workshop: int, tmp_path: Path
) -> None:
    add_pay_line(store, workshop_id=workshop, name="Ana", pay=2_600_000, children=1, under_18=False)
    enter_figure(store, workshop, "owner_income_month", 3_000_000)
    text, _pages = printed(
        store, "formalization-account", workshop, tmp_path, options=AccountOptions(use_latest=False)
    )
    for words in (
        "No se calculó, y falta en la suma:",
        "En regla, incompleto",
        "No se puede decir cuánto le quedaría",
    ):
        assert words in text
    assert "valor vencido" not in text
    assert "2.899.048" not in text
    assert "2.366.000" not in text, "a net under the minimum is not printed"
    assert "Lo que le queda a usted" not in text


def test_the_account_is_by_the_law_of_the_last_day_whatever_the_first(
    store, workshop: int, tmp_path: Path
) -> None:
    add_pay_line(store, workshop_id=workshop, name="Ana", pay=3_000_000, children=1, under_18=False)
    texts = {
        printed(store, "formalization-account", workshop, tmp_path, period=(first, "2026-06-30"))[0]
        for first in ("2000-01-01", "2026-06-01", "2026-06-30")
    }
    (then,) = texts
    assert "cifras legales del 30/06/2026" in then
    assert "último mínimo conocido" not in then


def test_the_latest_known_stands_in_as_a_floor_and_says_so(store, workshop: int, tmp_path: Path) -> None:
    add_pay_line(store, workshop_id=workshop, name="Ana", pay=2_000_000, children=1, under_18=False)
    add_pay_line(store, workshop_id=workshop, name="Beto", pay=500_000, under_18=True)
    set_people(store, workshop_id=workshop, people=[("woman", 10, "30_44", "employee", False)])
    enter_figure(store, workshop, "output_month", 1_000)
    enter_figure(store, workshop, "owner_income_month", 500_000)
    text, _pages = printed(store, "formalization-account", workshop, tmp_path)
    text = text.replace("\u00a0", " ")
    for words in ("Estar en regla cuesta por lo menos G. 3.764 por prenda (G. 3.763.930 por mes)",
                  "Con el último mínimo conocido, de julio de 2025 (G. 2.899.048 por mes): es un piso",
                  "En regla, por lo menos", "Esta cuenta es de 2 personas", "trabajan 10",
                  "no alcanza: faltan G. 1.263.930 por mes, sin contar a 1 persona",
                  "Qué recibe cada parte", "médico, licencia pagada y jubilación",
                  "Decreto 4122/2025", "G. 478.343",
                  "G. 144.952", "G. 666.781", 
                  "Ley 98/92 solo por el 14 %, leído el 23/11/2026", "CODENI",
                  "1 persona quedó fuera", "Orientativo: no reemplaza a contador ni abogado."):  # fmt: skip
        assert words in text, words
    assert "01/01/1996" not in text  # a day that was not read is not shown


def test_what_is_not_known_of_several_is_said_once_at_the_foot(store, workshop: int, tmp_path: Path) -> None:
    for name in ("Ana", "Eva", "Ida"):
        add_pay_line(store, workshop_id=workshop, name=name, pay=3_000_000)
    text, _pages = printed(store, "formalization-account", workshop, tmp_path)
    assert text.count("Confirme que tenga 18 años o más.") == 1
    assert "Ana jornada completa (1, 2, 3, 4)" in text
    assert "Ida jornada completa (1, 2, 3, 4)" in text


def test_a_long_account_stays_on_two_pages(store, workshop: int, tmp_path: Path) -> None:
    for number in range(30):
        add_pay_line(
            store, workshop_id=workshop, name=f"Persona {number}", pay=1_500_000 + number,
            kind=("full_time", "piece", "part_time")[number % 3], hours_week=24, under_18=False,
            children=number % 3, in_ips=bool(number % 2), years_worked=number,
        )  # fmt: skip
    text, pages = printed(store, "formalization-account", workshop, tmp_path)
    assert pages <= 2
    assert "Y 18 renglones más, que están en la suma." in text
