"""Steps as data: changed for one municipality only, added, moved, hidden and brought back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.formalization.ladder_queries import read_ladder
from app.formalization.queries import read_steps
from app.formalization.records import Step
from app.storage.store import Store
from tests.ui.diagnosis.support import press, write
from tests.ui.formalization.conftest import DISTRICT
from tests.ui.offices import choose, unnamed
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.formalization.step_fold import StepFold
from ui.formalization.steps_page import StepsPage
from ui.main_window import MainWindow


@pytest.fixture
def window(context: Context, workshop: int, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> StepsPage:
    window.go("steps", part="PATENTE", district=DISTRICT)
    made = window.page
    assert isinstance(made, StepsPage)
    settle(qtbot)
    return made


def step(store: Store, code: str, district: str | None = None) -> Step:
    return next(one for one in read_steps(store, district) if one.code == code)


def fold(page: StepsPage, code: str) -> StepFold:
    found = next(one.folds[code] for one in page.lists.values() if code in one.folds)
    assert isinstance(found, StepFold)
    return found


def test_a_text_is_changed_for_one_municipality_only(
    page: StepsPage, store: Store, workshop: int, qtbot: QtBot
) -> None:
    shown = fold(page, "PATENTE")
    assert shown.is_open
    assert "solo en Yaguarón" in page.about.text()
    shown.form["documents"].setFocus()
    write(qtbot, "Fotocopia de la cedula")
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "Contrato de alquiler")
    press(qtbot, Qt.Key.Key_Tab)
    shown.form["cost"].setFocus()
    write(qtbot, "10.000")
    press(qtbot, Qt.Key.Key_Tab)
    here = step(store, "PATENTE", DISTRICT)
    assert here.documents == ("Fotocopia de la cedula", "Contrato de alquiler")
    assert here.cost == 10_000
    assert step(store, "PATENTE").documents == ()
    assert step(store, "PATENTE", "1101").cost is None
    state = read_ladder(store, workshop, today="2026-11-24").state("PATENTE")
    assert state is not None
    assert state.missing_papers == here.documents
    assert "texto propio" in shown.head.accessibleName()
    assert unnamed(page) == []
    shown.buttons["restore"].click()
    assert step(store, "PATENTE", DISTRICT).documents == ()
    store.undo_stack.undo()
    assert step(store, "PATENTE", DISTRICT).cost == 10_000


def test_a_step_of_ones_own_is_added_moved_and_hidden(page: StepsPage, store: Store, qtbot: QtBot) -> None:
    page.place.show_value(None)
    choose(page.place, None)
    page.new["business"].setFocus()
    write(qtbot, "Permiso de bomberos")
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot)
    mine = [one.code for one in read_steps(store) if one.ladder == "business"]
    code = mine[-1]
    assert step(store, code).title == "Permiso de bomberos"
    assert fold(page, code).head.hasFocus()
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = [one.code for one in read_steps(store) if one.ladder == "business"]
    assert moved == [*mine[:-2], code, mine[-2]]
    assert list(page.lists["business"].folds) == moved
    fold(page, "EAS").open()
    fold(page, "EAS").buttons["hide"].click()
    assert "EAS" not in [one.code for one in read_steps(store)]
    assert "escondido" in fold(page, "EAS").head.accessibleName(), "it can be brought back"
    fold(page, "EAS").buttons["hide"].click()
    assert "EAS" in [one.code for one in read_steps(store)]


def test_the_first_step_stays_where_it_is(page: StepsPage, store: Store, qtbot: QtBot) -> None:
    first = str(next(iter(page.lists["business"].folds)))
    fold(page, first).head.setFocus()
    press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert next(iter(page.lists["business"].folds)) == first
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert list(page.lists["business"].folds)[1] == first
    assert fold(page, first).head.hasFocus()
