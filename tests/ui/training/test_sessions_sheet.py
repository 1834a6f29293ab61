"""The days of an event, typed into their sheet from the keyboard."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import format_day
from app.storage.store import Store
from app.training.operations import add_event, change_session, plan_sessions
from app.training.queries import read_event
from tests.ui.training.support import COURSE, open_event
from tests.ui.windows import settle
from ui.context import Context
from ui.training.sessions_card import SessionsCard

Key = Qt.Key
DAYS = [(date.today() + timedelta(days=7 * week)).isoformat() for week in (1, 2, 3)]
LATER = (date.today() + timedelta(days=28)).isoformat()


@pytest.fixture
def event(store: Store, workshops: list[int]) -> int:
    made = add_event(store, course=COURSE, place="Salón municipal")
    plan_sessions(store, event_id=made, days=DAYS, starts_at="13:00", ends_at="14:00")
    store.undo_stack.clear()
    return made


@pytest.fixture
def card(context: Context, event: int, qtbot: QtBot) -> SessionsCard:
    page = open_event(context, qtbot, event)
    page.tabs.go_to("plan")
    page.tabs.tab("plan").sessions.sheet.setFocus()
    settle(qtbot)
    return page.tabs.tab("plan").sessions


def strike(qtbot: QtBot, text: str, *keys: Qt.Key) -> None:
    for key in (*text, *keys):
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key)
        settle(qtbot)


def at(card: SessionsCard) -> tuple[int, int]:
    index = card.sheet.currentIndex()
    return index.row(), index.column()


def put(card: SessionsCard, row: int, column: int) -> None:
    card.sheet.setCurrentIndex(card.model.index(row, column))


def test_a_session_is_removed_without_a_secret_key(
    card: SessionsCard, store: Store, event: int, qtbot: QtBot
) -> None:
    put(card, 1, 0)
    menu = card.sheet.make_menu()
    remove = next(one for one in menu.actions() if one.text().startswith("Quitar el encuentro"))
    remove.trigger()
    settle(qtbot)
    assert [one.held_on for one in read_event(store, event).sessions] == [DAYS[0], DAYS[2]]


def test_days_are_added_one_under_the_other(
    card: SessionsCard, store: Store, event: int, qtbot: QtBot
) -> None:
    put(card, 3, 0)
    strike(qtbot, format_day(LATER), Key.Key_Return)
    assert at(card) == (4, 0)
    again = (date.fromisoformat(DAYS[0]) + timedelta(days=1)).isoformat()
    strike(qtbot, format_day(again), Key.Key_Return)
    assert at(card) == (5, 0)
    days = [one.held_on for one in read_event(store, event).sessions]
    assert days == sorted([*DAYS, LATER, again])


def test_a_column_of_hours_is_typed_with_enter(
    card: SessionsCard, store: Store, event: int, qtbot: QtBot
) -> None:
    put(card, 0, 2)
    for row, hour in enumerate(("15", "16", "17")):
        strike(qtbot, hour, Key.Key_Return)
        assert at(card) == (row + 1, 2)
    assert [one.ends_at for one in read_event(store, event).sessions] == ["15:00", "16:00", "17:00"]


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [(0, "31/02/2027", ""), (2, "25", ""), (2, "12:00", "termina antes")],
)
def test_what_cannot_be_taken_stays_with_its_reason_until_it_is_mended(
    card: SessionsCard, store: Store, event: int, qtbot: QtBot, column: int, typed: str, why: str
) -> None:
    before = read_event(store, event).sessions
    put(card, 0, column)
    strike(qtbot, typed, Key.Key_Return)
    assert read_event(store, event).sessions == before
    assert card.model.index(0, column).data() == typed
    assert card.trouble.said
    assert why in card.trouble.text()
    good = format_day(DAYS[0]) if column == 0 else "15:00"
    put(card, 0, column)
    strike(qtbot, good, Key.Key_Return)
    assert not card.trouble.said
    assert card.model.index(0, column).data() != typed


def test_a_theme_is_read_whole_where_another_column_has_room_to_spare(
    card: SessionsCard, store: Store, event: int, qtbot: QtBot
) -> None:
    """In English with large letters it was cut by 3 pixels beside 64 that were empty."""
    said = "Gastos del taller, precio mínimo y cómo decirlo al cliente"
    change_session(store, session_id=read_event(store, event).sessions[0].id, topic=said)
    settle(qtbot)
    topic = card.model.index(0, 3)
    needed = card.sheet.sizeHintForIndex(topic).width()
    others = 136 + 68 + 68 + 110
    around = card.width() - card.sheet.contentsRect().width()
    card.setFixedWidth(around + others + needed - 30)
    settle(qtbot)
    assert card.sheet.columnWidth(3) >= needed
    assert card.sheet.horizontalHeader().length() == card.sheet.viewport().width()
    card.setFixedWidth(around + others + needed + 100)
    settle(qtbot)
    assert [card.sheet.columnWidth(place) for place in (0, 1, 2, 4)] == [136, 68, 68, 110]
