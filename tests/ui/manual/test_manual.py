"""The manual opens, is searched, and has no broken link or picture."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QListWidget

from app.paths import manual_path
from ui.manual.chapters import find_in_chapters, read_chapters
from ui.manual.window import ManualWindow


def test_the_first_chapter_is_the_first_visit() -> None:
    assert read_chapters()[0].title == "La primera visita"


def test_search_finds_a_chapter_without_accents_or_capitals() -> None:
    chapters = read_chapters()
    found = find_in_chapters(chapters, "LISTA asociacion")
    assert any("lista-de-la-asociacion" in chapters[position].path.stem for position in found)
    assert find_in_chapters(chapters, "palabra que no está jamás") == []


def test_every_picture_of_the_manual_exists() -> None:
    for chapter in read_chapters():
        for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", chapter.text):
            assert (manual_path() / name).is_file(), f"{chapter.path.name}: {name}"


def test_a_person_reads_and_searches_the_manual(qtbot, context) -> None:
    window = ManualWindow(context)
    qtbot.addWidget(window)
    window.show()
    assert "La primera visita" in window.text
    search = window.findChild(QLineEdit)
    qtbot.keyClicks(search, "respaldo")
    assert "respaldo" in window.text
    hidden = [
        window.findChild(QListWidget).item(row).isHidden()
        for row in range(window.findChild(QListWidget).count())
    ]
    assert any(hidden)
    assert not all(hidden)
    search.clear()
    window.open_chapter("teclas")
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
