"""What is wrong with a field is said under it, in room that is there already."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.ui.windows import settle
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Hour, OnDay

ROWS = (
    Row("day", "Día", OnDay(may_be_empty=False)),
    Row("hour", "Hora", Hour()),
    Row("note", "Nota", wide=True),
)


@pytest.fixture
def form(context: Context, qtbot: QtBot) -> Form:
    made = Form(context, ROWS)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    settle(qtbot)
    return made


def places(form: Form) -> list[QPoint]:
    return [form[row.name].mapTo(form, QPoint(0, 0)) for row in ROWS]


def test_a_remark_of_one_line_moves_nothing(form: Form, qtbot: QtBot) -> None:
    before = places(form)
    form.fields["hour"].show_remark("Escriba la hora como 9:30.", "problem")
    settle(qtbot)
    said = form.fields["hour"]._remark
    assert said.isVisible()
    assert said.y() >= form["hour"].mapTo(form, QPoint(0, form["hour"].height())).y(), "over the field"
    assert said.geometry().bottom() < form.fields["note"].y(), "over what stands below"
    assert places(form) == before
    form.fields["hour"].show_remark("")
    settle(qtbot)
    assert not said.isVisible()
    assert places(form) == before


def test_a_longer_one_takes_the_room_it_needs(form: Form, qtbot: QtBot) -> None:
    form.fields["hour"].show_remark("Escriba la hora como 9:30, o 9, o 930; hasta las 23:59. " * 3, "problem")
    settle(qtbot)
    said = form.fields["hour"]._remark
    assert said.height() == said.heightForWidth(said.width()) > 2 * said.fontMetrics().height()
    assert said.geometry().bottom() < form.fields["note"].y()


def test_it_goes_with_its_field(form: Form, qtbot: QtBot) -> None:
    form.fields["hour"].show_remark("Escriba la hora como 9:30.", "problem")
    form.fields["hour"].hide()
    settle(qtbot)
    assert not form.fields["hour"]._remark.isVisible()
    form.fields["hour"].show()
    settle(qtbot)
    assert form.fields["hour"]._remark.isVisible()
