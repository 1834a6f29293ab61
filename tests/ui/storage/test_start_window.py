"""The way in: making an office, passphrases, files in use, bad files, who works."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.registry.operations import add_consultant
from app.registry.queries import list_clusters, list_consultants, read_office
from app.storage import places
from app.storage.backups import back_up
from app.storage.encryption import recovery_text
from app.storage.opening import open_office
from app.storage.store import Store
from tests.ui.offices import make_office, unnamed
from ui.storage.damaged_page import DamagedPage
from ui.storage.obstacle_pages import InUsePage, PassphrasePage, PlacePage, TroublePage
from ui.storage.person_page import PersonPage
from ui.storage.questions_page import QuestionsPage
from ui.storage.recovery_page import RecoveryPage
from ui.storage.start_page import StartPage
from ui.storage.start_window import StartWindow

WORDS = "tela roja y azul"


def answer_questions(start: StartWindow, place: str = "Yaguarón") -> QuestionsPage:
    start.show_questions()
    page = start.page
    assert isinstance(page, QuestionsPage)
    page.name.setText("CAE Yaguarón")
    page.cluster.setEditText(place)
    page.person.setText("Liz Ayala")
    return page


def test_what_is_higher_than_the_screen_scrolls(start: StartWindow) -> None:
    """With the last files under it the welcome is higher than a small laptop at 150 %."""
    assert start.minimumSizeHint().height() <= 300
    start.resize(907, 480)
    start.show_welcome()
    assert start.height() == 480


def test_an_office_is_made_of_three_answers(start: StartWindow, opened: list[Store]) -> None:
    page = answer_questions(start)
    page.make_office()
    (store,) = opened
    assert store.path.name == "CAE Yaguarón.hilvan"
    assert read_office(store).city == "Yaguarón"
    assert [(one.code, one.district) for one in list_clusters(store)] == [("YAG", "0915")]
    assert [one.id for one in list_consultants(store)] == [store.user]


def test_a_town_typed_without_its_accent_is_spelled_as_it_is(start: StartWindow, opened: list[Store]) -> None:
    answer_questions(start, "yaguaron").make_office()
    assert read_office(opened[0]).city == "Yaguarón", "it stands on every paper"


def test_a_town_typed_without_capitals_gets_them(start: StartWindow, opened: list[Store]) -> None:
    answer_questions(start, "san pedro del paraná").make_office()
    assert read_office(opened[0]).city == "San Pedro del Paraná"
    assert [(one.code, one.name) for one in list_clusters(opened[0])] == [("SAN", "San Pedro del Paraná")]


def test_a_town_the_program_does_not_know_gets_its_first_letters(
    start: StartWindow, opened: list[Store]
) -> None:
    answer_questions(start, "Ñemby").make_office()
    assert [(one.code, one.name) for one in list_clusters(opened[0])] == [("NEM", "Ñemby")]


def test_a_town_that_is_nearly_one_that_is_known_is_asked_about_once(
    start: StartWindow, opened: list[Store]
) -> None:
    """It stands on every paper, and its letters in every code."""
    page = answer_questions(start, "Yaguarn")
    page.make_office()
    assert not opened
    assert page._cluster.remark == "¿Quiso decir Yaguarón? Corríjalo; si es otro lugar, siga así."
    page.make_office()
    assert read_office(opened[0]).city == "Yaguarn", "if it is another place"


def test_escape_leads_back_as_the_button_does(start: StartWindow, qtbot: QtBot) -> None:
    start.show_questions()
    qtbot.keyClick(start.page.name, Qt.Key.Key_Escape)
    assert isinstance(start.page, StartPage)


def test_the_keys_begin_at_the_last_file_where_there_is_one(
    start: StartWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    assert start.page.focusProxy() is start.page.cards[0]
    start.settings.recent_files = [str(make_office(tmp_path / "oficina.hilvan"))]
    start.show_welcome()
    assert start.page.focusProxy() is start.page.files[0], "Enter opens it, and makes no other office"


def test_what_is_missing_is_said_beside_its_question(start: StartWindow, opened: list[Store]) -> None:
    start.show_questions()
    page = start.page
    assert isinstance(page, QuestionsPage)
    page.make_office()
    assert page._name.remark == "Falta el nombre del centro."
    assert page._person.remark == "Falta su nombre."
    page.person.setText("Liz")
    assert page._person.remark == "", "what was missing is not said any longer"
    assert opened == []


def test_a_name_that_is_taken_gets_a_number(start: StartWindow, tmp_path: Path) -> None:
    make_office(tmp_path / "CAE Yaguarón.hilvan")
    assert answer_questions(start).path.name == "CAE Yaguarón 2.hilvan"


def test_a_passphrase_is_given_with_its_recovery_sheet_and_asked_back(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot
) -> None:
    page = answer_questions(start)
    page.protect.setChecked(True)
    page.words.setText("hilo")
    page.again.setText("hilo")
    page.make_office()
    assert "al menos 8 letras" in page._words.remark
    page.words.setText("yaguaron2026")
    assert "nombre del centro" in page._words.remark
    page.words.setText(WORDS)
    page.make_office()
    assert page._again.remark == "No es igual a la de arriba."
    page.again.setText(WORDS)
    page.make_office()
    sheet = start.page
    assert isinstance(sheet, RecoveryPage)
    assert len(sheet.groups) == 16
    target = sheet.render_to(tmp_path / "hoja.pdf")
    assert target.read_bytes().startswith(b"%PDF")
    sheet.ready.click()
    assert not sheet.shown.isVisible(), "what is asked back is not to be read on the screen"
    sheet.check()
    assert opened == []
    for field, place in zip(sheet.fields, sheet.asked, strict=True):
        field.setText(sheet.groups[place].lower())
    sheet.check()
    assert len(opened) == 1


def test_a_wrong_passphrase_asks_again_and_the_right_one_opens(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot
) -> None:
    start.open_file(make_office(tmp_path / "oficina.hilvan", WORDS))
    qtbot.waitUntil(lambda: isinstance(start.page, PassphrasePage))
    page = start.page
    assert isinstance(page, PassphrasePage)
    qtbot.keyClicks(page.words, "otra")
    qtbot.keyClick(page.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(start.page, PassphrasePage) and start.page is not page)
    again = start.page
    assert isinstance(again, PassphrasePage)
    assert "mayúsculas" in again._words.remark
    qtbot.keyClicks(again.words, WORDS)
    qtbot.keyClick(again.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].user is not None


def test_the_recovery_sheet_opens_what_the_passphrase_would(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_office(tmp_path / "oficina.hilvan", WORDS)
    store = open_office(path, site=7, passphrase=WORDS)
    assert store.key is not None
    sheet = recovery_text(store.key)
    store.close()
    start.open_file(path)
    qtbot.waitUntil(lambda: isinstance(start.page, PassphrasePage))
    page = start.page
    assert isinstance(page, PassphrasePage)
    page.other.click()
    page.sheet.setPlainText(sheet)
    page.open.click()
    qtbot.waitUntil(lambda: len(opened) == 1)


def test_a_file_in_use_says_who_and_can_be_read(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_office(tmp_path / "oficina.hilvan")
    other = open_office(path, site=7)
    start.open_file(path)
    qtbot.waitUntil(lambda: isinstance(start.page, InUsePage))
    page = start.page
    assert isinstance(page, InUsePage)
    assert "abierto en otra ventana de esta computadora" in page.sentence.text()
    page.read_only.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].read_only
    other.close()


@pytest.mark.parametrize("content", [b"hola" * 3000, b""])
def test_what_is_no_office_leads_back_with_a_sentence(
    start: StartWindow, tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    bad = tmp_path / "otro.hilvan"
    bad.write_bytes(content)
    start.open_file(bad)
    qtbot.waitUntil(lambda: isinstance(start.page, (TroublePage, PassphrasePage)))
    page = start.page
    if isinstance(page, TroublePage):
        assert "otro.hilvan" in page.sentence.text()
    page.left.emit()
    assert isinstance(start.page, StartPage)
    assert bad.read_bytes() == content


def damage(path: Path) -> None:
    """As a stick that was pulled out leaves it: the beginning is there, the rest is zeros."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))


