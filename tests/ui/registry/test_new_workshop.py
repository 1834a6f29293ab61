"""Adding a workshop, and choosing one for a diagnostic."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from app.registry.operations import add_cluster
from app.registry.queries import read_workshop
from app.storage.store import Store
from ui.context import Context
from ui.registry import new_workshop
from ui.registry.choose_workshop import ChooseWorkshopWindow
from ui.registry.new_workshop import NewWorkshopWindow


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> NewWorkshopWindow:
    made = NewWorkshopWindow(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_name_is_needed(window: NewWorkshopWindow, qtbot: QtBot) -> None:
    window.save()
    assert window.isVisible()
    assert window.kept is None


def test_one_step_back_takes_workshop_and_owner_away(window: NewWorkshopWindow, store: Store) -> None:
    window.form["name"].setText("creaciones itapé")
    window.form["owner"].setText("Nidia Ibáñez Rojas")
    window.save()
    assert window.kept is not None
    added = read_workshop(store, window.kept)
    assert (added.name, added.owner_name) == ("Creaciones Itapé", "Nidia Ibáñez Rojas")
    assert added.code == "YAG-004"
    store.undo_stack.undo()
    assert store.value("SELECT count(*) FROM workshop WHERE deleted = 0") == 3
    assert store.value("SELECT count(*) FROM person WHERE deleted = 0") == 3


@pytest.mark.parametrize(
    ("field", "text"),
    [("name", "modas tres puntadas"), ("owner", "lourdes"), ("phone", "(0981) 599-671")],
)
def test_one_that_is_there_already_is_named(
    window: NewWorkshopWindow, workshops: list[int], field: str, text: str
) -> None:
    window.form[field].setText(text)
    window.look_for_same()
    assert "YAG-002 Modas Tres Puntadas" in window.same.text()
    window.open_same.click()
    assert window.kept == workshops[1]


def test_a_doubtful_phone_is_said_and_kept(window: NewWorkshopWindow, store: Store) -> None:
    window.form["name"].setText("Otro taller")
    window.form["phone"].setText("12345")
    window.form["phone"].editingFinished.emit()
    assert "No parece un teléfono" in window.form.fields["phone"].remark
    window.save()
    assert window.kept is not None
    assert read_workshop(store, window.kept).phone_given == "12345"


def test_a_workshop_is_chosen_by_typing_and_enter(
    context: Context, workshops: list[int], qtbot: QtBot
) -> None:
    window = ChooseWorkshopWindow(context)
    qtbot.addWidget(window)
    window.show()
    assert window.list.count() == 3
    qtbot.keyClicks(window.field, "esperanza")
    assert window.list.count() == 1
    qtbot.keyClick(window.field, Qt.Key.Key_Return)
    assert window.chosen == workshops[2]
    assert not window.isVisible()


def test_nothing_found_cannot_be_chosen(context: Context, workshops: list[int], qtbot: QtBot) -> None:
    window = ChooseWorkshopWindow(context)
    qtbot.addWidget(window)
    window.field.setText("zzz")
    assert not window.take.isEnabled()


def test_enter_adds_what_was_looked_for_in_vain_and_brings_it_along(
    context: Context, workshops: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(new_workshop, "add_new_workshop", lambda _context, _parent, said: asked.append(said))
    window = ChooseWorkshopWindow(context)
    qtbot.addWidget(window)
    window.show()
    assert window.take.isDefault()
    window.field.setText("Modas Ña Mica")
    assert window.list.focusPolicy() is Qt.FocusPolicy.NoFocus, "Tab stood still on an empty list"
    qtbot.keyClick(window.field, Qt.Key.Key_Return)
    assert asked == ["Modas Ña Mica"]
    window.field.clear()
    assert window.take.isDefault()
    assert window.list.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_what_was_looked_for_is_the_name_or_the_telephone(context: Context, qtbot: QtBot) -> None:
    for said, name, phone in (("Modas Ña Mica", "Modas Ña Mica", ""), ("0971 555 123", "", "0971 555 123")):
        made = NewWorkshopWindow(context, said=said)
        qtbot.addWidget(made)
        made.show()
        assert (made.form["name"].text(), made.form["phone"].text()) == (name, phone)
        assert made.form["name"].selectedText() == name, "typing writes over it"


def test_the_territory_of_the_last_one_is_offered_and_not_the_first_by_name(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    add_cluster(store, code="ARE", name="Areguá")
    made = NewWorkshopWindow(context)
    qtbot.addWidget(made)
    assert made.form["cluster_id"].currentText() == "Yaguarón (YAG)"


def test_the_name_of_a_long_territory_is_read_whole(context: Context, store: Store, qtbot: QtBot) -> None:
    add_cluster(store, code="ITA", name="Compañía Itá Potrero y San Lorenzo de Yaguarón")
    made = NewWorkshopWindow(context)
    qtbot.addWidget(made)
    made.show()
    field = made.form["cluster_id"]
    field.setCurrentIndex([text[:8] for text, _id in field.offered].index("Compañía"))
    shown = QStyleOptionComboBox()
    field.initStyleOption(shown)
    assert shown.currentText == "Compañía Itá Potrero y San Lorenzo de Yaguarón (ITA)"
