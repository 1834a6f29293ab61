"""A note grows with what is written; an example does not look like a value."""

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.windows import settle
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Notes


def test_a_note_grows_with_its_lines_and_then_scrolls(context: Context, qtbot: QtBot) -> None:
    form = Form(context, (Row("note", "Qué se hizo", Notes(60)),))
    qtbot.addWidget(form)
    form.resize(400, 600)
    form.show()
    settle(qtbot)
    field = form["note"]
    assert isinstance(field, QPlainTextEdit)
    assert field.height() == 60
    field.setPlainText("Mesa.\n" * 6)
    settle(qtbot)
    tall = field.height()
    assert tall > 60
    assert not field.verticalScrollBar().maximum()
    field.setPlainText("Mesa.\n" * 60)
    settle(qtbot)
    assert tall < field.height() < 400
    field.setPlainText("")
    settle(qtbot)
    assert field.height() == 60


def test_an_example_is_said_to_be_one(context: Context, qtbot: QtBot) -> None:
    form = Form(
        context, (Row("name", "Nombre", example="Guardapolvo"), Row("day", "Horario", hint="sábados…"))
    )
    qtbot.addWidget(form)
    assert form["name"].placeholderText() == "ej.: Guardapolvo"
    assert form["day"].placeholderText() == "sábados…"
