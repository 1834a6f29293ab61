"""A form of rows: what is typed goes to whom it was typed for, and nothing of it is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import DataProblem
from app.numbers import PIECES
from app.registry import operations
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.windows import settle
from ui.contacts.plan_window import PlanWindow
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Check, Choice, Notes, OnDay, Whole
from ui.forms.window import FormWindow
from ui.registry.record_cards import workshop_rows
from ui.theme import apply_theme, load_theme

Key = Qt.Key


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


@pytest.fixture
def form(context: Context, store: Store, workshops: list[int], qtbot: QtBot) -> Form:
    made = Form(context, workshop_rows(), operations.change_workshop, "workshop_id")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_record(read_workshop(store, workshops[0]))
    return made


def retype(qtbot: QtBot, form: Form, name: str, text: str) -> None:
    form[name].setFocus()
    form[name].selectAll()
    qtbot.keyClicks(form[name], text)


def there(store: Store, workshop: int) -> Workshop:
    return read_workshop(store, workshop)


def test_what_is_being_typed_goes_to_the_workshop_it_was_typed_for(
    form: Form, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    retype(qtbot, form, "place", "San Blas")
    form.show_record(there(store, workshops[1]))
    assert there(store, workshops[0]).place == "San Blas"
    assert there(store, workshops[1]).place == form["place"].text() == "Cerro Corá"


def test_what_was_refused_is_not_shown_of_another_workshop(
    form: Form, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    retype(qtbot, form, "start_year", "2062")
    qtbot.keyClick(form["start_year"], Key.Key_Tab)
    assert "todavía no llegó" in form.fields["start_year"].remark
    form.show_record(there(store, workshops[1]))
    assert (form["start_year"].text(), form.fields["start_year"].remark) == ("", "")


def test_showing_again_does_not_disturb_who_types(
    form: Form, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    retype(qtbot, form, "place", "San B")
    operations.change_workshop(store, workshop_id=workshops[0], place="Otro", ruc="80012345-0")
    form.show_record(there(store, workshops[0]))
    assert form["place"].text() == "San B"
    assert form["place"].hasFocus()
    assert form["ruc"].text() == "80012345-0"


def test_typing_in_one_field_is_one_step_back_and_another_field_another(
    form: Form, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    for text in ("San", "San Blas"):
        retype(qtbot, form, "place", text)
        form.flush()
    retype(qtbot, form, "phone", "0981 111 222")
    form.flush()
    store.undo_stack.undo()
    assert there(store, workshops[0]).place == "San Blas"
    store.undo_stack.undo()
    assert there(store, workshops[0]).place == "Barrio Centro"


def test_tab_goes_through_the_fields_as_they_are_read(form: Form, qtbot: QtBot) -> None:
    form["name"].setFocus()
    visited = []
    for _each in workshop_rows():
        at = QApplication.focusWidget()
        visited += [name for name in form.fields if form[name] is at]
        qtbot.keyClick(at, Key.Key_Tab)
    assert visited == [row.name for row in workshop_rows()]


def test_every_field_has_its_label_for_who_does_not_see_it(form: Form) -> None:
    for row in workshop_rows():
        assert form[row.name].accessibleName() == row.label


def test_a_choice_that_cannot_be_kept_goes_back_to_what_the_file_says(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    def refuse(_store: Store, **_fields: object) -> None:
        raise DataProblem("Eso no se puede.")

    form = Form(context, workshop_rows(), refuse, "workshop_id")
    qtbot.addWidget(form)
    form.show_record(there(store, workshops[0]))
    with qtbot.waitSignal(context.messages.said) as said:
        form["zone"].setCurrentIndex(2)
        form["zone"].activated.emit(2)
    assert "Eso no se puede." in said.args
    assert form["zone"].value is None


ROWS = (
    Row("what", "Qué", take=or_nothing, wide=True),
    Row("many", "Cuántos", Whole(PIECES, most=9)),
    Row("day", "Día", OnDay()),
    Row("kind", "Clase", Choice([("una", "one"), ("otra", "other")])),
    Row("sure", "Seguro", Check()),
    Row("note", "Nota", Notes(60), wide=True),
)


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> FormWindow:
    def keep(values: dict[str, object]) -> dict[str, object]:
        if not values["what"]:
            raise DataProblem("Falta decir qué.")
        return values

    made = FormWindow(context, "Algo", Form(context, ROWS), keep, accept="Guardar", trouble_at="what")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_small_window_writes_all_that_it_says_with_enter(window: FormWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.form["what"], " una mesa ")
    qtbot.keyClicks(window.form["many"], "3")
    qtbot.mouseClick(window.form["sure"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(window.form["what"], Key.Key_Return)
    assert not window.isVisible()
    assert window.kept == {
        "what": "una mesa",
        "many": 3,
        "day": None,
        "kind": "one",
        "sure": True,
        "note": "",
    }


def test_what_cannot_be_written_is_said_at_its_field_and_the_window_stays(
    window: FormWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.form["many"], Key.Key_Return)
    assert window.form.fields["what"].remark == "Falta decir qué."
    assert window.form["what"].hasFocus()
    assert window.isVisible()


def test_what_was_wrong_is_not_said_any_longer_once_it_is_mended(window: FormWindow, qtbot: QtBot) -> None:
    window.save()
    qtbot.keyClicks(window.form["what"], "una mesa")
    qtbot.keyClicks(window.form["many"], "12")
    window.save()
    assert window.form.fields["what"].remark == ""
    assert "de 0 a 9" in window.form.fields["many"].remark


def test_a_number_that_cannot_be_holds_the_window_and_stays_typed(window: FormWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.form["what"], "una mesa")
    qtbot.keyClicks(window.form["many"], "12")
    qtbot.keyClick(window.form["note"], Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.isVisible()
    assert window.form["many"].text() == "12"
    assert "de 0 a 9" in window.form.fields["many"].remark
    assert window.form["many"].hasFocus()


@pytest.mark.parametrize("name", ["what", "note"])
def test_in_a_small_window_undo_takes_back_what_is_typed(window: FormWindow, qtbot: QtBot, name: str) -> None:
    field = window.form[name]
    field.setFocus()
    qtbot.keyClicks(field, "mesa")
    qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.form.fields[name].value == ""


def test_escape_leaves_without_writing(window: FormWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.form["what"], "una mesa")
    qtbot.keyClick(window.form["what"], Key.Key_Escape)
    assert not window.isVisible()
    assert window.kept is None


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_choices_that_wrap_are_whole_in_a_small_window(
    context: Context, qapp: QApplication, qtbot: QtBot, scale: float
) -> None:
    context.theme = load_theme("light", scale)
    apply_theme(qapp, context.theme)
    window = PlanWindow(context, None, "Modas Tres Puntadas")
    qtbot.addWidget(window)
    window.show()
    settle(qtbot)
    shown = [window.form["day"], *window.form["channel"].buttons]
    bottoms = [one.mapTo(window, one.rect().bottomLeft()).y() for one in shown]
    assert max(bottoms) < window.buttons.y()
    assert min(one.visibleRegion().boundingRect().height() for one in shown) >= shown[0].height()


def test_a_form_that_scrolls_is_whole_where_the_screen_has_room(
    context: Context, qapp: QApplication, qtbot: QtBot
) -> None:
    """Also one in which nothing wraps: the quote showed two of its ten fields."""
    apply_theme(qapp, context.theme)
    made = FormWindow(context, "Algo", Form(context, ROWS), accept="Guardar")
    qtbot.addWidget(made)
    made.show()
    settle(qtbot)
    for name in made.form.fields:
        field = made.form[name]
        assert field.visibleRegion().boundingRect().height() == field.height(), name
