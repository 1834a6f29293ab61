"""Participants: added as one types, enrolled or waiting, what they need, whom to call."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.registry.operations import add_person, add_workshop
from app.storage.store import Store
from app.training.enrolment_operations import set_enrolment
from app.training.event_desk import EventDesk
from app.training.operations import change_event
from app.training.queries import read_event
from reports.paper import Paper
from tests.ui.offices import choose, while_asked
from tests.ui.training.support import make_event, open_event, people, show_part, type_keys
from ui.context import Context
from ui.forms.reason_window import ReasonWindow
from ui.training.event_page import EventPage
from ui.training.messages_window import MessagesWindow
from ui.training.new_trainee import NewTraineeWindow
from ui.training.people_counts import say_totals
from ui.training.people_tab import PeopleTab


@pytest.fixture
def page(context: Context, qtbot: QtBot, event: int) -> EventPage:
    return open_event(context, qtbot, event)


@pytest.fixture
def tab(page: EventPage) -> PeopleTab:
    return show_part(page, "people")


def add(qtbot: QtBot, tab: PeopleTab, typed: str) -> None:
    """Type into the field that adds, and take the first hit."""
    tab.finder.setFocus()
    type_keys(qtbot, tab.finder, f"{typed}\n")
    qtbot.waitUntil(lambda: not tab.finder.text())
    for _turn in range(4):
        QApplication.processEvents()


def test_an_owner_is_enrolled_by_typing_her_name(
    tab: PeopleTab, qtbot: QtBot, store: Store, event: int
) -> None:
    workshop = add_workshop(store, name="Modas Sonia", phone="0985 111 222")
    add_person(store, workshop_id=workshop, given_names="Sonia", surnames="Rojas")
    add(qtbot, tab, "sonia")
    newest = people(store, event)[-1]
    assert (newest.trainee.full_name, newest.status) == ("Sonia Rojas", "enrolled")
    assert newest.trainee.phone == "+595985111222", "an owner answers her workshop's telephone"
    assert tab.panel.name.text() == "4. Sonia Rojas"
    assert tab.finder.hasFocus()


def test_a_full_event_makes_them_wait_and_offers_the_place_that_is_left(
    tab: PeopleTab, page: EventPage, qtbot: QtBot, store: Store, event: int, context: Context
) -> None:
    change_event(store, event_id=event, places=3)
    workshop = add_workshop(store, name="Modas Sonia")
    add_person(store, workshop_id=workshop, given_names="Sonia", surnames="Rojas")
    add(qtbot, tab, "sonia")
    assert people(store, event)[-1].status == "waiting"
    assert "Sonia Rojas" in tab.waiting.text()
    assert "1 en espera" in page.headline.text()
    tab.table.point_at(0)
    with qtbot.waitSignal(context.messages.said) as said:
        status = tab.panel.standing["status"]
        status.setFocus()
        type_keys(qtbot, status, "se r")  # "se retiró"
        status.activated.emit(status.currentIndex())
    _tone, sentence, action, give = said.args
    assert "Sonia Rojas" in sentence
    assert action == "Darle el lugar"
    assert people(store, event)[-1].status == "waiting", "nobody is moved unasked"
    give()
    assert people(store, event)[-1].status == "enrolled"
    assert tab.panel.standing["reason"].isVisible()


def test_what_they_need_to_come_is_kept_and_summed_up(
    tab: PeopleTab, qtbot: QtBot, store: Store, event: int
) -> None:
    for row in (0, 1):
        tab.table.point_at(row)
        box = tab.panel.standing["needs_childcare"]
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    timetable = tab.panel.standing["needs_timetable"]
    timetable.setFocus()
    type_keys(qtbot, timetable, "sabados")
    tab.table.point_at(2)  # leaving saves it for her who was shown
    first, second, third = people(store, event)
    assert (first.needs_childcare, second.needs_childcare) == (True, True)
    assert (second.needs_timetable, third.needs_timetable) == ("sabados", None)
    assert "2 necesitan cuidado de hijos" in tab.waiting.text()
    assert "sabados: 1" in tab.waiting.text()


def test_a_worker_who_is_new_is_added_with_her_data(
    tab: PeopleTab, qtbot: QtBot, store: Store, event: int, workshops: list[int]
) -> None:
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, NewTraineeWindow)
        assert dialog.form["name"].text() == "Rosalia Vera"
        dialog.form["sex"].show_value("woman")
        type_keys(qtbot, dialog.form["birth_year"], "1994")
        type_keys(qtbot, dialog.search.field, "tres punt\n")
        qtbot.waitUntil(lambda: dialog.workshop_id == workshops[1])
        type_keys(qtbot, dialog.form["phone"], "0981222333\n")

    while_asked(fill)
    add(qtbot, tab, "Rosalia Vera")
    qtbot.waitUntil(lambda: len(people(store, event)) == 4)
    new = people(store, event)[-1].trainee
    assert (new.full_name, new.sex, new.birth_year) == ("Rosalia Vera", "woman", 1994)
    assert (new.role, new.workshop_id) == ("worker", workshops[1])


def test_a_year_that_cannot_be_adds_nobody(context: Context, qtbot: QtBot, store: Store) -> None:
    window = NewTraineeWindow(context, "Rosalia Vera")
    qtbot.addWidget(window)
    window.form["birth_year"].setText("194")
    window.save()
    assert window.kept is None
    assert store.value("SELECT count(*) FROM trainee") == 0


def test_somebody_written_by_mistake_is_taken_out_and_brought_back(
    tab: PeopleTab, qtbot: QtBot, store: Store, event: int
) -> None:
    tab.table.setFocus()
    tab.table.point_at(1)
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    assert len(people(store, event)) == 2
    store.undo_stack.undo()
    assert len(people(store, event)) == 3


def test_letters_typed_on_the_list_look_for_somebody_to_add(tab: PeopleTab, qtbot: QtBot) -> None:
    tab.table.setFocus()
    type_keys(qtbot, tab.table, "l")
    assert tab.finder.text() == "l"
    assert tab.finder.hasFocus()


def test_the_message_is_copied_person_by_person(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    event = make_event(store, workshops)
    page = open_event(context, qtbot, event)
    assert page.desk is not None
    window = MessagesWindow(context, page.desk, page)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.phone.text() == "0971 897 967"
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    text = QApplication.clipboard().text()
    assert text.startswith("Hola, Benita.")
    assert "martes 6 de octubre, de 18:00 a 20:00" in text
    assert "Salón municipal" in text
    assert window.list.currentRow() == 1
    assert window.list.item(0).text().startswith("✓")
    with qtbot.waitSignal(context.way.paper) as asked:
        buttons = {one.text(): one for one in window.findChildren(QPushButton)}
        buttons["Imprimir la lista de teléfonos"].click()
    assert asked.args == [Paper("phone-list", (event,))]


def test_choosing_enrolled_when_it_is_full_makes_her_wait(
    tab: PeopleTab, qtbot: QtBot, store: Store, event: int, context: Context
) -> None:
    change_event(store, event_id=event, places=2)
    last = people(store, event)[-1]
    set_enrolment(store, enrolment_id=last.id, status="invited")
    tab.table.point_at(2)
    with qtbot.waitSignal(context.messages.said) as said:
        choose(tab.panel.standing["status"], "enrolled")
    assert "queda en la lista de espera" in said.args[1]
    assert people(store, event)[-1].status == "waiting"
    assert tab.panel.standing["status"].value == "waiting"


def test_those_chosen_in_the_list_are_enrolled_in_one_step(
    tab: PeopleTab, qtbot: QtBot, store: Store, event: int
) -> None:
    for one in people(store, event):
        set_enrolment(store, enrolment_id=one.id, status="invited")
    tab.table.setFocus()
    tab.table.selectAll()
    assert tab.enrol.text() == "Inscribir a las 3 personas elegidas"
    qtbot.mouseClick(tab.enrol, Qt.MouseButton.LeftButton)
    assert {one.status for one in people(store, event)} == {"enrolled"}
    assert not tab.enrol.isVisible()
    store.undo_stack.undo()
    assert {one.status for one in people(store, event)} == {"invited"}


def test_an_event_is_called_off_with_its_reason(
    page: EventPage, qtbot: QtBot, store: Store, event: int
) -> None:
    plan = show_part(page, "plan")

    def answer(window: QWidget) -> None:
        assert isinstance(window, ReasonWindow)
        assert not window.main.isEnabled()
        type_keys(qtbot, window.form["reason"], "no hubo local\n")

    while_asked(answer)
    choose(plan.card.form["status"], "cancelled")
    after = read_event(store, event)
    assert (after.status, after.note) == ("cancelled", "no hubo local")
    assert "suspendida" in page.headline.text()
    assert plan.cancel.isHidden()


def test_an_event_that_is_not_called_off_after_all_stays_planned(
    page: EventPage, qtbot: QtBot, store: Store, event: int
) -> None:
    plan = show_part(page, "plan")
    while_asked(lambda window: window.close())
    plan.cancel.click()
    assert read_event(store, event).status == "planned"
    assert plan.card.form["status"].value == "planned"


def test_who_is_enrolled_is_counted_as_persons_where_places_are_open(context: Context, event: int) -> None:
    assert "3 personas inscriptas" in say_totals(EventDesk(context.store, event))
