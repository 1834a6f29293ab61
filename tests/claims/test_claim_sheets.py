"""Every table of what can be claimed leaves as one workbook, from the command as from the window."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.claims.claim_sheets import claim_sheets
from app.claims.reckoning import reckon_pilot
from app.claims.records import CANNOT_SAY, PilotReport
from app.claims.sentences import say_before, say_finding
from app.lists.sheets import Cell, ListSheet, write_workbook
from app.storage.store import Store
from tests.claims.made_studies import PRACTICES, SALES, make_study
from tests.claims.test_arms import three_groups
from tests.claims.test_without_lot import undrawn, went_before
from tests.cli.support import run

TITLES = {PRACTICES: "Gestión y costos", SALES: "Ventas del mes"}
NAMES = [
    "Lo que se puede decir",
    "Cada medición",
    "Cómo estaban antes",
    "Quién lo recibió",
    "Quiénes faltan",
    "El camino de los talleres",
]


def sheets_of(report: PilotReport) -> dict[str, list[dict[str, Cell]]]:
    return {one.title: lines(one) for one in claim_sheets(report, TITLES)}


def lines(sheet: ListSheet) -> list[dict[str, Cell]]:
    heads = [one.title for one in sheet.columns]
    assert len(set(heads)) == len(heads)
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


def test_the_tables_hold_what_the_report_says() -> None:
    waiting = [one.workshop_id for one in make_study(60).members if not one.treated]
    report = reckon_pilot(make_study(60, rounds=2, lost=waiting[:5], take_up=0.8, subgroups="woman"))
    report = replace(report, pilot=replace(report.pilot, take_up=0.9, drop_out=0.1))
    found = sheets_of(report)
    assert list(found) == NAMES
    practices, first = found["Lo que se puede decir"][0], report.findings[0]
    assert first.estimate is not None
    assert first.late is not None
    assert first.bounds is not None
    assert practices["Lo que se puede decir"] == say_finding(first)
    assert practices["Diferencia"] == round(first.estimate, 3)
    assert practices["En quienes lo reciben"] == round(first.late, 3)
    assert practices["Según quiénes faltan, desde"] == round(first.bounds[0], 3)
    assert "faltan más de un lado que del otro" in str(practices["Dudas"])
    parts = [line["Qué es"] for line in found["Lo que se puede decir"]]
    assert {"del plan", "subgrupo del plan", "exploratorio: no estaba en el plan"} == set(parts)
    assert [line["Medición"] for line in found["Cada medición"]][:2] == [1, 2]
    assert {line["Lo que había antes"] for line in found["Cómo estaban antes"]} >= set(TITLES.values())
    first_arm, second_arm = found["Quién lo recibió"]
    assert (first_arm["Empiezan primero"], second_arm["Lo recibieron"]) == (True, 0)
    assert found["Quiénes faltan"][1]["Sin la última medición"] == 5
    assert found["Quiénes faltan"][1]["Se fue: no quiso seguir"] == 5
    assert found["El camino de los talleres"][0]["esperan"] == 30
    notes = {one.title: one.note for one in claim_sheets(report, TITLES)}
    assert (
        "El plan esperaba que lo recibieran 90 de cada 100: de 30 que empezaron" in notes["Quién lo recibió"]
    )
    assert "de 60 faltan 5" in notes["Quién lo recibió"]


def test_what_cannot_be_said_has_no_number() -> None:
    study = make_study(60)
    unlike = {one.workshop_id: "origin_changed" for one in study.members}
    report = reckon_pilot(replace(study, outcomes=(replace(study.outcomes[0], unlike=unlike),)))
    assert report.findings[0].state == CANNOT_SAY
    assert report.findings[0].estimate is not None
    (line,) = [one for one in sheets_of(report)["Lo que se puede decir"] if one["Qué es"] == "del plan"]
    assert (line["Diferencia"], line["p del sorteo"], line["Lo mínimo que vale la pena"]) == (
        None,
        None,
        None,
    )
    assert line["Talleres comparados"] == 60
    assert sheets_of(report)["Cada medición"] == []


def test_groups_and_what_was_not_drawn_have_their_own_columns(tmp_path: Path) -> None:
    found = sheets_of(reckon_pilot(three_groups(60)))
    assert [line["Grupo"] for line in found["Lo que se puede decir"]][:2] == ["curso", "curso y visitas"]
    assert "todos los que empezaron" in {line["Qué es"] for line in found["Lo que se puede decir"]}
    report = reckon_pilot(went_before(undrawn("staggered"), 6.0))
    before = sheets_of(report)
    assert before["Lo que se puede decir"][0]["Cómo iban antes"] == say_before(report.findings[0])
    assert [line["Medición"] for line in before["Cada medición"]][:4] == [-3, -2, -1, 1]
    write_workbook(claim_sheets(report, TITLES), tmp_path / "resultado.xlsx")
    book = load_workbook(tmp_path / "resultado.xlsx")
    assert book.sheetnames == [*NAMES, "Notas"]
    p_value = book[NAMES[0]]["T2"]
    assert (p_value.number_format, book[NAMES[0]]["T1"].value) == ("0.###", "p de la regresión")


def test_the_command_writes_them(store: Store, pilot: int, measured: date, tmp_path: Path) -> None:
    store.close()
    words = ("claims", store.path, "1", "--date", measured.isoformat())
    said = run(*words, "--out", tmp_path / "resultado.xlsx").stdout
    assert said == "6 hojas en «resultado.xlsx».\n"
    sheet = load_workbook(tmp_path / "resultado.xlsx")[NAMES[0]]
    assert str(sheet["G2"].value).startswith("Los talleres que empezaron primero subieron")
    assert "varias tablas" in run(*words, "--out", tmp_path / "resultado.csv", code=1).stderr
    assert not (tmp_path / "resultado.csv").exists()
    assert "no los dos" in run(*words, "--json", "--out", tmp_path / "x.xlsx", code=2).stderr


@pytest.mark.parametrize("comparison", ["nearest", "before_after"])
def test_any_comparison_has_its_tables(comparison: str) -> None:
    found = sheets_of(reckon_pilot(undrawn(comparison)))
    assert list(found) == NAMES
    assert found["El camino de los talleres"][0]["Paso"] == "en el piloto"
