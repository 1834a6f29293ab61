"""Noting a visit or a call in the window: by keyboard alone, by mouse, and left half-way."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.contacts.operations import plan_contact, record_contact
from app.contacts.queries import list_contacts, read_contact
from app.figures.locks import lock_period
from app.storage.store import Store
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window, settle
from ui.contacts.contact_page import ContactPage
from ui.context import Context
from ui.main_window import MainWindow
from ui.registry.choose_workshop import ChooseWorkshopWindow

TODAY = date.today().isoformat()
A_MINUTES_KEYS = 170  # about three keys a second
Key = Qt.Key


class Typist:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.keys = 0

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier | None = None, target: QWidget | None = None
    ) -> None:
        self.keys += 1
        target = target or QApplication.focusWidget()
        assert target is not None
        self._qtbot.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str, target: QWidget | None = None) -> None:
        self.keys += len(text)
        target = target or QApplication.focusWidget()
        assert isinstance(target, QLineEdit | QPlainTextEdit), target
        self._qtbot.keyClicks(target, text)

    def tab_to(self, name: str) -> None:
        for _time in range(40):
            self.press(Key.Key_Tab)
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName().startswith(name):
                return
        raise AssertionError(f"Tab does not come to {name}")


def page_of(window: MainWindow) -> ContactPage:
    assert isinstance(window.page, ContactPage)
    return window.page


def open_new(context: Context, qtbot: QtBot, workshop: int) -> tuple[MainWindow, ContactPage]:
    window = open_window(context, qtbot)
    window.go("contact", workshop, new=1)
    settle(qtbot)
    return window, page_of(window)


def test_a_call_is_noted_by_keyboard_alone_within_a_minute(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    typist = Typist(qtbot)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ChooseWorkshopWindow)
        typist.type("punt", dialog.field)
        typist.press(Key.Key_Return, target=dialog.field)

    while_asked(choose)
    typist.press(Key.Key_R, held=Qt.KeyboardModifier.ControlModifier)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    settle(qtbot)
    page = page_of(window)
    typist.press(Key.Key_L)  # Llamada
    typist.tab_to("Duración")
    typist.type("12")
    typist.tab_to("Temas")
    typist.press(Key.Key_F)  # Formalización
    typist.press(Key.Key_Space)
    typist.tab_to("Qué se hizo")
    typist.type("Pregunta por el timbrado.")
    typist.tab_to("El taller se compromete")
    typist.type("Llevar el RUC")
    typist.tab_to("Próxima fecha")
    typist.type("+7")
    typist.press(Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert window.page is not page
    planned, call = list_contacts(store, workshop_id=workshops[1])
    assert (call.status, call.channel, call.held_on) == ("held", "phone", TODAY)
    assert (call.contact_minutes, call.travel_minutes, call.topics) == (12, 0, ("FOR",))
    assert (call.what_was_done, call.workshop_agrees) == (
        "Pregunta por el timbrado.",
        "Llevar el RUC",
    )
    assert call.consultants == ("Liz Ayala",)
    next_week = (date.today() + timedelta(days=7)).isoformat()
    assert (planned.status, planned.held_on) == ("planned", next_week)
    assert typist.keys <= A_MINUTES_KEYS


def test_a_day_that_cannot_be_read_is_shown_before_leaving(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window, page = open_new(context, qtbot, workshops[0])
    page.time.form.fields["contact_minutes"].take(30)
    day = page.words.form.fields["next_on"]
    qtbot.keyClicks(day.field, "el otro")
    qtbot.mouseClick(page.head.done, Qt.MouseButton.LeftButton)
    assert window.page is page
    assert day.field.text() == "el otro"
    assert "30/11" in day.remark
    day.field.clear()
    qtbot.keyClicks(day.field, "+7")
    qtbot.mouseClick(page.head.done, Qt.MouseButton.LeftButton)
    assert window.page is not page
    assert [one.status for one in list_contacts(store)] == ["planned", "held"]


def test_nothing_is_noted_before_something_is_said(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window, page = open_new(context, qtbot, workshops[0])
    assert not page.head.print.isVisible()
    qtbot.mouseClick(page.head.done, Qt.MouseButton.LeftButton)
    assert list_contacts(store) == []
    window.go("contact", workshops[0], new=1)
    page.time.form.fields["contact_minutes"].take(30)
    assert [one.contact_minutes for one in list_contacts(store)] == [30]
    window.go("home")
    window.back()
    page.words.form["received_by"].setText("Benita")
    page.words.form["received_by"].flush()
    (only,) = list_contacts(store)
    assert read_contact(store, only.id).received_by == "Benita"
    window.undo()
    window.undo()
    settle(qtbot)
    assert list_contacts(store) == []
    assert window.page is not page


def test_the_minutes_of_the_last_time_are_taken_with_one_press(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    record_contact(
        store,
        workshop_id=workshops[0],
        held_on="2026-03-02",
        contact_minutes=75,
        preparation_minutes=10,
        travel_minutes=40,
    )
    _window, page = open_new(context, qtbot, workshops[0])
    assert "75 · 10 · 40" in page.time.again.text()
    page.time.again.click()
    newest = list_contacts(store)[0]
    assert (newest.contact_minutes, newest.preparation_minutes, newest.travel_minutes) == (
        75,
        10,
        40,
    )
    assert not page.time.again.isVisible()


def test_an_action_is_gone_through_and_done(
    context: Context, store: Store, workshops: list[int], action: int, qtbot: QtBot
) -> None:
    _window, page = open_new(context, qtbot, workshops[0])
    row = page.actions_card.rows[action]
    assert not row.what.isVisible()
    qtbot.mouseClick(row.progress.buttons[1], Qt.MouseButton.LeftButton)
    row.what.setFocus()
    qtbot.keyClicks(row.what, "Pide precio")
    row.what.flush()
    (line,) = list_contacts(store)
    (noted,) = read_contact(store, line.id).actions
    assert (noted.progress, noted.what, noted.status) == ("advanced", "Pide precio", "open")
    qtbot.mouseClick(row.progress.buttons[0], Qt.MouseButton.LeftButton)
    (noted,) = read_contact(store, line.id).actions
    assert (noted.progress, noted.what, noted.status) == ("done", "Pide precio", "done")
    qtbot.mouseClick(row.progress.buttons[0], Qt.MouseButton.LeftButton)
    (noted,) = read_contact(store, line.id).actions
    assert (noted.progress, noted.status) == (None, "open")


def test_a_planned_visit_is_held_or_is_not(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    ahead = (date.today() + timedelta(days=3)).isoformat()
    planned = plan_contact(store, workshop_id=workshops[0], held_on=ahead)
    other = plan_contact(store, workshop_id=workshops[0], held_on="2026-01-07")
    window = open_window(context, qtbot)
    window.go("contact", planned)
    page = page_of(window)
    assert not page.time.isVisible()
    assert "prevista" in page.head.title.text()
    qtbot.mouseClick(page.head.held, Qt.MouseButton.LeftButton)
    assert page.time.isVisible()
    read = read_contact(store, planned)
    assert (read.status, read.held_on) == ("held", TODAY)
    window.go("contact", other)
    qtbot.mouseClick(page.head.missed, Qt.MouseButton.LeftButton)
    assert read_contact(store, other).status == "missed"
    assert not page.head.notice.isHidden()


def test_a_reported_visit_is_only_to_be_read(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    contact = record_contact(store, workshop_id=workshops[0], held_on="2026-03-10")
    lock_period(store, date_from="2026-01-01", date_to="2026-06-30", locked_on="2026-07-02")
    window = open_window(context, qtbot)
    window.go("contact", contact)
    page = page_of(window)
    assert not page.time.isEnabled()
    assert not page.head.remove.isVisible()
    assert "ya se informó" in page.head.sentence.text()
    late = record_contact(store, workshop_id=workshops[0], held_on="2026-03-11")
    window.go("contact", late)
    assert page.time.isEnabled()
    assert "después de informar" in page.head.sentence.text()


@pytest.mark.parametrize("typed", ["mañana", "+3"])
def test_what_was_held_has_a_day_that_came(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot, typed: str
) -> None:
    contact = record_contact(store, workshop_id=workshops[0], held_on="2026-11-02")
    window = open_window(context, qtbot)
    window.go("contact", contact)
    field = page_of(window).when.form.fields["held_on"].field
    field.setText(typed)
    field.flush()
    assert read_contact(store, contact).held_on == "2026-11-02"
    assert page_of(window).when.form.fields["held_on"].in_trouble
    yesterday = date.today() - timedelta(days=1)
    field.setText(f"{yesterday.day}/{yesterday.month}")
    field.flush()
    assert read_contact(store, contact).held_on == yesterday.isoformat()


def test_a_removed_visit_can_be_brought_back(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    contact = record_contact(store, workshop_id=workshops[0], held_on="2026-11-02")
    window = open_window(context, qtbot)
    window.go("workshops")
    window.go("contact", contact)
    page = page_of(window)
    assert unnamed(page) == []
    page.head.remove.click()
    assert list_contacts(store) == []
    assert window.page is not page
    window.undo()
    assert [one.id for one in list_contacts(store)] == [contact]


def test_a_new_visit_may_be_the_one_that_was_planned(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    planned = plan_contact(store, workshop_id=workshops[0], held_on="2026-01-07", starts_at="09:00")
    window, page = open_new(context, qtbot, workshops[0])
    assert "7 de enero" in page.head.sentence.text()
    qtbot.mouseClick(page.head.held, Qt.MouseButton.LeftButton)
    page.time.form.fields["contact_minutes"].take(30)
    (line,) = list_contacts(store)
    assert (line.id, line.status, line.held_on, line.contact_minutes) == (
        planned,
        "held",
        TODAY,
        30,
    )
    assert not page.head.notice.isVisible()
    window.go("home")
    window.back()
    assert page.head.print.isVisible()
