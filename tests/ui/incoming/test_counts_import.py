"""A person brings a factory's sheet of counts into a workshop, sees what is odd in it, and undoes it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.counts.queries import list_days
from app.place import Place
from app.registry.operations import add_workshop
from app.storage.store import Store
from tests.ui.windows import note_way
from ui.context import Context
from ui.incoming.counts_import_page import COLUMNS, FILE, ROWS, CountsImportPage

FACTORY = Path(__file__).parents[2] / "incoming" / "files" / "uci_cut.csv"


@pytest.fixture
def workshop(store: Store) -> int:
    return add_workshop(store, name="Santa Librada")


@pytest.fixture
def page(context: Context, qtbot: QtBot, workshop: int) -> CountsImportPage:
    made = CountsImportPage(context)
    qtbot.addWidget(made)
    made.resize(1150, 660)
    made.show()
    made.show_place(Place("import-counts", workshop))
    made.read_file(FACTORY)
    qtbot.waitUntil(lambda: made.step == COLUMNS)
    return made


def test_a_sheet_is_looked_at_imported_and_undone(
    page: CountsImportPage, context: Context, store: Store, workshop: int
) -> None:
    assert "Santa Librada" in page.about.text()
    assert page.summary == "70 días se agregan"
    page.forward.click()
    assert page.step == ROWS
    rows = page.rows_step
    said = [rows._issues.item(place).text() for place in range(rows.issue_count)]
    for oddity in ("sweing", "blancos de más", "no corresponde", "más de 100 %", "mes/día/año"):
        assert any(oddity in one for one in said), oddity
    assert list_days(store, workshop) == []
    way = note_way(context)
    page.forward.click()
    assert way.places == [Place("counts", workshop)]
    assert len(list_days(store, workshop)) == 70
    assert store.undo_stack.undo_label == "importar 70 filas de conteo"
    store.undo_stack.undo()
    assert list_days(store, workshop) == []


def test_a_column_is_told_otherwise(page: CountsImportPage, store: Store, workshop: int) -> None:
    page.columns_step.choose_meaning("actual_productivity", "ignored")
    page.carry_out()
    days = list_days(store, workshop)
    assert len(days) == 70
    assert {day.efficiency_given for day in days} == {None}


def test_what_is_no_list_is_said_and_the_file_step_stays(
    page: CountsImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.start_over()
    assert page.step == FILE
    wrong = tmp_path / "lista.csv"
    wrong.write_text("Nombre;Tel\nAna;1\n", "utf-8")
    page.read_file(wrong)
    qtbot.waitUntil(lambda: "Fecha, Prenda" in page.file_step.sentence)
    assert page.step == FILE


def test_a_stop_may_be_given_its_cause_by_hand(
    context: Context, store: Store, workshop: int, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "conteo.csv"
    path.write_text("Fecha;Prendas;Personas;ANDE;Mancha\n02/03/2026;40;5;35;2\n", "utf-8")
    page = CountsImportPage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place("import-counts", workshop))
    page.read_file(path)
    qtbot.waitUntil(lambda: page.step == COLUMNS)
    page.columns_step.choose_meaning("ANDE", "stop:power")
    assert page.columns_step._choices["ANDE"].currentText() == "Parada: Sin luz, en minutos"
    assert page.columns_step._choices["Mancha"].currentText() == "Defecto: Mancha"
    page.carry_out()
    (day,) = list_days(store, workshop)
    assert [(one.cause, one.minutes) for one in day.stoppages] == [("power", 35)]
    assert [(one.kind, one.count) for one in day.defects] == [("stain", 2)]