@pytest.mark.parametrize("words", [None, WORDS])
def test_a_damaged_file_goes_on_from_its_newest_copy(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot, words: str | None
) -> None:
    path = make_office(tmp_path / "oficina.hilvan", words)
    store = open_office(path, site=7, passphrase=words)
    back_up(store, reason="daily")
    back_up(store, reason="damaged")  # not offered while there is a sound one
    store.close()
    damage(path)
    start.try_open(path, passphrase=words)
    qtbot.waitUntil(lambda: isinstance(start.page, DamagedPage))
    page = start.page
    assert isinstance(page, DamagedPage)
    assert len(page.rows) == 1
    qtbot.waitUntil(page.rows[0].hasFocus)
    assert unnamed(start) == []
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Return)
    if words:
        qtbot.waitUntil(lambda: isinstance(start.page, PassphrasePage))
        asked = start.page
        assert isinstance(asked, PassphrasePage)
        qtbot.keyClicks(asked.words, words)
        qtbot.keyClick(asked.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].path == path
    assert list_consultants(opened[0])
    assert list(tmp_path.glob("oficina (dañado*.hilvan")), "kept beside it"


def test_a_damaged_file_without_copies_says_so(start: StartWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = make_office(tmp_path / "oficina.hilvan")
    damage(path)
    start.try_open(path)
    qtbot.waitUntil(lambda: isinstance(start.page, DamagedPage))
    page = start.page
    assert isinstance(page, DamagedPage)
    assert page.rows == []
    qtbot.waitUntil(page.other.hasFocus)


def test_enter_presses_the_button_that_has_the_focus(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_office(tmp_path / "oficina.hilvan")
    other = open_office(path, site=7)
    start.open_file(path)
    qtbot.waitUntil(lambda: isinstance(start.page, InUsePage))
    page = start.page
    assert isinstance(page, InUsePage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.first)
    assert page.first is not None
    qtbot.keyClick(page.first, Qt.Key.Key_Backtab)
    assert page.read_only.hasFocus()
    qtbot.keyClick(page.read_only, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    other.close()


def test_a_file_on_a_stick_is_copied_in_first(
    start: StartWindow,
    opened: list[Store],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "memoria"
    stick.mkdir()
    path = make_office(stick / "oficina.hilvan")
    monkeypatch.setattr(places, "find_place", lambda file: "removable" if stick in file.parents else "local")
    monkeypatch.setattr("ui.storage.start_window.offices_folder", lambda: tmp_path / "Documentos" / "Hilván")
    start.open_file(path)
    page = start.page
    assert isinstance(page, PlacePage)
    assert "memoria USB" in page.sentence.text()
    page.copy.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].path == tmp_path / "Documentos" / "Hilván" / "oficina.hilvan"


def test_who_works_is_chosen_and_signs(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_office(tmp_path / "oficina.hilvan")
    store = open_office(path, site=7)
    derlis = add_consultant(store, name="Derlis Benítez")
    store.close()
    start.open_file(path)
    qtbot.waitUntil(lambda: isinstance(start.page, PersonPage))
    page = start.page
    assert isinstance(page, PersonPage)
    qtbot.keyClick(page.rows[0], Qt.Key.Key_Return)
    assert opened[0].user == derlis


def test_someone_new_adds_herself(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot
) -> None:
    path = make_office(tmp_path / "oficina.hilvan")
    store = open_office(path, site=7)
    add_consultant(store, name="Derlis Benítez")
    store.close()
    start.open_file(path)
    qtbot.waitUntil(lambda: isinstance(start.page, PersonPage))
    page = start.page
    assert isinstance(page, PersonPage)
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page._name.remark
    qtbot.keyClicks(page.name, "Norma")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert "Norma" in [one.name for one in list_consultants(opened[0])]


def test_every_page_says_its_names(start: StartWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert unnamed(start) == []
    start.show_questions()
    qtbot.wait(1)
    assert unnamed(start) == []


def test_who_worked_last_is_the_one_that_enter_takes(
    start: StartWindow, opened: list[Store], tmp_path: Path, qtbot: QtBot
) -> None:
    from app.registry.operations import add_workshop

    path = make_office(tmp_path / "oficina.hilvan")
    store = open_office(path, site=7)
    add_consultant(store, name="Derlis Benítez")
    store.user = add_consultant(store, name="Norma Meza")
    add_workshop(store, name="Modas Lía")
    last = store.user
    store.close()
    start.open_file(path)
    qtbot.waitUntil(lambda: isinstance(start.page, PersonPage))
    page = start.page
    assert isinstance(page, PersonPage)
    page.setFocus()
    row = QApplication.focusWidget()
    assert row in page.rows
    assert row is not page.rows[0]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert opened[0].user == last
