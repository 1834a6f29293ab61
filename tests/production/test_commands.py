"""`hilvan time-study`: reads what was measured, and takes cycles from a table; the lists; the story."""

from pathlib import Path

import pytest

from app.lists.kind import ListAsked
from app.production.findings import FINDINGS
from app.production.lists import styles_list, time_studies_list
from app.production.operations import add_style
from app.production.queries import list_studies
from app.production.story import study_events
from app.production.study_operations import start_study
from app.storage.store import Store
from tests.cli.support import run, run_json
from tests.production.support import make_guardapolvo, measure_guardapolvo


@pytest.fixture
def office(store: Store, workshop: int) -> Path:
    """An office with a guardapolvo measured once and a style without operations, closed."""
    style = make_guardapolvo(store, workshop)
    measure_guardapolvo(store, style, "2026-03-12")
    add_style(store, workshop_id=workshop, name="Remera")
    store.close()
    return store.path


def refused(*arguments: object) -> str:
    """What a command says that cannot be done."""
    result = run(*map(str, arguments), code=1)
    return " ".join(result.output.split())


def test_what_was_measured_is_read(office: Path) -> None:
    found = run_json("time-study", office, "--workshop", "YAG-001", "--json")
    guardapolvo, remera = found
    assert (guardapolvo["name"], guardapolvo["standard"]["complete"]) == ("Guardapolvo", True)
    assert guardapolvo["standard"]["minutes"] == pytest.approx(16.41, abs=0.01)
    assert guardapolvo["standard"]["held_up_at"]["operator"] == "Rosa"
    collar = guardapolvo["operations"][2]
    assert (collar["name"], collar["machine"], collar["cycles"], collar["after"]) == (
        "Pegar cuello",
        "recta",
        6,
        [2],
    )
    assert (remera["standard"], remera["operations"]) == (None, [])
    said = run("time-study", office, "--workshop", "YAG-001").output
    assert "Guardapolvo, talle 12: 16,42 min" in said or "Guardapolvo, talle 12: 16,41 min" in said
    assert "Remera: todavía sin medir" in said


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", "operation,cycles,rating\nPegar cuello,1:28 1:57 97 3:12x,105\nUnir hombros,50 51,\n"),
        ("t.csv", "\ufeffOperación;Ciclos;Ritmo\nPEGAR CUELLO;88 117 97 192x;105\nunir hombros;50 51;100\n"),
        (
            "t.json",
            '[{"operation": "Pegar cuello", "cycles": [88, 117, "97", "192x"], "rating": 105},'
            ' {"operation": "Unir hombros", "cycles": "50 51"}]',
        ),
    ],
)
def test_a_sheet_is_taken_from_a_table(office: Path, tmp_path: Path, name: str, content: str) -> None:
    table = tmp_path / name
    table.write_text(content, encoding="utf-8")
    arguments = ("time-study", office, "--workshop", "YAG-001", "--style", "guardapolvo")
    (found,) = run_json(*arguments, "--cycles", table, "--day", "2026-05-20", "--json")
    study = found["studies"][0]
    assert {
        key: study[key] for key in ("studied_on", "origin", "status", "operations", "cycles", "struck")
    } == {
        "studied_on": "2026-05-20",
        "origin": "paper",
        "status": "closed",
        "operations": 2,
        "cycles": 5,
        "struck": 1,
    }
    collar = found["operations"][2]
    assert (collar["cycles"], collar["rating"], collar["measured_on"]) == (3, 105, "2026-05-20")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("t.csv", "operation,cycles\nPegar manga,60\n", "no es una operación"),
        ("t.csv", "operation,cycles\nPegar cuello,un rato\n", "no se entiende como tiempo"),
        ("t.csv", "operation,cycles,rating\nPegar cuello,60,12\n", "el ritmo va de 50"),
        ("t.csv", "operation,cycles\n", "ninguna línea"),
        ("t.json", "[1]", "una lista de operaciones"),
        ("t.json", "[", "no es un JSON"),
        ("no.csv", None, "No se pudo leer"),
    ],
)
def test_what_cannot_be_taken_changes_nothing(
    office: Path, tmp_path: Path, name: str, content: str | None, why: str
) -> None:
    table = tmp_path / name
    if content is not None:
        table.write_text(content, encoding="utf-8")
    arguments = ("time-study", office, "--workshop", "YAG-001", "--style", "Guardapolvo", "--cycles", table)
    assert why in refused(*arguments)
    found, _remera = run_json("time-study", office, "--workshop", "YAG-001", "--json")
    assert len(found["studies"]) == 1


def test_what_is_asked_wrongly_is_said(office: Path, tmp_path: Path) -> None:
    here = ("time-study", office, "--workshop", "YAG-001")
    assert "los que hay: Guardapolvo, talle 12, Remera" in refused(*here, "--style", "Pollera")
    assert "--style" in run(*here, "--cycles", tmp_path / "t.csv", code=2).output
    assert "--cycles" in run(*here, "--day", "2026-05-20", code=2).output


def test_the_lists(store: Store, workshop: int) -> None:
    style = make_guardapolvo(store, workshop)
    measure_guardapolvo(store, style, "2026-03-12")
    start_study(store, style_id=style, studied_on="2026-05-20")
    add_style(store, workshop_id=workshop, name="Remera")
    asked = ListAsked(store, "2026-06-01")
    styles = styles_list("")
    first, second = styles.read(asked)
    assert [column.words(first) for column in styles.columns][2:8] == [
        "Guardapolvo",
        "12",
        "guardapolvos",
        "12",
        "12",
        "16,41",
    ]
    assert styles.say(second) == "YAG-001  ·  Remera  ·  sin medir entera"
    assert styles.keys(first)["minutes"] == pytest.approx(16.41, abs=0.01)  # type: ignore[operator]
    studies = time_studies_list("")
    assert [studies.say(one) for one in studies.read(asked)] == [
        "20/05/2026  ·  YAG-001  ·  Guardapolvo  ·  0 ciclos  ·  sin terminar",
        "12/03/2026  ·  YAG-001  ·  Guardapolvo  ·  72 ciclos",
    ]
    of_march = ListAsked(store, "2026-06-01", ("2026-03-01", "2026-03-31"), workshop)
    assert len(studies.read(of_march)) == 1


def test_the_story_and_what_is_wrong(store: Store, workshop: int) -> None:
    style = make_guardapolvo(store, workshop)
    measure_guardapolvo(store, style, "2026-03-12")
    start_study(store, style_id=style, studied_on="2026-05-20")
    add_style(store, workshop_id=workshop, name="Remera")
    (line,) = study_events(store, workshop)
    assert (line.day, line.text) == ("2026-03-12", "Se midieron los tiempos de Guardapolvo")
    assert line.remark.startswith("12 operaciones, 16,4")
    found = {rule.kind: store.rows(rule.sql, {"today": "2026-06-01"}) for rule in FINDINGS}
    assert [row[4] for row in found["style-without-operations"]] == ["Remera"]
    assert [row[4] for row in found["study-left-open"]] == ["2026-05-20"]
    assert [one.id for one in list_studies(store) if one.status == "draft"] == [
        row[5] for row in found["study-left-open"]
    ]
