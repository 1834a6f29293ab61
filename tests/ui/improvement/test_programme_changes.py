"""Changing a programme: order, limit, done, taken out, undone."""

from datetime import date

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.i18n import format_day
from app.improvement.queries import read_programme
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, press, write
from tests.ui.improvement.support import add_some, programme, titles
from ui.context import Context
from ui.improvement.action_card import ACTION_MIME
from ui.improvement.programme_page import ProgrammePage
from ui.improvement.recommendation_model import SOLUTION_MIME

ALT = Qt.KeyboardModifier.AltModifier


def test_alt_and_the_arrows_reorder_and_the_cursor_stays(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    add_some(qtbot, page, 3)
    before = titles(page, store)
    last = programme(page, store).open_actions[2]
    page.actions_card.cards[last.id].head.setFocus()
    press(qtbot, Qt.Key.Key_Up, ALT)
    press(qtbot, Qt.Key.Key_Up, ALT)
    press(qtbot, Qt.Key.Key_Up, ALT)
    assert titles(page, store) == [before[2], before[0], before[1]]
    assert QApplication.focusWidget() is page.actions_card.cards[last.id].head
    press(qtbot, Qt.Key.Key_Down, ALT)
    assert titles(page, store) == [before[0], before[2], before[1]]
    assert page.actions_card.cards[last.id].head.number.text() == "2"


def drop(page: ProgrammePage, kind: str, content: str, y: int) -> None:
    data = QMimeData()
    data.setData(kind, content.encode())
    page.actions_card.dropEvent(
        QDropEvent(
            QPointF(20, y),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_an_action_is_dragged_to_another_place(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    add_some(qtbot, page, 3)
    before = titles(page, store)
    first, second, _third = programme(page, store).open_actions
    qtbot.waitUntil(lambda: page.actions_card.cards[second.id].y() > 0)
    below = page.actions_card.cards[second.id].geometry().bottom()
    drop(page, ACTION_MIME, str(first.id), below)
    assert titles(page, store) == [before[1], before[0], before[2]]


def test_a_recommendation_is_dragged_into_the_programme(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    add_some(qtbot, page, 2)
    dragged = page.recommendations.list.rows.shown[4].solution
    drop(page, SOLUTION_MIME, dragged.code, 0)
    assert titles(page, store)[2] == dragged.title, "two answer alerts, and stay first"


def test_the_limit_is_said_kindly_and_can_be_passed_on_purpose(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    add_some(qtbot, page, 5)
    assert not page.limit.isVisible()
    add_some(qtbot, page, 6)
    assert page.limit.isVisible()
    assert len(titles(page, store)) == 5
    press(qtbot, Qt.Key.Key_Space)
    assert not page.limit.isVisible(), "leaving it so is the first button"
    assert len(titles(page, store)) == 5
    page.recommendations.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    page.limit.anyway.click()
    assert len(titles(page, store)) == 6
    assert "a propósito" in page.actions_card.remark.text()


def test_done_and_open_again(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    add_some(qtbot, page, 2)
    action = programme(page, store).open_actions[0]
    page.actions_card.cards[action.id].head.setFocus()
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    done = next(a for a in programme(page, store).actions if a.id == action.id)
    assert (done.status, done.done_on) == ("done", date.today().isoformat())
    assert action.id not in page.actions_card.cards
    page.actions_card.reopened.emit(action.id)
    assert action.id in page.actions_card.cards


def test_taking_out_can_be_undone_from_the_message(
    qtbot: QtBot, page: ProgrammePage, store: Store, context: Context
) -> None:
    add_some(qtbot, page, 2)
    before = titles(page, store)
    action = programme(page, store).open_actions[0]
    page.actions_card.cards[action.id].head.setFocus()
    with qtbot.waitSignal(context.messages.said) as said:
        press(qtbot, Qt.Key.Key_Delete)
    assert titles(page, store) == before[1:]
    said.args[3]()
    assert titles(page, store) == before


def test_undoing_everything_leaves_no_programme(
    qtbot: QtBot, page: ProgrammePage, store: Store, visit: int
) -> None:
    store.undo_stack.close_step()
    last = store.undo_stack.undo_label
    steps = 0
    add_some(qtbot, page, 3)
    press(qtbot, Qt.Key.Key_A, CONTROL)
    write(qtbot, "Mirta")
    press(qtbot, Qt.Key.Key_Up, ALT)
    page.choices.rows[1].what.setFocus()
    write(qtbot, "Un horno")
    press(qtbot, Qt.Key.Key_Tab)
    assert len(titles(page, store)) == 3
    while store.undo_stack.undo_label != last and steps < 50:
        press(qtbot, Qt.Key.Key_Z, CONTROL)
        steps += 1
    assert read_programme(store, visit) is None
    assert page.actions_card.cards == {}
    assert page.choices.rows[1].what.text() == ""
    assert 5 <= steps <= 8


def test_tab_goes_down_the_actions_as_they_stand(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    add_some(qtbot, page, 2)
    first, second = (page.actions_card.cards[one.id] for one in programme(page, store).open_actions)
    page.move_action(second.action.id, -1)
    press(qtbot, Qt.Key.Key_Escape)
    second.head.setFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert first.head.hasFocus()
    press(qtbot, Qt.Key.Key_Tab)
    assert page.actions_card.own.hasFocus()
    for _stop in range(2):
        press(qtbot, Qt.Key.Key_Tab)
    assert page.next_visit.day.field.hasFocus()


def test_an_alert_is_due_today_and_a_later_day_is_asked_about(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    add_some(qtbot, page, 1)
    today = date.today().isoformat()
    (alert,) = programme(page, store).open_actions
    assert (alert.source, alert.due_on) == ("alert", today)
    field = page.actions_card.cards[alert.id].form.fields["due_on"]
    for answer, kept in ((page.limit.leave, today), (page.limit.anyway, "2028-01-15")):
        field.field.setText("15/01/2028")
        field.field.flush()
        assert page.limit.isVisible()
        assert "15/01/2028" in page.limit.sentence.text()
        assert programme(page, store).open_actions[0].due_on == today, "not kept unasked"
        answer.click()
        assert not page.limit.isVisible()
        assert programme(page, store).open_actions[0].due_on == kept
        assert field.field.text() == format_day(kept)
    field.field.setText("hoy")
    field.field.flush()
    assert not page.limit.isVisible(), "sooner needs no question"
    assert programme(page, store).open_actions[0].due_on == today


def test_what_the_owner_chose_never_goes_before_an_alert(
    qtbot: QtBot, page: ProgrammePage, store: Store, context: Context
) -> None:
    add_some(qtbot, page, 1)
    page.actions_card.own_wanted.emit("Comprar una overlock")
    before = titles(page, store)
    own = programme(page, store).open_actions[1]
    page.actions_card.cards[own.id].head.setFocus()
    with qtbot.waitSignal(context.messages.said):
        press(qtbot, Qt.Key.Key_Up, ALT)
    assert titles(page, store) == before


def test_a_choice_that_answers_an_alert_is_due_today(page: ProgrammePage, store: Store) -> None:
    session = page.session
    assert session is not None
    code = next(r.solution.code for r in session.recommendations if r.rule == "alert")
    session.set_choice(1, what="Salida libre", why="", months=6, solution=code)
    session.reload()
    session.add_choice(1)
    (action,) = programme(page, store).open_actions
    assert (action.source, action.due_on) == ("alert", date.today().isoformat())
