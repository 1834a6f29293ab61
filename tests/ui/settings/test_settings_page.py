"""Ajustes: the office, who works, the look, the passphrase, where copies go."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.registry.operations import add_consultant
from app.registry.queries import list_consultants, read_office
from app.settings import load_settings
from app.storage.backups import back_up
from app.storage.encryption import passphrase_fits
from app.storage.store import Store
from reports.kit.sheets import sheet_in_use, use_sheet
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window
from ui.context import Context
from ui.home.page import HomePage
from ui.lists.choose_window import ChooseWindow
from ui.settings.page import SettingsPage
from ui.settings.passphrase_card import PassphraseWindow
from ui.settings.worker_window import ask_worker
from ui.storage.recovery_page import RecoveryPage
from ui.widgets.row_button import RowButton

WORDS = "tela roja"


@pytest.fixture
def page(context: Context, workshops: list[int], qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_office_is_changed_and_undone(page: SettingsPage, store: Store, qtbot: QtBot) -> None:
    card = page.office
    card.form["name"].selectAll()
    qtbot.keyClicks(card.form["name"], "CAE Pilar")
    card.form["name"].flush()
    card.form["idle_minutes"].setCurrentIndex(0)
    card.form["idle_minutes"].activated.emit(0)
    card.form["programme_size"].setCurrentIndex(0)
    card.form["programme_size"].activated.emit(0)
    office = read_office(store)
    assert (office.name, office.idle_minutes, office.programme_size) == ("CAE Pilar", 5, 3)
    for _step in range(3):
        store.undo_stack.undo()
    assert card.form["name"].text() == "CAE Yaguarón"
    assert card.form["idle_minutes"].value == 10


def test_the_sheet_that_is_chosen_is_kept_and_printed_on(page: SettingsPage) -> None:
    field = page.sheet.form["sheet"]
    try:
        field.setCurrentIndex(2)
        field.activated.emit(2)
        assert (load_settings().sheet, sheet_in_use()) == ("oficio", "oficio")
    finally:
        use_sheet("a4")


def test_a_centre_needs_a_name(page: SettingsPage, store: Store) -> None:
    page.office.form["name"].clear()
    page.office.form["name"].flush()
    assert page.office.form.fields["name"].remark == "El centro necesita un nombre."
    assert read_office(store).name == "CAE Yaguarón"


def test_another_person_is_added_and_signs(page: SettingsPage, store: Store, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.people.new, "Derlis")
    qtbot.keyClick(page.people.new, Qt.Key.Key_Return)
    rows = {row.accessibleName().split(" · ")[0]: row for row in page.people.findChildren(RowButton)}
    rows["Derlis"].chosen.emit()
    names = {one.id: one.name for one in list_consultants(store)}
    assert names[store.user or 0] == "Derlis"


def test_another_person_works_here_from_the_menu(context: Context, store: Store, qtbot: QtBot) -> None:
    """Who measures a pilot blind sits down at the same laptop: her name was to be found in «Ajustes» alone."""
    other = add_consultant(store, name="Norma Cabañas")
    window = open_window(context, qtbot)
    home = window.page
    assert isinstance(home, HomePage)

    def choose_other(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWindow)
        dialog.list.setCurrentRow([what for _said, what in dialog._rows].index(other))
        dialog.take.click()

    while_asked(choose_other)
    ask_worker(context, window)
    assert store.user == other
    assert "Norma Cabañas" in window.rail.worker.text()
    assert home.greeting.text().endswith(", Norma"), "the day is hers"
    qtbot.waitUntil(lambda: home.day is not None and home._live._asked == (other, False))


def test_theme_and_size_are_of_this_computer(page: SettingsPage, context: Context) -> None:
    changes: list[None] = []
    context.way.look_changed.connect(lambda: changes.append(None))
    page.look.form["theme"].activated.emit(2)
    page.look.form["text_scale"].activated.emit(4)
    assert (context.settings.theme, context.settings.text_scale) == ("dark", 1.5)
    assert len(changes) == 2


def test_the_backup_folder_is_kept(page: SettingsPage, store: Store, tmp_path: Path) -> None:
    page.folder.use(tmp_path)
    assert store.backup_folder == tmp_path
    assert load_settings().backup_folder == str(tmp_path)
    page.folder.use(None)
    assert store.backup_folder is None


def test_a_passphrase_is_set_changed_and_removed(
    page: SettingsPage, store: Store, context: Context, qtbot: QtBot
) -> None:
    def set_words(window: QWidget) -> None:
        assert isinstance(window, PassphraseWindow)
        window.form["words"].setText("1")
        window.form["again"].setText("1")
        window.save()
        assert "al menos 8 letras" in window.form.fields["words"].remark
        said = window.form.fields["words"]._remark
        assert said.height() >= said.heightForWidth(said.width()), "it is drawn over the field"
        window.form["words"].setText("yaguaron2026")
        assert "nombre del centro" in window.form.fields["words"].remark, "it is said while one types"
        window.form["words"].setText("colibrí marengo zafra")
        assert not window.form.fields["words"].remark
        window.form["words"].setText(WORDS)
        window.save()
        assert "adivina en" in window.form.fields["words"].remark, "and stays said"
        assert window.form.fields["again"].remark
        window.form["again"].setText(WORDS)
        while_asked(close_sheet)
        qtbot.keyClick(window.form["again"], Qt.Key.Key_Return)

    def close_sheet(window: QWidget) -> None:
        if window.findChild(RecoveryPage) is None:
            while_asked(close_sheet)  # the progress of encrypting comes before
        else:
            window.close()

    def remove_words(window: QWidget) -> None:
        assert isinstance(window, PassphraseWindow)
        window.form["old"].setText("otra")
        window.save()
        assert window.form.fields["old"].remark == "No es esa."
        window.form["old"].setText(WORDS)
        window.save()

    back_up(store, reason="daily")
    said: list[str] = []
    context.messages.said.connect(lambda _kind, sentence, *_rest: said.append(sentence))
    while_asked(set_words)
    page.passphrase.set.click()
    assert passphrase_fits(store.key, WORDS)
    assert any("Se cifraron con la contraseña 2 copias" in sentence for sentence in said)
    assert store.key is not None
    assert page.passphrase.remove.isVisible()
    while_asked(remove_words)
    page.passphrase.remove.click()
    assert store.key is None


def test_everything_that_takes_the_focus_has_a_name(page: SettingsPage) -> None:
    assert unnamed(page) == []
