"""Legal figures, steps, ladders and the account from the command line."""

from pathlib import Path

import pytest

from app.formalization.operations import add_pay_line, set_step
from app.registry.queries import find_workshop
from app.storage.opening import open_office
from tests.cli.support import run, run_json
from tests.house_rules import ROOT
from tests.reports.samples import pdf_text

UPDATE = """
issued_on = "2026-12-01"
issued_by = "CAE central"
[[figure]]
code = "SALARIO-MINIMO"
title = "Salario mínimo por mes, general"
unit = "Gs por mes"
rows = [{ value = 3000000, valid_from = "2026-07-01", norm = "Decreto de prueba", confidence = "V", state = "vigente" }]
"""


@pytest.fixture
def accounted(office: Path) -> Path:
    store = open_office(office, site=7)
    workshop = find_workshop(store, "YAG-001") or 0
    add_pay_line(
        store, workshop_id=workshop, name="Ana", pay=2_899_048, children=1, under_18=False,
        years_worked=1, in_ips=False,
    )  # fmt: skip
    set_step(store, workshop_id=workshop, step="RUC", status="done", number="6118743-7")
    store.close()
    return office


def test_statutes_are_those_of_the_day_with_and_without_an_office(office: Path) -> None:
    def wage(*arguments: str | Path) -> dict:
        rows = run_json("statutes", *arguments)
        (found,) = [row for row in rows if row["code"] == "SALARIO-MINIMO" and not row["category"]]
        return found

    assert wage("--date", "2026-06-30")["value"] == 2_899_048
    assert wage(office, "--date", "2019-01-01")["value"] == 2_112_562
    now = wage(office, "--date", "2026-11-24")
    assert (now["value"], now["state"], now["stale"]) == (None, "desconocido", True)
    text = run("statutes", "--date", "2026-11-24").stdout
    assert "Salario mínimo por mes, general  ·  no se conoce" in text
    assert "16,5 % del salario  ·  Ley 98/92 solo por el 14 %, leído el 23/11/2026" in text
    run("statutes", "--date", "ayer", code=2)


def test_an_update_is_tried_first_and_then_brought_in(office: Path, tmp_path: Path) -> None:
    update = tmp_path / "cifras.toml"
    update.write_text(UPDATE, encoding="utf-8")
    tried = run_json("import-statutes", office, update, "--dry-run")
    assert (tried["dry_run"], len(tried["sha256"]), tried["changes"][0]["kind"]) == (
        True,
        64,
        "changed",
    )
    assert run_json("import-statutes", office, update)["changes"] == tried["changes"]
    (same,) = run_json("import-statutes", office, update)["changes"]
    assert same["kind"] == "same"
    assert "CAE central" in run("import-statutes", office, update, "--dry-run").stdout
    update.write_text("nada", encoding="utf-8")
    result = run("import-statutes", office, update, code=1)
    assert len(result.stderr.strip().splitlines()) == 1


def test_steps_of_a_district(office: Path) -> None:
    (patente,) = [one for one in run_json("steps", "--district", "0701") if one["code"] == "PATENTE"]
    assert len(patente["documents"]) == 4
    (patente,) = [one for one in run_json("steps", office, "--district", "0915") if one["code"] == "PATENTE"]
    assert (patente["state"], patente["documents"], patente["cost"]) == ("desconocido", [], None)
    assert "PATENTE  ·  Patente comercial" in run("steps").stdout


def test_the_ladder_of_a_workshop(accounted: Path) -> None:
    found = run_json("ladder", accounted, "--workshop", "yag-001", "--date", "2026-11-24")
    assert found["workshop"] == "YAG-001"
    assert found["has_workers"] is True
    assert 0 < found["business_progress"] < 1
    (ruc,) = [one for one in found["steps"] if one["step"] == "RUC"]
    assert (ruc["status"], ruc["progress"], ruc["number"]) == ("done", 1.0, "6118743-7")
    assert "Próximo paso" in run("ladder", accounted, "--workshop", "YAG-001").stdout
    run("ladder", accounted, "--workshop", "NADA-1", code=1)


