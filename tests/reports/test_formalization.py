"""The two papers of formalizing: what stands on them, at most two pages, and nothing guessed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.formalization.cost import account_period
from app.formalization.ladder_queries import read_ladder
from app.formalization.operations import add_pay_line, set_step
from app.formalization.steps import load_steps, steps_of
from app.registry.operations import add_cluster, add_person, add_workshop, set_people
from app.storage.opening import create_office
from app.storage.store import Store
from reports.catalog import render_report
from reports.kinds import NothingToPrint
from tests.reports.samples import read_pdf

TODAY = date(2026, 11, 24)
ASKED = account_period("2026-11-24", True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = create_office(tmp_path / "papel.hilvan", name="CAE Yaguarón", site=7)
    yield office
    office.close()


@pytest.fixture
def workshop(store: Store) -> int:
    cluster = add_cluster(store, code="YAG", name="Yaguarón", department="09", district="0915")
    made = add_workshop(store, name="Confecciones Ñandutí", cluster_id=cluster)
    add_person(store, workshop_id=made, given_names="Benita", surnames="Caballero")
    set_people(store, workshop_id=made, people=[("woman", 3, "30_44", "employee", False)])
    return made


def printed(store: Store, kind: str, workshop: int, tmp_path: Path, **more) -> tuple[str, int]:
    target = render_report(
        kind, store, tmp_path / f"{kind}.pdf", subject_id=workshop, printed_on=TODAY, **more
    )
    pages = read_pdf(target.read_bytes()).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split()), len(pages)


def test_the_path_shows_both_ladders_and_the_papers_of_the_next_step(
    store, workshop: int, tmp_path: Path
) -> None:
    papers = read_ladder(store, workshop, today=TODAY.isoformat()).state("RUC").step.documents
    set_step(store, workshop_id=workshop, step="RUC", status="in_hand", papers=papers[:1])
    text, pages = printed(store, "formalization-path", workshop, tmp_path)
    assert pages == 1
    for words in ("El negocio", "0 de 5 pasos hechos", "Los empleos", "0 de 7 pasos hechos",
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


def test_a_path_that_is_done_or_has_nobody_to_insure_says_so(
    store, workshop: int, tmp_path: Path
) -> None:
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


def test_the_account_of_today_says_what_it_could_not_compute(
    store, workshop: int, tmp_path: Path
) -> None:
    add_pay_line(store, workshop_id=workshop, name="Ana", pay=3_000_000, children=1, under_18=False)
    text, _pages = printed(store, "formalization-account", workshop, tmp_path)
    assert "No se calculó, y falta en la suma:" in text
    assert "En regla, incompleto" in text
    assert "valor vencido" not in text
    assert "2.899.048" not in text
    same, _pages = printed(
        store, "formalization-account", workshop, tmp_path, period=account_period("2026-11-24", False)
    )  # fmt: skip
    assert same == text
    then, _pages = printed(
        store, "formalization-account", workshop, tmp_path, period=account_period("2026-06-30", False)
    )  # fmt: skip
    assert "cifras legales del 30/06/2026" in then
    assert "No se calculó" not in then


def test_the_latest_known_stands_in_when_asked_and_is_marked(
    store, workshop: int, tmp_path: Path
) -> None:
    add_pay_line(store, workshop_id=workshop, name="Ana", pay=2_000_000, children=1, under_18=False)
    add_pay_line(store, workshop_id=workshop, name="Beto", pay=500_000, under_18=True)
    text, _pages = printed(store, "formalization-account", workshop, tmp_path, period=ASKED)
    for words in ("Valor vencido, confirme:", "G. 2.899.048", "Decreto 4122/2025", "G. 478.343",
                  "G. 144.952", "G. 666.781", "Ley 98/92 por el 14 %; lo demás, sin norma leída, leído el 23/11/2026", "CODENI",
                  "1 persona quedó fuera", "Orientativo: no reemplaza a contador ni abogado."):  # fmt: skip
        assert words in text.replace("\u00a0", " "), words
    assert "01/01/1996" not in text  # a day that was not read is not shown


def test_a_long_account_stays_on_two_pages(store, workshop: int, tmp_path: Path) -> None:
    for number in range(30):
        add_pay_line(
            store, workshop_id=workshop, name=f"Persona {number}", pay=1_500_000 + number,
            kind=("full_time", "piece", "part_time")[number % 3], hours_week=24, under_18=False,
            children=number % 3, in_ips=bool(number % 2), years_worked=number,
        )  # fmt: skip
    text, pages = printed(store, "formalization-account", workshop, tmp_path, period=ASKED)
    assert pages <= 2
    assert "Y 18 renglones más, que están en la suma." in text
