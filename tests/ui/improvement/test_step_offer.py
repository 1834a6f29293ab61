"""A finished action that does a step of the formalization offers to close it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.formalization.ladder_queries import read_workshop_steps
from app.improvement.operations import add_action
from app.improvement.records import ActionDue
from app.place import Place
from app.storage.store import Store
from tests.ui.diagnosis.support import press
from tests.ui.improvement.support import programme
from ui.contacts.contact_page import ContactPage
from ui.context import Context
from ui.home.day_acts import DayActs
from ui.improvement.programme_page import ProgrammePage


def test_the_step_is_offered_and_closed_with_the_action(
    qtbot: QtBot, page: ProgrammePage, store: Store, context: Context
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    agreed = programme(page, store)
    action = add_action(
        store, programme_id=agreed.id, source="consultant", solution="SOL-FOR-05a", beyond_limit=True
    )
    with qtbot.waitSignal(context.messages.said) as said:
        page.complete_action(action)
    _tone, sentence, label, accept = said.args
    assert sentence == (
        "Acción hecha. Con ella se cumple el paso «Contrato escrito con cada persona»: ¿vio el papel?"
    )
    assert label == "Vi el papel: dar por hecho el paso"
    assert read_workshop_steps(store, agreed.workshop_id) == {}
    accept()
    record = read_workshop_steps(store, agreed.workshop_id)["CONTRATOS"]
    assert (record.status, record.action_id) == ("done", action)
    store.undo_stack.undo()
    assert read_workshop_steps(store, agreed.workshop_id) == {}


def test_another_action_only_can_be_taken_back(
    qtbot: QtBot, page: ProgrammePage, store: Store, context: Context
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    action = add_action(store, programme_id=programme(page, store).id, source="consultant", title="Ordenar")
    with qtbot.waitSignal(context.messages.said) as said:
        page.complete_action(action)
    assert said.args[1:3] == ["Acción hecha.", "Deshacer"]


def test_it_is_offered_from_the_day_and_from_a_visit_too(
    qtbot: QtBot, page: ProgrammePage, store: Store, context: Context
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    agreed = programme(page, store)
    told: list[tuple[str, str]] = []
    context.messages.said.connect(lambda _tone, text, label, _do: told.append((text, label)))
    for way in ("day", "visit"):
        action = add_action(
            store,
            programme_id=agreed.id,
            source="consultant",
            solution="SOL-FOR-05a",
            beyond_limit=True,
        )
        told.clear()
        if way == "day":
            due = ActionDue(action, agreed.visit_id, agreed.workshop_id, "", "", "Contrato", "", "")
            DayActs(context, page).complete(due)
        else:
            contact = ContactPage(context)
            qtbot.addWidget(contact)
            contact.show_place(Place("contact", agreed.workshop_id, new=1))
            contact.actions_card.noted.emit(action, "done", "")
        assert told[-1][1] == "Vi el papel: dar por hecho el paso", way
