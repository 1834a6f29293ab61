"""Fields that save by themselves, and never take what is being typed away."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import AskingField, NoteField, TextField
from ui.widgets.pdf_picture import PdfPicture


def test_typing_is_saved_once_when_it_rests(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    saved = QSignalSpy(field.saved)
    with qtbot.waitSignal(field.saved, timeout=3000):
        qtbot.keyClicks(field, "Centro")
    assert [saved.at(place) for place in range(saved.count())] == [["Centro"]]


@pytest.mark.parametrize("kind", [TextField, NoteField])
def test_what_is_being_typed_is_not_replaced(qtbot: QtBot, kind: type[TextField] | type[NoteField]) -> None:
    field = kind("antes")
    qtbot.addWidget(field)
    text = field.text if isinstance(field, TextField) else field.toPlainText
    qtbot.keyClicks(field, "x")
    typed = text()
    field.show_value("del archivo")
    assert text() == typed
    field.flush()
    field.show_value("del archivo")
    assert text() == "del archivo"


@pytest.mark.parametrize("kind", [TextField, NoteField])
def test_a_space_at_the_end_stays_while_one_goes_on(
    qtbot: QtBot, kind: type[TextField] | type[NoteField]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "Barrio ")
    field.flush()
    field.show_value("Barrio")
    qtbot.keyClicks(field, "Centro")
    text = field.text() if isinstance(field, TextField) else field.toPlainText()
    assert text == "Barrio Centro"


def test_a_text_that_a_list_does_not_have_is_shown_as_it_is(qtbot: QtBot) -> None:
    field = ChoiceField([("uno", 1), ("dos", 2)])
    qtbot.addWidget(field)
    field.show_value("otra cosa")
    assert field.currentText() == "otra cosa"
    assert field.value == "otra cosa"


def test_a_drawing_is_shown_no_wider_than_its_room(qtbot: QtBot) -> None:
    from reportlab.graphics.shapes import Drawing, Rect

    from reports.kit.charts import drawing_pdf

    drawing = Drawing(400, 100)
    drawing.add(Rect(0, 0, 400, 100))
    picture = PdfPicture(largest=1.0)
    qtbot.addWidget(picture)
    picture.show_pdf(drawing_pdf(drawing), "un rectángulo")
    assert picture.heightForWidth(200) == 50
    assert picture.sizeHint() == QSize(533, 133)
    picture.resize(300, 75)
    picture.show()
    assert not picture.grab().isNull()
    assert picture.accessibleName() == "un rectángulo"


def test_an_empty_field_that_asks_leaves_undo_to_the_window(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field = AskingField()
    window.setCentralWidget(field)
    undone = []
    QShortcut(QKeySequence("Ctrl+Z"), window, lambda: undone.append(True))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "benita")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), undone) == ("", []), "what is typed comes first"
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), undone) == ("", [True])


def test_what_enter_answers_is_not_wiped_by_what_was_typed_before_it(qtbot: QtBot) -> None:
    """Qt tells of Enter first, and of the text after it."""
    field, told = TextField(), []
    qtbot.addWidget(field)
    field.saved.connect(lambda text: told.append(f"saved {text}"))
    field.returnPressed.connect(lambda: told.append("answered"))
    qtbot.keyClicks(field, "25")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == ["saved 25", "answered"]
