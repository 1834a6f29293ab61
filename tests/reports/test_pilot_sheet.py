"""Ficha del piloto: one page that says what was found, with its state, and no more."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.claims.costs import reckon_costs
from app.claims.forest import forest_row
from app.claims.reckoning import reckon_pilot
from app.claims.records import PilotReport
from app.claims.sentences import say_finding
from app.pilots.operations import add_pilot
from app.registry.queries import read_office
from app.storage.store import Store
from reports.kit.forest import draw_forest
from reports.kit.page import write_document
from reports.paper import NothingToPrint, Paper, Request
from reports.pilot_sheet import PilotSheet, draw_pilot_sheet
from reports.writing import write_paper
from tests.claims.made_studies import PRACTICES, SALES, make_study
from tests.made_office import new_office
from tests.reports.samples import read_pdf

TODAY = date(2026, 12, 1)
TITLES = {PRACTICES: "Gestión y costos", SALES: "Ventas del mes"}
MORE = {f"figure.{number}": "Lo que le queda a la dueña o al dueño por mes" for number in range(8)}


@pytest.fixture
def store(tmp_path: Path):
    office = new_office(tmp_path / "ficha.hilvan")
    yield office
    office.close()


def reckoned(titles: dict[str, str] = TITLES, **study: object) -> PilotReport:
    made = make_study(60, **{"effects": {PRACTICES: 14.0, SALES: 0.0}, **study})  # type: ignore[arg-type]
    pilot = replace(
        made.pilot, question="¿Suben las prácticas?", cost_per_workshop=1_450_000, decision="scale",
        decided_on="2026-11-30", decided_why="Se ve en gestión.",
    )  # fmt: skip
    outcomes = tuple(replace(one, title=titles[one.measure]) for one in made.outcomes)
    return reckon_pilot(replace(made, pilot=pilot, outcomes=outcomes))


def pages(report: PilotReport, store: Store, folder: Path, tried: str = "curso «Costos»") -> list[str]:
    titles = {**TITLES, **MORE}
    sheet = PilotSheet(report, reckon_costs(report), tried, titles, dict.fromkeys(titles, "puntos"))
    request = Request(store, read_office(store), TODAY, Paper("pilot-sheet", (1,)))
    target = folder / "ficha.pdf"
    write_document(target, [draw_pilot_sheet(sheet, request)], title="Ficha del piloto")
    return [" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in read_pdf(target).pages]


def test_it_says_what_was_tried_found_and_decided(store: Store, tmp_path: Path) -> None:
    report = reckoned()
    (text,) = pages(report, store, tmp_path)
    practices, sales = report.findings
    for part in (
        "Ficha del piloto", "Piloto 1 · con lo medido hasta el 01/12/2026", "¿Suben las prácticas?",
        "Qué se probó: curso «Costos»", "Por sorteo (21/11/2025), por filas de territorio",
        "60 talleres, 30 empiezan primero y 30 esperan", "Se midió 1 de 1 vez prevista",
        "G. 1.450.000 por taller; por los 30 que empezaron primero, G. 43.500.000",
        say_finding(practices), "se ve", say_finding(sales), "no se distingue de cero",
        "sorteados 30 30", "Parecidos al empezar en", "Plan fijado el 14/11/2025 · huella 7c1f",
        "El plan no cambió desde entonces", "Ampliarlo, 30/11/2026. Se ve en gestión.",
        "Por cada punto más en gestión y costos: unos G. ",
        "Por cada punto más en ventas del mes: no se puede decir (no se distingue de cero)",
        "Por cada persona más en IPS: no se puede decir (el plan no lo mira)",
    ):  # fmt: skip
        assert part.replace("\u00a0", " ") in text, part


def test_what_was_not_noted_is_not_known(store: Store, tmp_path: Path) -> None:
    report = reckoned()
    report = replace(
        report,
        pilot=replace(report.pilot, cost_per_workshop=None, decision=None),
        plan=replace(report.plan, changed=True, added=("figure.0",)),
        warnings=("drawn_again",),
    )
    (text,) = pages(report, store, tmp_path, tried="")
    for part in (
        "Qué se probó: no se anotó",
        "Costo por taller: no se anotó.",
        "Todavía no se decidió.",
        "gestión y costos: no se puede decir (no se anotó cuánto cuesta por taller)",
        "Después entró en el plan: lo que le queda a la dueña o al dueño por mes.",
        "Ojo: Se sorteó más de una vez.",
    ):
        assert part in text, part


def test_before_anything_is_measured_it_claims_nothing(store: Store, tmp_path: Path) -> None:
    (text,) = pages(reckoned(rounds=0), store, tmp_path)
    assert "En gestión y costos no se puede decir: todavía no se midió después de empezar." in text
    assert "Cada resultado" not in text
    assert "unos G." not in text
    assert "(del resultado mismo no se puede decir nada)" in text


def test_the_longest_words_stay_on_one_page(store: Store, tmp_path: Path) -> None:
    names = list(MORE)
    report = reckoned(
        MORE, effects={one: 12.0 * (one in names[:3]) for one in names}, rounds=3, take_up=0.7,
        roles={one: "primary" if one in names[:3] else "secondary" for one in names},
        lost=(1, 3, 5, 7, 9, 11), subgroups="woman rural under_30",
    )  # fmt: skip
    long = "Palabras que dicen mucho y no terminan " * 40
    doubts = ("drop_out_differs", "drop_out_large", "some_instrument_changed", "arms_differ", "many_outcomes")
    report = replace(
        report,
        pilot=replace(report.pilot, name=long, question=long, decided_why=long),
        findings=tuple(replace(one, doubts=doubts, notes=("few_groups", "little_taken")) for one in report.findings),
        flow=tuple(
            replace(one, name=long, left={"closed": 2, "refused": 3, "moved": 1, "other": 1}, took_unknown=3)
            for one in report.flow
        ),
        balance=tuple(replace(one, far=True) for one in report.balance * 2),
        warnings=("plan_changed", "drawn_again", "contaminated", "take_up_unknown"),
    )  # fmt: skip
    (text,) = pages(report, store, tmp_path, tried=long)
    assert "se fueron 7 (cerró 2" in text
    assert "La duda en todos: Faltan más de un lado que del otro;" in text
    assert "La decisión y lo que cuesta" in text


def test_what_would_be_too_small_to_read_on_one_page_lies_on_two(store: Store, tmp_path: Path) -> None:
    """Groups with an outcome each were drawn at three quarters of their size, the tables narrower than the page."""
    report = reckoned()
    practices, sales = report.findings
    each = [
        replace(one, arm=arm, doubts=("drop_out_differs",))
        for one in (practices, sales, practices)
        for arm in ("curso solo", "curso con visitas", "visitas solas", "todo junto, por la mañana")
    ]
    first, second = pages(replace(report, findings=tuple(each)), store, tmp_path)
    assert "Qué se puede decir" in first
    assert first.count("Faltan más de un lado que del otro") == 1
    assert "La duda en todos" in first
    assert "La decisión y lo que cuesta" in second


def test_the_paper_draws_the_rows_of_the_window_in_any_state() -> None:
    report = reckoned()
    rows = [
        forest_row(one)._replace(state=state)
        for one, state in zip(
            (*report.findings, *report.findings),
            ("seen", "seen_with_doubts", "not_told_from_zero", "cannot_say"),
            strict=True,
        )
    ]
    drawing = draw_forest([*rows, rows[0]._replace(reach=None)])
    shapes = [type(one).__name__ for group in drawing.contents for one in getattr(group, "contents", ())]
    assert shapes.count("Wedge") == 2  # once as a mark beside the word, once on the line
    assert {"Rect", "Circle"} <= set(shapes)


def test_a_pilot_that_did_not_begin_has_no_sheet(store: Store, tmp_path: Path) -> None:
    pilot = add_pilot(store, name="Nuevo")
    with pytest.raises(NothingToPrint, match="no se fijó quién entra"):
        write_paper(Paper("pilot-sheet", (pilot,)), store, tmp_path / "x.pdf", printed_on=TODAY)
