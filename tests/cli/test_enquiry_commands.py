"""Enquiries, saved answers, figures and milestones from the command line."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from app.enquiries.known_answer_operations import change_known_answer
from app.enquiries.operations import record_enquiry
from app.figures.locks import lock_period
from app.figures.milestone_operations import correct_milestone, record_milestone
from app.figures.operations import record_figure
from app.registry.queries import find_workshop
from app.storage.opening import open_office
from tests.cli.support import run, run_json
from tests.house_rules import ROOT
from tests.reports.samples import pdf_text


def add_advice(path: Path) -> None:
    store = open_office(path, site=7)
    workshop = find_workshop(store, "YAG-001") or 0
    record_enquiry(
        store, workshop_id=workshop, question="=¿Cuánto es el aguinaldo?", topic="wages",
        asked_on="2026-10-05", answer="Un mes.", minutes=9,
    )  # fmt: skip
    for month, value in ((3, 8_000_000), (8, 12_000_000)):
        record_figure(
            store, workshop_id=workshop, kind="sales_month", period_from=f"2026-{month:02d}-01",
            period_to=f"2026-{month:02d}-31", value=value, origin="notebook",
        )  # fmt: skip
    milestone = record_milestone(
        store, workshop_id=workshop, kind="sales", happened_on="2026-08-31", before=8_000_000,
        after=12_000_000, attribution="partly", origin="notebook",
    )  # fmt: skip
    lock_period(store, date_from="2026-07-01", date_to="2026-09-30", locked_on="2026-10-02")
    correct_milestone(store, milestone_id=milestone, after=11_500_000, reason="faltaba un mes")
    store.close()


def test_enquiries_of_a_period(office: Path) -> None:
    add_advice(office)
    (found,) = run_json("enquiries", office, "--from", "2026-10-01", "--to", "2026-10-31")
    assert (found["topic"], found["status"], found["minutes"], found["workshop"]) == (
        "wages",
        "answered",
        9,
        "YAG-001",
    )
    assert run_json("enquiries", office, "--from", "2026-11-01", "--to", "2026-11-30") == []
    assert "respondida" in run("enquiries", office).stdout


def test_answers_are_searched_with_and_without_an_office(office: Path) -> None:
    first = run_json("answers", "--search", "vacaciones destajo")[0]
    assert first["code"] == "LIC-02"
    assert first["overdue"] == (first["valid_until"] < date.today().isoformat())
    assert "180" in first["answer"]
    whole = run_json("answers")
    assert len(whole) >= 30
    store = open_office(office, site=7)
    change_known_answer(store, code="LIC-02", answer="Llame al Ministerio.")
    store.close()
    assert run_json("answers", office, "--search", "vacaciones destajo")[0]["answer"] == (
        "Llame al Ministerio."
    )
    assert "LIC-02" in run("answers", "--search", "vacaciones destajo").stdout


def test_figures_and_milestones_with_their_corrections(office: Path) -> None:
    add_advice(office)
    figures = run_json("figures", office, "--workshop", "YAG-001")
    assert [one["value"] for one in figures] == [8_000_000, 12_000_000]
    assert "agosto 2026" in run("figures", office, "--workshop", "yag-001").stdout
    (found,) = run_json("milestones", office, "--workshop", "YAG-001")
    assert (found["after"], found["locked"], found["attribution"]) == (12_000_000, True, "partly")
    assert found["corrections"][0]["after"] == 11_500_000
    assert "11.500.000" in run("milestones", office).stdout
    assert run_json("milestones", office, "--from", "2026-01-01", "--to", "2026-06-30") == []


def test_their_lists_go_to_excel(office: Path, tmp_path: Path) -> None:
    add_advice(office)
    counts = {"enquiries": 1, "milestones": 2, "figures": 2}
    for name, count in counts.items():
        target = tmp_path / f"{name}.xlsx"
        run("export", office, name, "--out", target)
        rows = list(load_workbook(target).worksheets[0].iter_rows(values_only=True))
        assert len(rows) == count + 1, name
    target = tmp_path / "consultas.csv"
    run("export", office, "enquiries", "--out", target)
    assert "'=¿Cuánto" in target.read_text("utf-8-sig")


def test_an_answer_is_printed_large_with_its_source(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "respuesta.pdf"
    number = next(one["number"] for one in run_json("answers", office) if one["code"] == "SUE-01")
    run("report", office, "answer-sheet", "--id", str(number), "--out", target)
    text = " ".join(pdf_text(target).split())
    for said in (
        "¿Cuánto es el salario mínimo?",
        "Ley 5764/2016",
        "Orientativo",
        "Falta confirmar",
    ):
        assert said in text, said
    run("report", office, "answer-sheet", "--id", "999", "--out", target, code=1)


def test_their_keys_are_documented(office: Path) -> None:
    add_advice(office)
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    shapes = [
        run_json("enquiries", office)[0],
        run_json("enquiries", office)[0]["asker"],
        run_json("answers")[0],
        run_json("figures", office, "--workshop", "YAG-001")[0],
        run_json("milestones", office)[0],
    ]
    missing = {key for shape in shapes for key in shape if f"`{key}`" not in text}
    assert not missing
