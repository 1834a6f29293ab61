"""Datos: copies, going back to one, checking and repairing, the telephone form."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.incoming.visits import import_visits
from app.registry.operations import change_workshop
from app.storage.backups import back_up, backups_of
from app.storage.opening import open_office
from app.storage.store import Store
from tests.incoming.kobo import submission, write_export
from tests.ui.offices import fill_office, unnamed, while_asked
from ui.context import Context
from ui.storage.backing_up import back_up_today, save_copy
from ui.storage.data_page import DataPage
from ui.storage.forms import VisitsWindow, bring_visits, export_form


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def page(context: Context, workshops: list[int], qtbot: QtBot) -> DataPage:
    made = DataPage(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def said(context: Context) -> list[tuple]:
    words: list[tuple] = []
    context.messages.said.connect(lambda *all_: words.append(all_))
    return words


def test_a_copy_is_made_and_listed(page: DataPage, store: Store, said: list, qtbot: QtBot) -> None:
    page.backups.make.click()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0][1].startswith("Copia de seguridad hecha")
    assert [one.reason for one in backups_of(store)] == ["manual"]
    qtbot.waitUntil(lambda: page.backups._list.count() == 1)


def test_the_copy_of_the_day_is_made_once(context: Context, store: Store, qtbot: QtBot) -> None:
    for _start in range(2):
        back_up_today(context, lambda: None)
    assert [one.reason for one in backups_of(store)] == ["daily"]


def test_one_click_goes_back_and_can_be_undone(
    page: DataPage, store: Store, workshops: list[int], said: list, qtbot: QtBot
) -> None:
    back_up(store, reason="manual")
    change_workshop(store, workshop_id=workshops[0], name="Nombre Nuevo")
    page.backups.show_backups()
    (backup,) = backups_of(store)

    def agree(question: QWidget) -> None:
        assert isinstance(question, QMessageBox)
        next(b for b in question.buttons() if b.text() == "Restaurar").click()

    while_asked(agree)
    page.backups.ask_and_restore(backup)
    name = "SELECT name FROM workshop WHERE id = ?"
    assert store.value(name, (workshops[0],)) == "Confecciones Santa Librada"
    before = next(one for one in backups_of(store) if one.reason == "restore")
    page.backups.restore(before)
    assert store.value(name, (workshops[0],)) == "Nombre Nuevo"
    assert said[-1][1].startswith("La oficina volvió a como estaba")


def test_a_sound_file_is_said_to_be(page: DataPage, qtbot: QtBot) -> None:
    page.check.begin.click()
    qtbot.waitUntil(lambda: page.check.report is not None)
    assert page.check.result.text() == "Todo coincide: el archivo está sano."
    assert not page.check.repair_button.isVisible()


def test_a_difference_is_shown_and_repaired(
    page: DataPage, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    raw = store.maintenance_connection
    raw.execute("PRAGMA query_only=OFF")
    raw.execute("DROP TRIGGER journal_workshop_update")
    raw.execute("UPDATE workshop SET name = 'Otro' WHERE id = ?", (workshops[0],))
    page.check.begin.click()
    qtbot.waitUntil(lambda: page.check.report is not None)
    assert "diferencias:" in page.check.result.text()
    assert "Confecciones Santa Librada" in page.check.result.text()
    page.check.repair_button.click()
    qtbot.waitUntil(lambda: page.check.report is not None and page.check.report.sound)
    name = store.value("SELECT name FROM workshop WHERE id = ?", (workshops[0],))
    assert name == "Confecciones Santa Librada"


def test_an_old_result_is_forgotten_when_the_file_changes(
    page: DataPage, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    page.check.begin.click()
    qtbot.waitUntil(lambda: page.check.report is not None)
    change_workshop(store, workshop_id=workshops[0], place="Centro")
    assert not page.check.result.isVisible()


def test_a_copy_goes_where_one_says(
    context: Context, workshops: list[int], tmp_path: Path, said: list, qtbot: QtBot
) -> None:
    save_copy(context, tmp_path / "memoria.hilvan")
    qtbot.waitUntil(lambda: bool(said))
    open_office(tmp_path / "memoria.hilvan", site=8).close()


def test_trouble_with_the_backup_folder_is_said(
    context: Context, store: Store, tmp_path: Path, said: list, qtbot: QtBot
) -> None:
    store.backup_folder = tmp_path / "disco-sacado"
    back_up_today(context, lambda: None)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0][0] == "problem"
    assert "disco-sacado" in said[0][1]


def test_the_form_goes_out_and_an_empty_answer_book_says_so(
    context: Context, workshops: list[int], tmp_path: Path, said: list, qtbot: QtBot
) -> None:
    export_form(context, tmp_path / "form.xlsx")
    qtbot.waitUntil(lambda: bool(said))
    assert (tmp_path / "form.xlsx").stat().st_size > 5000
    said.clear()
    bring_visits(context, tmp_path / "form.xlsx", QWidget())
    qtbot.waitUntil(lambda: bool(said))
    assert said[0][0] == "problem"


def test_visits_come_in_as_one_step(
    context: Context, store: Store, workshops: list[int], tmp_path: Path, said: list, qtbot: QtBot
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["taller", "fecha", "consultor", "GES_01", "GES_02", "_uuid"])
    sheet.append(["YAG-001", "2026-11-20", "Liz Ayala", "3", "2", "abc"])
    sheet.append(["YAG-999", "2026-11-20", "Liz Ayala", "3", "2", "def"])
    book.save(tmp_path / "kobo.xlsx")

    def agree(window: QWidget) -> None:
        assert isinstance(window, VisitsWindow)
        assert "YAG-999" in window.details.toPlainText()
        window.bring.click()

    while_asked(agree)
    bring_visits(context, tmp_path / "kobo.xlsx", QWidget())
    qtbot.waitUntil(lambda: bool(said))
    assert said[0][1] == "1 visita nueva · 1 fila con problemas"
    assert store.value("SELECT count(*) FROM visit WHERE deleted = 0") == 1
    said[0][3]()
    assert store.value("SELECT count(*) FROM visit WHERE deleted = 0") == 0


def test_corrected_and_rejected_visits_are_chosen_in_the_window(
    context: Context, store: Store, workshops: list[int], tmp_path: Path, said: list, qtbot: QtBot
) -> None:
    import_visits(store, book=write_export(tmp_path / "a.xlsx", [submission("u1")]))
    rejected = submission("u2", "YAG-002") | {"_validation_status": "Not Approved"}
    edited = submission("u9", GES_01="4") | {"meta/rootUuid": "u1"}
    book = write_export(tmp_path / "b.xlsx", [edited, rejected], extra=["meta/rootUuid"])

    def choose(window: QWidget) -> None:
        assert isinstance(window, VisitsWindow)
        assert not window.bring.isEnabled()
        assert "acá «2», en el formulario «4»" in window.details.toPlainText()
        window.take_changes.click()
        window.take_rejected.click()
        window.bring.click()

    while_asked(choose)
    bring_visits(context, book, QWidget())
    qtbot.waitUntil(lambda: bool(said))
    assert said[0][1] == "1 visita nueva · 1 visita actualizada"
    assert store.value("SELECT count(*) FROM visit WHERE deleted = 0") == 2


def test_everything_that_takes_the_focus_has_a_name(page: DataPage) -> None:
    assert unnamed(page) == []
