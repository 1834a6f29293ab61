"""Qué falta para este pedido: what is late is said to be, and each workshop has a sheet of its own."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.capability.operations import put_in_programme
from app.capability.queries import judge_order
from app.improvement.operations import change_action
from app.registry.operations import set_machines
from app.storage.store import Store
from app.valuechain.order_operations import change_order
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.capability.offices import OrderOffice, fill_order_office
from tests.cli.support import run, run_json
from tests.made_office import new_office
from tests.reports.samples import read_pdf

TODAY = date(2026, 11, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_office(tmp_path / "oficina.hilvan")
    yield opened
    opened.close()


@pytest.fixture
def office(store: Store) -> OrderOffice:
    """The steps of the workshop that lacks things are in its programme."""
    made = fill_order_office(store, TODAY)
    answer = judge_order(store, made.order, today=TODAY.isoformat())
    steps = answer.with_steps[0].steps
    put_in_programme(
        store, order_id=made.order, workshop_id=made.lacking, steps=steps, today=TODAY.isoformat()
    )
    return made


def printed(store: Store, order: int, folder: Path, day: date = TODAY) -> list[str]:
    path = write_paper(Paper("order-steps", (order,)), store, folder / "falta.pdf", printed_on=day)
    return [" ".join(page.extract_text().split()) for page in read_pdf(path).pages]


def test_the_next_step_is_one_that_is_still_to_come_and_what_is_late_says_so(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    (sheet,) = printed(store, office.order, tmp_path)
    assert "atrasado" not in sheet
    assert "El próximo paso Hasta el miércoles 2 de diciembre Inscribir" in sheet
    (sheet,) = printed(store, office.order, tmp_path, TODAY + timedelta(days=4))
    late = sheet.index("Quedó atrasado Era hasta el miércoles 2 de diciembre Inscribir")
    begun = sheet.index("Empezó el jueves 3 de diciembre Curso «Control en la mesa»")
    told = sheet.index("Hágalo ya, o llame al centro y acuerden otro día.")
    coming = sheet.index("El próximo paso Hasta el lunes 7 de diciembre Acordar la ojaladora")
    assert late < begun < told < coming
    (sheet,) = printed(store, office.order, tmp_path, TODAY + timedelta(days=30))
    assert "El próximo paso" not in sheet
    assert "Quedó atrasado Era hasta el miércoles 2 de diciembre Inscribir" in sheet


def test_a_day_that_was_moved_in_the_programme_is_the_steps_day(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    row = store.row("SELECT action_id FROM order_step WHERE what = 'RUC'")
    assert row is not None
    change_action(store, action_id=row["action_id"], due_on="2026-12-09")
    (sheet,) = printed(store, office.order, tmp_path, TODAY + timedelta(days=3))
    assert "atrasado" not in sheet
    assert "Hasta el miércoles 9 de diciembre Inscribir" in sheet


def test_the_command_says_what_is_late_too(store: Store, office: OrderOffice) -> None:
    path = store.path
    said = run("who-can", path, "--order", "1", "--date", "2026-12-04").stdout
    assert "mié 02/12, atrasado  Inscribir" in said
    assert "jue 03/12, ya empezó  Curso" in said
    (lacking,) = run_json("who-can", path, "--order", "1", "--date", "2026-12-04")["with_steps"]
    assert [step["late"] for step in lacking["steps"]] == [True, True, False, False]


def test_each_workshop_has_its_own_sheet_with_its_own_count(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    set_machines(store, workshop_id=office.said, machines=[("recta", 4, None)])
    first, second = printed(store, office.order, tmp_path)
    for sheet in (first, second):
        assert "Página 1 de 1" in sheet
        assert "1.800 guardapolvos" not in sheet[: sheet.index("El pedido:")]
    assert ("Modas" in first, "Modas" in second) == (False, False)


def test_pieces_are_said_as_surely_as_they_are_known(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    (sheet,) = printed(store, office.order, tmp_path)
    assert "De las 1.800, hasta ese día alcanzaría a hacer 150 a 250, según lo que nos dijo" in sheet
    change_order(store, order_id=office.order, quantity=200)
    (sheet,) = printed(store, office.order, tmp_path)
    assert "Hasta ese día alcanzaría a hacer 150, y si le va bien las 200, según" in sheet
    change_order(store, order_id=office.order, quantity=100)
    (sheet,) = printed(store, office.order, tmp_path)
    assert "Hasta ese día alcanzaría a hacer las 100, según" in sheet


def test_an_order_whose_day_has_gone_by_says_so_on_paper_and_in_the_command(
    store: Store, office: OrderOffice, tmp_path: Path
) -> None:
    with pytest.raises(NothingToPrint, match="Su día de entrega ya pasó"):
        printed(store, office.order, tmp_path, TODAY + timedelta(days=90))
    said = run("who-can", store.path, "--order", "1", "--date", "2027-03-01", code=1).stderr
    assert "Su día de entrega ya pasó" in said
