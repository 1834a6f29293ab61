"""What a minute and a garment cost, from the command line."""

from pathlib import Path

import pytest

from app.costing.operations import add_quote, note_offer, note_said_output
from app.production.operations import add_style
from app.storage.opening import open_office
from tests.cli.support import run, run_json
from tests.cli.test_documented import keys_of, section
from tests.costing.conftest import note_costs
from tests.ui.offices import make_office


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = make_office(tmp_path / "oficina.hilvan")
    store = open_office(path, site=7)
    workshop = store.value("SELECT id FROM workshop WHERE code = 'YAG-001'")
    note_costs(store, workshop)
    style = add_style(store, workshop_id=workshop, name="Guardapolvo")
    note_said_output(store, style_id=style, pieces_day=80)
    note_offer(store, style_id=style, price=12_000)
    add_quote(
        store, workshop_id=workshop, customer="Escuela", garment="Guardapolvo", quantity=60, price=14_000
    )
    store.close()
    return path


def test_the_account_in_json_and_in_words(file: Path) -> None:
    told = run_json("unit-cost", file, "--workshop", "YAG-001")
    assert told["minute"]["month"]["middle"] == 21_513_056
    assert told["minute"]["paid_minute"]["middle"] == 367.7
    (style,) = told["styles"]
    assert (style["name"], style["source"], style["price"], style["missing"]) == (
        "Guardapolvo",
        "said",
        12_000,
        [],
    )
    assert style["cost"]["low"] < style["cost"]["middle"] < style["cost"]["high"]
    assert {loss["month"] for loss in told["losses"]} == {None}
    said = run("unit-cost", file, "--workshop", "YAG-001").stdout
    assert "Un minuto pagado: entre G. 36" in said
    assert "Guardapolvo: A G. 12.000, cada guardapolvo le deja unos G. 720" in said
    assert run_json("unit-cost", file, "--workshop", "YAG-001", "--style", str(style["id"]))["styles"] == [
        style
    ]


def test_what_is_not_there_is_said(file: Path) -> None:
    assert run_json("unit-cost", file, "--workshop", "YAG-002") == {
        "workshop": "YAG-002", "minute": None, "styles": [], "losses": [],
    }  # fmt: skip
    assert "Todavía no se anotó" in run("unit-cost", file, "--workshop", "YAG-002").stdout
    wrong = run("unit-cost", file, "--workshop", "YAG-002", "--style", "4", code=1)
    assert "no tiene un modelo 4" in wrong.output


def test_costs_and_quotes_are_lists(file: Path) -> None:
    costs = run_json("list", file, "costs")
    assert [(one["kind"], one["amount"], one["per"]) for one in costs][:2] == [
        ("wages", 3_350_000, "week"),
        ("owner", 800_000, "week"),
    ]
    assert (
        "YAG-001  ·  Jornales del taller  ·  G. 3.350.000 por semana  ·  cuaderno"
        in run("list", file, "costs").stdout
    )
    (quote,) = run_json("list", file, "quotes", "--workshop", "YAG-001")
    assert (quote["number"], quote["total"]) == (1, 840_000)
    assert "60 de Guardapolvo a G. 14.000" in run("list", file, "quotes").stdout
    paper = file.with_name("cotizacion.pdf")
    run("report", file, "quote", "--id", str(quote["id"]), "--out", paper)
    assert paper.read_bytes().startswith(b"%PDF")


def test_every_key_is_documented(file: Path) -> None:
    words = section("unit-cost").replace("`", " ").replace(",", " ").split()
    told = run_json("unit-cost", file, "--workshop", "YAG-001")
    for loss in told["losses"]:
        loss["inputs"] = {}
    assert keys_of(told) - set(words) - {"low", "middle", "high"} - {"workshop"} == set()
