"""Legal figures: found, read with their history, a new value entered, an update file and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.formalization.lists import statutes_list
from app.formalization.queries import list_stale, read_statutes
from app.formalization.statutes import statute_on
from app.i18n import format_day
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, press, write
from tests.ui.offices import unnamed
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.formalization.statute_fold import StatuteFold
from ui.formalization.statutes_page import StatutesPage
from ui.main_window import MainWindow

UPDATE = """
issued_on = "2026-07-02"
issued_by = "Viceministerio de MIPYMES"
[[figure]]
code = "SALARIO-MINIMO"
title = "Salario mínimo por mes, general"
unit = "Gs por mes"
rows = [{ value = 3000000, valid_from = "2026-07-01", review_on = "2027-07-01", norm = "Decreto de prueba", state = "vigente", confidence = "V" }]
"""


@pytest.fixture
def window(context: Context, workshop: int, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> StatutesPage:
    window.go("statutes")
    made = window.page
    assert isinstance(made, StatutesPage)
    settle(qtbot)
    return made


def figure(page: StatutesPage, code: str, category: str = "") -> StatuteFold:
    for _card, folds in page.themes:
        if (code, category) in folds.folds:
            found = folds.folds[code, category]
            assert isinstance(found, StatuteFold)
            return found
    raise LookupError(code)


def wage(store: Store, day: str) -> float | None:
    found = statute_on(read_statutes(store), "SALARIO-MINIMO", day)
    return found.value if found else None


def test_a_new_value_is_entered_by_keyboard_and_counts_from_its_day(
    page: StatutesPage, store: Store, qtbot: QtBot
) -> None:
    page.show_figure("SALARIO-MINIMO")
    settle(qtbot)
    form = figure(page, "SALARIO-MINIMO").form
    assert form is not None
    assert form.form["value"].hasFocus()
    write(qtbot, "3.000.000")
    press(qtbot, Qt.Key.Key_Return)
    assert wage(store, "2026-08-01") is None
    assert any("norma" in one.text() for one in form.findChildren(QLabel) if one.isVisible())
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "1/7/2026")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "1/7/2027")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "Decreto 1/2026, de prueba")
    press(qtbot, Qt.Key.Key_Return)
    assert wage(store, "2026-08-01") == 3_000_000
    assert wage(store, "2026-06-30") == 2_899_048
    line = figure(page, "SALARIO-MINIMO").head.accessibleName()
    assert "3.000.000" in line.replace("\u00a0", " ")
    assert "Decreto 1/2026" in line
    settle(qtbot)
    assert form.isHidden()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert wage(store, "2026-08-01") is None


def test_figures_are_found_by_word_and_shown_for_a_day(
    page: StatutesPage, store: Store, qtbot: QtBot
) -> None:
    page.search.setFocus()
    write(qtbot, "salario minimo general")
    seen = [one for _card, folds in page.themes for one in folds.folds.values() if one.isVisible()]
    assert figure(page, "SALARIO-MINIMO") in seen
    assert figure(page, "AGUINALDO") not in seen
    page.on.field.setFocus()
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, "1/3/2020")
    press(qtbot, Qt.Key.Key_Tab)
    assert "2.192.839" in figure(page, "SALARIO-MINIMO").head.accessibleName()
    page.search.clear()
    write(qtbot, "")
    page.show_figure("stale")
    shown = {key for _card, folds in page.themes for key, one in folds.folds.items() if one.isVisible()}
    assert {(one.code, one.category) for one in list_stale(store, "2026-11-24")} <= shown
    assert ("AGUINALDO", "") not in shown
    assert unnamed(page) == []


def test_an_update_file_shows_what_it_changes_and_is_one_step(
    page: StatutesPage, store: Store, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "cifras.toml"
    file.write_text(UPDATE, encoding="utf-8")
    page.show_update(file)
    settle(qtbot)
    card = page.update_card
    assert card.accept.hasFocus()
    said = "\n".join(one.text() for one in card.findChildren(QLabel)).replace("\u00a0", " ")
    assert "Viceministerio de MIPYMES" in said
    assert "G. 3.000.000 por mes" in said
    assert wage(store, "2026-08-01") is None, "nothing is written before it is accepted"
    press(qtbot, Qt.Key.Key_Return)
    assert wage(store, "2026-08-01") == 3_000_000
    assert card.isHidden()
    store.undo_stack.undo()
    assert wage(store, "2026-08-01") is None
    file.write_text("esto no es una actualización", encoding="utf-8")
    with qtbot.waitSignal(context.messages.said) as told:
        page.show_update(file)
    assert told.args[0] == "problem"


def test_the_history_of_a_figure_is_read_and_taken_out_as_a_list(
    page: StatutesPage, store: Store, qtbot: QtBot
) -> None:
    fold = figure(page, "SALARIO-MINIMO")
    fold.head.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot)
    said = "\n".join(one.text() for one in fold.findChildren(QLabel))
    assert "Decreto 9584/2023" in said
    assert "01/07/2023 a 30/06/2024" in said
    table = statutes_list("2025-08-01").sheet(read_statutes(store))
    titles = [column.title for column in table.columns]
    held = {
        row[titles.index("Valor")]
        for row in table.rows
        if row[titles.index("Código")] == "SALARIO-MINIMO"
        and row[titles.index("Vale ese día")]
        and not row[titles.index("Categoría")]
    }
    assert held == {2_899_048}


def test_settings_lead_to_the_figures(window: MainWindow, qtbot: QtBot) -> None:
    window.go("settings")
    settle(qtbot)
    card = window.page.law  # type: ignore[attr-defined]
    assert "confírmelas" in card.stale.text()
    card.statutes.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(window.page, StatutesPage)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.place is not None
    assert window.place.page == "settings"
    assert QApplication.focusWidget() is not None


def test_a_figure_opened_from_elsewhere_waits_for_its_value(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.go("statutes", part="SALARIO-MINIMO")
    settle(qtbot)
    page = window.page
    assert isinstance(page, StatutesPage)
    form = figure(page, "SALARIO-MINIMO").form
    assert form is not None
    assert form.form["value"].hasFocus()
    assert form.form.fields["valid_from"].value == "2026-07-01", "the day since which a value is missing"
    write(qtbot, "3000000")
    form.form["norm"].setText("Decreto de prueba")
    form.take()
    assert wage(store, "2026-11-24") == 3_000_000


def test_no_line_of_the_page_says_a_first_day_that_was_not_read(page: StatutesPage, store: Store) -> None:
    """ "26 días · desde el 01/01/1996" stood here, a day that nobody read."""
    for fold in page.findChildren(StatuteFold):
        fold.open()
    words = " ".join(one.text() for one in page.findChildren(QLabel))
    inexact = {row.valid_from for row in read_statutes(store) if not row.since_exact}
    exact = {row.valid_from for row in read_statutes(store) if row.since_exact}
    assert "1996-01-01" in inexact - exact
    for day in inexact - exact - {None}:
        assert format_day(day) not in words
