"""What is typed with real keys: kept, asked about, or refused with the reason and still in sight."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.contacts.operations import plan_contact, record_contact
from app.contacts.queries import list_contacts, read_contact
from app.i18n import format_day
from app.registry.operations import change_workshop
from app.registry.queries import read_workshop
from app.storage.store import Store
from app.training.operations import add_event, plan_sessions
from app.training.queries import list_marks
from tests.ui.contacts.test_contact_page import open_new
from tests.ui.offices import fill_office, while_asked
from tests.ui.training.support import COURSE, make_event, open_event, show_part
from tests.ui.windows import open_window, settle
from ui.agenda.move_window import MoveWindow, ask_new_time
from ui.contacts.contact_page import ContactPage
from ui.contacts.plan_window import PlanWindow
from ui.context import Context
from ui.registry.record_rows import MachineRow, MembershipRow, PeopleRow
from ui.registry.workshop_page import WorkshopPage

Key = Qt.Key
TODAY = date.today()
SOON = (TODAY + timedelta(days=10)).isoformat()
FAR = TODAY.replace(year=TODAY.year + 36, day=10, month=12)


@pytest.fixture
def workshops(store: Store) -> list[int]:
    """The three of the tests."""
    return fill_office(store)


def strike(qtbot: QtBot, field: QWidget, text: str, *keys: Qt.Key) -> None:
    """Over what is in the field, a key after the other, then others where the cursor is."""
    field.setFocus()
    settle(qtbot)
    qtbot.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or field, key)
    settle(qtbot)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("15/03/2062", "todavía no llegó"),
        ("01/01/1990", "fue hace"),
        ("31/02/2026", "tiene 28"),
        ("pronto", "«pronto» no se entiende"),
    ],
)
def test_the_day_of_a_visit_that_cannot_be_stays_with_its_reason(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot, typed: str, why: str
) -> None:
    held = record_contact(store, workshop_id=workshops[0], held_on=TODAY.isoformat())
    window = open_window(context, qtbot)
    window.go("contact", held)
    page = window.page
    assert isinstance(page, ContactPage)
    strike(qtbot, page.when.form["held_on"], typed, Key.Key_Tab)
    assert why in page.when.form.fields["held_on"].remark
    assert page.when.form.fields["held_on"].sure.isHidden()
    page.words.form["received_by"].setText("Ña Chela")
    page.words.form["received_by"].flush()
    assert page.when.form["held_on"].text() == typed
    assert read_contact(store, held).held_on == TODAY.isoformat()


def test_a_next_day_far_ahead_is_kept_only_when_it_is_so(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window, page = open_new(context, qtbot, workshops[0])
    page.when.form["channel"].buttons[0].click()
    next_day = page.words.form.fields["next_on"]
    strike(qtbot, next_day.field, format_day(FAR.isoformat()), Key.Key_Tab)
    planned = lambda: [one.held_on for one in list_contacts(store) if one.status == "planned"]  # noqa: E731
    assert next_day.remark == (f"¿Seguro? El {format_day(FAR.isoformat())} es dentro de 36 años.")
    assert planned() == []
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Backtab)
    assert QApplication.focusWidget() is next_day.sure, "the answer is one key back"
    qtbot.keyClick(next_day.sure, Key.Key_Space)
    settle(qtbot)
    assert planned() == [FAR.isoformat()]
    assert next_day.remark == ""
    assert window.page is page


def test_two_digits_of_a_planned_year_are_never_of_the_last_century(context: Context, qtbot: QtBot) -> None:
    said: list[str] = []

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, MoveWindow)
        strike(qtbot, dialog.form["day"], "5/12/62", Key.Key_Return)
        said.append(dialog.form.fields["day"].remark)
        assert dialog.isVisible()
        told = next(one for one in dialog.findChildren(QLabel) if one.text() == said[0])
        field = dialog.form["day"]
        assert told.isVisible()
        assert (
            told.mapTo(dialog, told.rect().topLeft()).y()
            >= field.mapTo(dialog, field.rect().bottomLeft()).y()
        )
        assert told.mapTo(dialog, told.rect().bottomLeft()).y() < dialog.height()
        strike(qtbot, dialog.form["day"], format_day(SOON), Key.Key_Return)

    while_asked(answer)
    moved = ask_new_time(context, QWidget(), "Modas Tres Puntadas", day=TODAY.isoformat())
    assert "El 05/12/2062 es dentro de" in said[0]
    assert moved == (SOON, None)


def test_a_window_does_not_take_the_day_before_for_the_one_that_cannot_be_read(
    context: Context, qtbot: QtBot
) -> None:
    window = PlanWindow(context, None, "Modas Tres Puntadas", day=SOON)
    qtbot.addWidget(window)
    window.show()
    strike(qtbot, window.form["day"], "31/02/2027", Key.Key_Return)
    assert not window.result()
    strike(qtbot, window.form["day"], format_day(SOON))
    strike(qtbot, window.form["hour"], "25", Key.Key_Return)
    assert not window.result()
    assert "La hora 25 no existe" in window.form.fields["hour"].remark
    strike(qtbot, window.form["hour"], "930", Key.Key_Return)
    assert window.result()
    assert (window.form.fields["day"].value, window.form.fields["hour"].value) == (SOON, "09:30")


def test_the_planned_day_of_a_visit_is_no_past_one(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    planned = plan_contact(store, workshop_id=workshops[0], held_on=SOON)
    window = open_window(context, qtbot)
    window.go("contact", planned)
    page = window.page
    assert isinstance(page, ContactPage)
    strike(qtbot, page.when.form["held_on"], "5/12/1962", Key.Key_Tab)
    assert "fue hace" in page.when.form.fields["held_on"].remark
    assert read_contact(store, planned).held_on == SOON


@pytest.fixture
def record(context: Context, workshops: list[int], qtbot: QtBot) -> WorkshopPage:
    page = WorkshopPage(context)
    qtbot.addWidget(page)
    page.resize(1158, 700)
    page.show_workshop(workshops[0])
    page.tabs.go_to("record")
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_minus_three_people_are_not_three(
    record: WorkshopPage, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    people = record.record.people
    before = read_workshop(store, workshops[0]).people
    row = people.rows[0]
    assert isinstance(row, PeopleRow)
    strike(qtbot, row.count, "-3", Key.Key_Tab)
    assert "«-3» es menos que cero" in people.remark.text()
    assert people.remark.isVisible()
    assert row.count.text() == "-3"
    record.record.workshop_card.form["place"].setText("San Blas")
    record.record.workshop_card.form["place"].flush()
    assert row.count.text() == "-3", "it stays while something else is saved"
    assert read_workshop(store, workshops[0]).people == before
    strike(qtbot, row.count, "3", Key.Key_Tab)
    assert people.remark.isHidden()
    assert read_workshop(store, workshops[0]).people[0].count == 3
    strike(qtbot, row.count, "3", Key.Key_Up)
    assert row.count.value == 4


def test_machines_and_memberships_keep_what_cannot_be_read(
    record: WorkshopPage, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    from app.registry.operations import add_association, set_machines, set_membership

    set_machines(store, workshop_id=workshops[0], machines=[("recta", 5, None)])
    club = add_association(store, name="Asociación de Talleristas")
    set_membership(store, workshop_id=workshops[0], association_id=club, joined_on="2015")
    record.show_workshop(workshops[0])
    machine, member = record.record.machines.rows[0], record.record.memberships.rows[0]
    assert isinstance(machine, MachineRow)
    assert isinstance(member, MembershipRow)
    strike(qtbot, machine.count, "cinco y media", Key.Key_Tab)
    strike(qtbot, member.joined, "31/02/2016", Key.Key_Tab)
    assert "no se entiende" in record.record.machines.remark.text()
    assert "tiene 29" in record.record.memberships.remark.text()
    known = read_workshop(store, workshops[0])
    assert [(one.type, one.count) for one in known.machines] == [("recta", 5)]
    assert known.memberships[0].joined_on == "2015"
    assert (machine.count.text(), member.joined.text()) == ("cinco y media", "31/02/2016")


@pytest.mark.parametrize(("typed", "why"), [("2062", "todavía no llegó"), ("1850", "queda muy lejos")])
def test_a_year_that_cannot_be_says_why_and_stays(
    record: WorkshopPage, store: Store, workshops: list[int], qtbot: QtBot, typed: str, why: str
) -> None:
    card = record.record.workshop_card
    before = read_workshop(store, workshops[0]).start_year
    strike(qtbot, card.form["start_year"], typed, Key.Key_Tab)
    assert why in card.form.fields["start_year"].remark
    strike(qtbot, card.form["place"], "San Blas", Key.Key_Tab)
    assert card.form["start_year"].text() == typed
    assert read_workshop(store, workshops[0]).start_year == before


def test_what_was_refused_is_not_shown_of_another_workshop(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("workshop", workshops[0], part="record")
    page = window.page
    assert isinstance(page, WorkshopPage)
    strike(qtbot, page.record.workshop_card.form["start_year"], "2062", Key.Key_Tab)
    window.go("workshop", workshops[1], part="record")
    year = read_workshop(store, workshops[1]).start_year
    assert page.record.workshop_card.form["start_year"].text() == str(year or "")
    assert page.record.workshop_card.form.fields["start_year"].remark == ""


def test_what_was_refused_is_still_there_after_a_look_at_another_tab(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("workshop", workshops[0], part="record")
    page = window.page
    assert isinstance(page, WorkshopPage)
    form = page.record.workshop_card.form
    strike(qtbot, form["start_year"], "2062", Key.Key_Tab)
    page.tabs.go_to("story")
    change_workshop(store, workshop_id=workshops[0], place="San Blas")
    page.tabs.go_to("record")
    assert (form["start_year"].text(), form["place"].text()) == ("2062", "San Blas")
    assert "todavía no llegó" in form.fields["start_year"].remark


def test_attendance_waits_for_the_day(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    event = make_event(store, workshops)
    later = add_event(store, course=COURSE, place="Salón")
    plan_sessions(store, event_id=later, days=[SOON])
    with store.change("mover") as writer:
        for row in store.rows("SELECT id FROM event_session WHERE event_id = ?", (event,)):
            writer.update("event_session", row[0], held_on=SOON)
    page = open_event(context, qtbot, event)
    tab = show_part(page, "attendance")
    strike(qtbot, tab.missing, "1, 2", Key.Key_Return)
    assert f"El encuentro del {format_day(SOON)} todavía no llegó" in tab.trouble.text()
    assert tab.missing.text() == "1, 2"
    qtbot.keyClick(tab.grid, Key.Key_P)
    assert list_marks(store, event) == []
    qtbot.keyClick(tab.grid, Key.Key_J)  # that somebody will not come may be known before
    assert [one.mark for one in list_marks(store, event)] == ["excused"]
