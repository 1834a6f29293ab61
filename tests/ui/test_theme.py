"""Every window wears the theme: the sheet is each window's own, never the application's."""

import ast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QRawFont
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Problem
from app.paths import manual_path
from tests.catalogues import LANGUAGES, catalogue_path, collect, read_catalogue
from tests.house_rules import ROOT, parsed
from ui.error_window import ErrorWindow
from ui.errors import show_problem
from ui.manual.signs import DRAWN, SIGNS
from ui.theme import Theme, apply_theme, dress, font_folder, load_theme
from ui.widgets.field import TextField

BROKEN_LETTER = "\ufffd"  # shown of a list that has some, as it has them


@pytest.fixture
def dark(qapp: QApplication) -> Theme:
    theme = load_theme("dark")
    apply_theme(qapp, theme)
    return theme


def colour_at(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


def test_the_words_that_a_field_offers_wear_the_theme_and_are_taken(dark: Theme, qtbot: QtBot) -> None:
    window = QDialog()
    field = TextField(parent=window)
    field.offer_words(["recta industrial", "overlock"])
    dress(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "INDUS")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    offered = QApplication.activePopupWidget()
    assert offered is not None
    assert colour_at(offered, offered.width() - 6, offered.height() - 4) == QColor(dark.roles["surface"])
    taken: list[object] = []
    field.saved.connect(taken.append)
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    assert taken == ["recta industrial"]


def test_what_went_wrong_is_said_in_the_theme_where_no_window_is_open(
    dark: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QColor] = []

    def look(box: QMessageBox) -> int:
        box.show()
        seen.append(colour_at(box, 3, 3))
        box.close()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    show_problem(Problem("El disco está lleno."))
    window = ErrorWindow(ValueError("algo"))
    qtbot.addWidget(window)
    window.show()
    seen.append(colour_at(window, 3, 3))
    assert seen == [QColor(dark.roles["ground"])] * 2


def test_the_font_has_every_letter_that_the_window_types(qapp: QApplication) -> None:
    """For one that it lacks Qt reads the computer's other fonts: measuring stood still for .2 s by a «○»."""
    font = QRawFont(str(font_folder() / "SourceSansPro-Regular.ttf"), 14)
    said = {str(one.id) for one in collect()}
    for language in LANGUAGES:
        said |= {str(one.string) for one in read_catalogue(catalogue_path(language), language)}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        nodes = ast.walk(parsed(path))
        said |= {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    said -= {DRAWN, *SIGNS}
    for path in manual_path().glob("*.md"):  # its signs are drawn
        said |= {
            line.translate(dict.fromkeys(map(ord, SIGNS))) for line in path.read_text("utf-8").split("\n")
        }
    lacking = {(letter, text) for text in said for letter in text if not font.supportsCharacter(ord(letter))}
    told = {one for one in lacking if one[0].isprintable() and one[0] != BROKEN_LETTER}
    assert told == set()
