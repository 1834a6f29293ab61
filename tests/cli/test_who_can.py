"""`hilvan who-can`, on an office with an anchor's order."""

from datetime import date
from pathlib import Path

import pytest

from app.capability.shapes import ANSWER, CANDIDATE, STEP
from tests.capability.offices import OrderOffice, fill_order_office
from tests.cli.support import run, run_json
from tests.cli.test_documented import keys_of, keys_said, section
from tests.made_office import new_office

DAY = "2026-11-30"


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, OrderOffice]:
    path = tmp_path / "oficina.hilvan"
    store = new_office(path)
    made = fill_order_office(store, date.fromisoformat(DAY))
    store.close()
    return path, made


def test_who_can_is_said_in_words(office: tuple[Path, OrderOffice]) -> None:
    said = run("who-can", office[0], "--order", "1", "--date", DAY).stdout
    assert "Taller Santa Librada: " in said
    assert "su palabra" in said
    assert "jue 03/12  Curso «Control en la mesa», quedan 2 lugares" in said
    assert "Taller Modas Sonia: ¿Cuántas prendas hace por mes?" in said


def test_who_can_as_json_has_all_that_is_documented(office: tuple[Path, OrderOffice]) -> None:
    path, made = office
    shape = run_json("who-can", path, "--order", "1", "--date", DAY)
    assert shape["order"] == made.order
    assert [one["workshop"] for one in shape["able"]] == ["YAG-001", "YAG-002"]
    (lacking,) = shape["with_steps"]
    assert [step["kind"] for step in lacking["steps"]] == ["document", "course", "borrow", "document"]
    assert {one["reason"] for one in shape["not_now"]} == {"output", "alert"}
    assert shape["total"]["low"] < shape["total"]["middle"] < shape["total"]["high"]
    told = section("who-can")
    keys = keys_of(shape) | {key for line in (ANSWER, CANDIDATE, STEP) for key in keys_said(line)}
    assert {key for key in keys if f"`{key}`" not in told and key not in told} == set()


def test_an_order_that_is_not_there(office: tuple[Path, OrderOffice]) -> None:
    assert "No hay un pedido 9" in run("who-can", office[0], "--order", "9", code=1).stderr


def test_an_order_that_is_over_or_late_is_told_as_such(office: tuple[Path, OrderOffice]) -> None:
    path, _made = office
    late = run("who-can", path, "--order", "1", "--date", "2027-03-01", "--json", code=1)
    assert late.stderr.startswith("Su día de entrega ya pasó")
    assert not late.stdout
