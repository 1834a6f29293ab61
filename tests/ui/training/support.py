"""Three workshops that need a course, an event of it, and the parts of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.place import Place
from app.storage.store import Store
from app.training.enrolment_operations import enrol_trainee, invite_workshops
from app.training.operations import add_event, plan_sessions
from app.training.queries import list_enrolments
from app.training.records import Enrolment
from tests.rounds import finish_round
from tests.ui.offices import fill_office
from ui.context import Context
from ui.training.event_page import EventPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot  # the bench opens pages with it, without pytest

COURSE = "CUR-01"
DAYS = ["2026-10-06", "2026-10-13", "2026-10-20"]
SIZE = (1366, 700)


def fill_with_needs(store: Store) -> list[int]:
    """The three workshops of the tests, each with a finished diagnostic at the lowest level."""
    workshops = fill_office(store)
    for workshop in workshops:
        finish_round(store, workshop, 0, "2026-09-01")
    store.undo_stack.clear()
    return workshops


def make_event(store: Store, workshops: list[int], **fields: object) -> int:
    """An event on three days with the owners enrolled in the order of their workshops."""
    event = add_event(store, course=COURSE, place="Salón municipal", **fields)
    plan_sessions(store, event_id=event, days=DAYS, starts_at="18:00", ends_at="20:00")
    invite_workshops(store, event_id=event, workshop_ids=workshops)
    for one in list_enrolments(store, event):
        enrol_trainee(store, event_id=event, trainee_id=one.trainee.id)
    store.undo_stack.clear()
    return event


def people(store: Store, event: int) -> list[Enrolment]:
    """Everybody in the event, in the order of the paper."""
    return list_enrolments(store, event)


def open_event(context: Context, qtbot: QtBot, event: int) -> EventPage:
    """The page of an event, shown."""
    page = EventPage(context)
    qtbot.addWidget(page)
    page.resize(*SIZE)
    page.show_place(Place("event", event))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def show_part(page: EventPage, code: str) -> Any:
    """Bring a part of the page to the front, with the cursor in it."""
    page.tabs.go_to(code)
    page.tabs.shown.begin()
    return page.tabs.shown


def type_keys(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    """Letters and digits, one after the other; "\\n" is Enter."""
    for key in keys:
        if key == "\n":
            qtbot.keyClick(widget, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(widget, key)