def test_the_account_of_a_workshop(accounted: Path) -> None:
    arguments = ("formalization-cost", accounted, "--workshop", "YAG-001")
    then = run_json(*arguments, "--date", "2026-06-30")
    lines = {one["code"]: one["month"] for one in then["persons"][0]["employer"]}
    assert (lines["ips_employer"], lines["family_allowance"]) == (478_343, 144_952)
    assert (then["complete"], then["owner_insurance"]["month"]) == (True, 666_781)
    assert not then["is_floor"]
    now = run_json(*arguments, "--date", "2026-11-24")
    assert (now["complete"], now["expired"], now["is_floor"]) == (True, ["SALARIO-MINIMO"], True)
    assert now["persons"][0]["net_formal"] == then["persons"][0]["net_formal"]
    known = run_json(*arguments, "--date", "2026-11-24", "--only-known")
    assert (known["complete"], known["owner_insurance"]["month"], known["expired"]) == (
        False,
        None,
        [],
    )
    assert known["persons"][0]["net_formal"] is None
    text = run(*arguments, "--date", "2026-11-24").stdout
    assert "Estar en regla cuesta por lo menos" in text
    assert "Con el último mínimo conocido, de julio de 2025" in text
    assert "no reemplaza a contador ni abogado" in text
    run("formalization-cost", accounted, "--workshop", "YAG-002", code=1)


def test_a_total_without_what_is_not_known_says_so(accounted: Path) -> None:
    words = ("formalization-cost", accounted, "--workshop", "YAG-001", "--date")
    known = run(*words, "2026-06-30").stdout
    unknown = run(*words, "2026-11-24", "--only-known").stdout
    assert "Estar en regla cuesta G." in known
    assert "No se calculó" not in known
    assert "Estar en regla cuesta por lo menos" in unknown
    assert "No se puede decir cuánto le quedaría" in unknown
    assert "Salario mínimo por mes, general: no se conoce el valor vigente" in unknown


def test_the_first_day_of_a_period_changes_nothing_of_the_paper(accounted: Path, tmp_path: Path) -> None:
    told = set()
    for first in ("2000-01-01", "2026-11-29"):
        target = tmp_path / f"{first}.pdf"
        run("report", accounted, "formalization-account", "--workshop", "YAG-001", "--out", target,
            "--from", first, "--to", "2026-11-29")  # fmt: skip
        told.add(pdf_text(target))
    (text,) = told
    assert "Con el último mínimo conocido, de julio de 2025" in text


def test_the_account_on_paper_goes_by_known_figures_only_when_asked(accounted: Path, tmp_path: Path) -> None:
    words = ("report", accounted, "formalization-account", "--workshop", "YAG-001", "--to", "2026-11-24",
             "--from", "2026-11-01", "--out")  # fmt: skip
    run(*words, tmp_path / "usual.pdf")
    run(*words, tmp_path / "known.pdf", "--only-known")
    assert "Con el último mínimo conocido" in pdf_text(tmp_path / "usual.pdf")
    known = pdf_text(tmp_path / "known.pdf")
    assert "Con el último mínimo conocido" not in known
    assert "En regla, incompleto" in known
    wrong = run("report", accounted, "owner-sheet", "--workshop", "YAG-001", "--out", tmp_path / "x.pdf",
                "--only-known", code=2)  # fmt: skip
    assert "--only-known va con formalization-account" in wrong.stderr


def test_their_lists_are_exported(accounted: Path, tmp_path: Path) -> None:
    run("export", accounted, "statutes", "--out", tmp_path / "cifras.csv")
    run("export", accounted, "ladders", "--workshop", "YAG-001", "--out", tmp_path / "pasos.csv")
    rows = (tmp_path / "pasos.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 16
    assert "RUC, la inscripción del taller;hecho" in rows[1]


def test_their_keys_are_documented(accounted: Path, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    update = tmp_path / "cifras.toml"
    update.write_text(UPDATE, encoding="utf-8")
    brought = run_json("import-statutes", accounted, update, "--dry-run")
    found = run_json("ladder", accounted, "--workshop", "YAG-001")
    account = run_json("formalization-cost", accounted, "--workshop", "YAG-001")
    shapes = [
        run_json("statutes")[0], run_json("steps")[0], brought, brought["changes"][0], found,
        found["steps"][0], account, account["persons"][0], account["owner_insurance"],
    ]  # fmt: skip
    keys = {key for shape in shapes for key in shape}
    assert {key for key in keys if f"`{key}`" not in text} == set()
