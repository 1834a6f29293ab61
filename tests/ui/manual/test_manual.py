"""The manual opens, is searched, and has no broken link or picture."""

import re
from itertools import product

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QRawFont, QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QListWidget

from app.paths import manual_path
from app.rooms import gather
from tests.ui.manual.as_asked import AS_ASKED
from tests.ui.offices import fill_office
from tests.ui.windows import open_window, settle
from ui.manual.chapters import Manual, asked_of_parts
from ui.manual.signs import DRAWN
from ui.manual.window import ManualWindow
from ui.page import PageKind, page_kinds
from ui.theme import font_folder


def test_the_first_chapter_is_the_first_visit() -> None:
    assert Manual().chapters[0].title == "La primera visita"


def test_what_people_type_finds_its_chapter_first() -> None:
    manual = Manual()
    wrong = {}
    for words, chapter in AS_ASKED:
        found = [manual.name_of(part) for part in manual.find(words)]
        if not found or not found[0].startswith(chapter):
            wrong[words] = found[:3]
    assert wrong == {}
    assert manual.find("motocicleta") == []


def test_every_way_of_asking_belongs_to_a_part_that_is_there() -> None:
    manual = Manual()
    names = {manual.name_of(part) for part in manual.parts}
    assert set(asked_of_parts()) <= names
    assert {manual.chapters[part.chapter].name for part in manual.parts} == {
        name.partition("/")[0] for name in asked_of_parts()
    }, "each chapter says how it is asked for"


@pytest.mark.parametrize("kind", page_kinds(), ids=lambda kind: kind.name)
def test_every_page_has_its_part_of_the_manual(kind: PageKind) -> None:
    manual = Manual()
    names = {manual.name_of(part) for part in manual.parts}
    tabs = [tab.manual for tab in gather("ui", "TABS") if tab.page == kind.name and tab.manual]
    assert {kind.manual, *tabs} <= names


def test_f1_opens_the_part_of_the_page_and_of_its_tab(context, store, qtbot) -> None:
    fill_office(store)
    window = open_window(context, qtbot)
    window.go("statutes")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    manual = window.findChild(ManualWindow)
    assert manual.title == "La formalización"
    qtbot.waitUntil(lambda: manual._page.verticalScrollBar().value() > 0, timeout=2000)
    manual.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go("workshop", store.value("SELECT min(id) FROM workshop"), part="figures")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.findChildren(ManualWindow) == [manual], "it is one window"
    assert manual.isVisible()
    assert manual.title == "Cifras e hitos"


def test_every_picture_of_the_manual_exists() -> None:
    for chapter in Manual().chapters:
        for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", chapter.text):
            assert (manual_path() / name).is_file(), f"{chapter.path.name}: {name}"


def test_a_person_reads_and_searches_the_manual(qtbot, context) -> None:
    window = ManualWindow(context)
    qtbot.addWidget(window)
    window.show()
    assert "La primera visita" in window.text
    search = window.findChild(QLineEdit)
    listed = window.findChild(QListWidget)
    chapters = listed.count()
    qtbot.keyClicks(search, "copia de seguridad")
    assert listed.item(0).text() == "El archivo de la oficina › Copias de seguridad (respaldos)"
    assert window.title == "El archivo de la oficina"
    marked = {one.cursor.selectedText() for one in window._page.extraSelections()}
    assert "respaldos" in marked, "what means the same is marked where it stands"
    first = min(one.cursor.position() for one in window._page.extraSelections())
    assert window.text[first:].count("Contraseña"), "it is under its heading"
    search.clear()
    assert listed.count() == chapters
    assert listed.currentItem().text() == "El archivo de la oficina"
    qtbot.keyClicks(search, "motocicleta")
    assert listed.count() == 0
    assert "motocicleta" in window._nothing.text()
    assert window._nothing.isVisible()
    window.open_chapter("teclas")
    assert not window._nothing.isVisible()
    assert "Ctrl+K" in window.text
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_no_title_of_a_chapter_is_cut_and_nothing_is_moved_sideways(qtbot, context) -> None:
    window = ManualWindow(context)
    qtbot.addWidget(window)
    window.show()
    titles = window.findChild(QListWidget)
    assert titles.sizeHintForColumn(0) <= titles.viewport().width()
    for part in window.findChildren(QAbstractScrollArea):
        assert not part.horizontalScrollBar().isVisible()


def test_paragraphs_stand_apart_in_every_chapter_that_is_opened(context, qtbot) -> None:
    manual = ManualWindow(context)
    qtbot.addWidget(manual)
    manual.show()
    for name in ("", "02-la-lista-de-la-asociacion"):
        manual.open_chapter(name)
        second = manual._page.document().begin().next()
        assert second.blockFormat().bottomMargin() > 0, manual.title


def test_the_signs_of_the_manual_are_drawn_and_no_letter_asks_for_another_font(qtbot, context) -> None:
    font = QRawFont(str(font_folder() / "SourceSansPro-Regular.ttf"), 14)
    window = ManualWindow(context)
    qtbot.addWidget(window)
    window.show()
    lacking = {}
    for chapter in window._manual.chapters:
        window.open_chapter(chapter.name)
        letters = {one for one in window.text if one.isprintable() and one != DRAWN}
        lacking[chapter.title] = {one for one in letters if not font.supportsCharacter(ord(one))}
    assert not any(lacking.values()), lacking
    window.open_chapter("10-la-formalizacion/Lo que nadie miró no es una falta")
    for state in ("hecho", "por confirmar", "en trámite", "falta", "vencido", "sin anotar"):
        assert f"{DRAWN} {state}" in window.text


def test_a_sign_of_the_manual_is_as_high_as_its_letters_and_grows_with_them(qtbot, context) -> None:
    window = ManualWindow(context)
    qtbot.addWidget(window)
    window.show()
    window.open_chapter("10-la-formalizacion")
    page = window._page
    drawn = page.document().find(f"{DRAWN} hecho")
    drawn.setPosition(drawn.selectionStart())
    settle(qtbot)

    def dark(at: QTextCursor) -> int:
        """How many pixels of the sign have the colour of the text."""
        page.setTextCursor(at)
        page.ensureCursorVisible()
        place = page.cursorRect(at)
        box = QRect(place.left(), place.top(), place.height(), place.height())
        seen = page.viewport().grab(box).toImage()
        text = context.theme.colour("text")
        spots = product(range(seen.width()), range(seen.height()))
        return sum(seen.pixelColor(*spot) == text for spot in spots)

    before, height = dark(drawn), QFontMetrics(page.document().defaultFont()).height()
    assert before >= QFontMetrics(page.document().defaultFont()).capHeight() ** 2 * 0.8, "a square"
    for _time in range(4):
        qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert QFontMetrics(page.document().defaultFont()).height() > height * 1.4
    assert dark(drawn) > before * 1.5
    for _time in range(40):
        qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert 0 < QFontMetrics(page.document().defaultFont()).height() < height
