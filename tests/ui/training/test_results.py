"""Tests, commitments and certificates of an event, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import list_visits
from app.improvement.operations import start_programme
from app.improvement.queries import read_programme
from app.place import Place
from app.registry.queries import read_workshop
from app.storage.store import Store
from app.training.attendance_operations import mark_many, set_commitment
from app.training.courses import find_course
from app.training.enrolment_operations import add_trainee, enrol_trainee
from app.training.queries import list_certificates, list_test_answers, read_event
from reports.paper import Paper
from tests.ui.training.support import COURSE, open_event, people, show_part, type_keys
from tests.ui.windows import open_window
from ui.context import Context
from ui.reports.preview import PreviewWindow
from ui.training.event_page import EventPage


@pytest.fixture
def page(context: Context, qtbot: QtBot, event: int) -> EventPage:
    return open_event(context, qtbot, event)


def come(store: Store, event: int, marks: dict[int, str]) -> None:
    """Mark everybody (by number) the same in every session."""
    sessions = [one.id for one in read_event(store, event).sessions]
    by_number = {one.number: one.id for one in people(store, event)}
    mark_many(
        store,
        marks=[(day, by_number[one], mark) for one, mark in marks.items() for day in sessions],
    )


def rights() -> str:
    """The right letters of the course's test, one after the other."""
    course = find_course(COURSE)
    assert course is not None
    return "".join(question.right for question in course.questions)


def test_tests_are_entered_letter_by_letter_and_show_the_gain(
    page: EventPage, qtbot: QtBot, store: Store, event: int
) -> None:
    tab = show_part(page, "tests")
    right = rights()
    wrong = "".join("a" if letter != "a" else "b" for letter in right)
    assert tab.grid.hasFocus()
    type_keys(qtbot, tab.grid, wrong + "0" * len(right))
    assert tab.grid.currentIndex().row() == 2, "after the last question comes the next person"
    qtbot.mouseClick(tab.moments["after"], Qt.MouseButton.LeftButton)
    assert tab.grid.currentIndex().row() == 0
    type_keys(qtbot, tab.grid, right)
    first = tab.grid.rows.sheet.lines[0]
    count = len(right)
    assert first.ends == (f"0/{count}", f"{count}/{count}", f"+{count}")
    assert tab.grid.rows.sheet.lines[1].ends == (f"0/{count}", "", "")
    qtbot.mouseClick(tab.moments["gain"], Qt.MouseButton.LeftButton)
    assert tab.gain_table.isVisible()
    assert tab.gains.data(tab.gains.index(0, 3)) == "+1"
    assert tab.whole.text().startswith("1 persona hizo las dos: 0 % bien antes, 100 % después.")


def test_a_test_that_is_emptied_was_not_taken(
    page: EventPage, qtbot: QtBot, store: Store, event: int
) -> None:
    tab = show_part(page, "tests")
    type_keys(qtbot, tab.grid, "ab")
    for place in (0, 1):
        tab.grid.go_to(0, place)
        qtbot.keyClick(tab.grid, Qt.Key.Key_Delete)
    assert list_test_answers(store, event) == []
    store.undo_stack.undo()
    assert [one.choice for one in list_test_answers(store, event)] in (["b", None], [None, "b"])


def test_a_letter_that_is_no_choice_is_said(
    page: EventPage, qtbot: QtBot, store: Store, event: int, context: Context
) -> None:
    tab = show_part(page, "tests")
    with qtbot.waitSignal(context.messages.said) as said:
        type_keys(qtbot, tab.grid, "f")
    assert said.args[0] == "problem"
    assert list_test_answers(store, event) == []


def test_a_commitment_becomes_an_action_of_the_programme(
    page: EventPage, qtbot: QtBot, store: Store, event: int, workshops: list[int]
) -> None:
    (visit,) = list_visits(store, workshop_id=workshops[0])
    start_programme(store, visit_id=visit.id, recommendations=[])
    tab = show_part(page, "closing")
    type_keys(qtbot, tab.table, "53")
    assert [one.satisfaction for one in people(store, event)] == [5, 3, None]
    tab.table.point_at(0)
    type_keys(qtbot, tab.table, "\n")
    assert tab.panel.form["commitment"].hasFocus()
    assert "programa de Confecciones Santa Librada" in tab.panel.where.text()
    type_keys(qtbot, tab.panel.form["commitment"], "Anotar las ventas\n")
    type_keys(qtbot, tab.panel.form["commitment_due_on"], "15/12/2027\n")
    first = people(store, event)[0]
    assert (first.commitment, first.commitment_due_on) == ("Anotar las ventas", "2027-12-15")
    programme = read_programme(store, visit.id)
    assert programme is not None
    (action,) = programme.open_actions
    assert (action.title, action.due_on, action.responsible) == (
        "Anotar las ventas",
        "2027-12-15",
        "Benita Caballero",
    )
    assert tab.table.hasFocus()
    assert tab.table.currentIndex().row() == 1, "on to the next person"
    tab.table.point_at(0)
    assert tab.panel.open.isVisible()
    with qtbot.waitSignal(page.context.way.wanted) as wanted:
        tab.panel.open.click()
    assert wanted.args == [Place("programme", visit.id)]
    assert "1 en su programa" in tab.whole.text()


def test_what_is_promised_is_of_who_promised_it(
    page: EventPage, qtbot: QtBot, store: Store, event: int
) -> None:
    second = people(store, event)[1]
    set_commitment(store, enrolment_id=second.id, commitment="Ordenar la mesa", due_on="2027-12-20")
    tab = show_part(page, "closing")
    tab.table.point_at(0)
    tab.panel.begin()
    type_keys(qtbot, tab.panel.form["commitment"], "Anotar las ventas")
    tab.table.point_at(1)
    first, second, _third = people(store, event)
    assert (first.commitment, first.commitment_due_on) == ("Anotar las ventas", None)
    assert (second.commitment, second.commitment_due_on) == ("Ordenar la mesa", "2027-12-20")


def test_what_a_worker_promises_stays_out_of_the_programme_and_it_is_said(
    context: Context, qtbot: QtBot, store: Store, event: int, workshops: list[int]
) -> None:
    worker = add_trainee(store, given_names="Rosa", workshop_id=workshops[0], role="worker")
    enrol_trainee(store, event_id=event, trainee_id=worker)
    page = open_event(context, qtbot, event)
    tab = show_part(page, "closing")
    tab.table.point_at(3)
    tab.panel.begin()
    type_keys(qtbot, tab.panel.form["commitment"], "Pedir descanso")
    tab.table.point_at(0)
    assert people(store, event)[3].commitment == "Pedir descanso"
    assert store.value("SELECT count(*) FROM action") == 0
    tab.table.point_at(3)
    assert "no va al programa" in tab.panel.where.text()


def test_certificates_are_issued_verified_and_annulled(
    page: EventPage, qtbot: QtBot, store: Store, event: int
) -> None:
    come(store, event, {1: "present", 2: "late", 3: "absent"})
    tab = show_part(page, "certificates")
    assert tab.model.data(tab.model.index(2, 3)) == "no llega a la asistencia necesaria"
    assert tab.issue.text() == "Emitir 2 certificados"
    tab.signed.setText("Mirta, SNPP")
    tab.issue.click()
    issued = list_certificates(store, event_id=event)
    assert [(one.full_name, one.signed_by) for one in issued] == [
        ("Benita Caballero", "Mirta, SNPP"),
        ("Lourdes Ñamandú", "Mirta, SNPP"),
    ]
    assert not tab.issue.isEnabled()

    with qtbot.waitSignal(page.context.way.paper) as wanted:
        tab.print.click()
    assert wanted.args == [Paper("certificate", tuple(one.id for one in issued))]

    verify = tab.verify
    verify.code.setFocus()
    type_keys(qtbot, verify.code, issued[0].code.lower().replace("-", " ") + "\n")
    assert verify.light.accessibleName() == "válido"
    assert "Benita Caballero" in verify.said.text()

    tab.table.point_at(0)
    tab.cancel.click()
    assert tab.annulling.reason.hasFocus()
    assert not tab.annulling.do.isEnabled(), "nothing is annulled without a reason"
    type_keys(qtbot, tab.annulling.reason, "otro nombre\n")
    verify.look()
    assert verify.light.accessibleName() == "anulado"
    assert tab.model.data(tab.model.index(0, 3)) == "anulado: otro nombre"
    store.undo_stack.undo()
    assert list_certificates(store, event_id=event)[0].annulled_reason is None


def test_only_who_is_ticked_gets_one(page: EventPage, qtbot: QtBot, store: Store, event: int) -> None:
    come(store, event, {1: "present", 2: "present", 3: "present"})
    tab = show_part(page, "certificates")
    tab.table.setFocus()
    tab.table.point_at(0)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    qtbot.keyClick(tab.table, Qt.Key.Key_Space)
    assert tab.issue.text() == "Emitir 1 certificado"
    tab.issue.click()
    assert [one.full_name for one in list_certificates(store, event_id=event)] == ["Lourdes Ñamandú"]


@pytest.mark.parametrize(
    ("typed", "verdict"), [("7K2M", "código mal escrito"), ("0000-0000-0000", "no está en este archivo")]
)
def test_a_code_of_no_certificate_is_told_apart(
    page: EventPage, qtbot: QtBot, typed: str, verdict: str
) -> None:
    tab = show_part(page, "certificates")
    type_keys(qtbot, tab.verify.code, f"{typed}\n")
    assert tab.verify.light.accessibleName() == verdict


def test_the_owner_of_the_workshop_is_who_was_invited(store: Store, event: int) -> None:
    first = people(store, event)[0].trainee
    assert first.workshop_id is not None
    workshop = read_workshop(store, first.workshop_id)
    assert workshop.owner_name == first.full_name


def test_what_is_printed_or_kept_is_counted(
    context: Context, qtbot: QtBot, store: Store, event: int, tmp_path: Path
) -> None:
    come(store, event, {1: "present", 2: "present", 3: "absent"})
    window = open_window(context, qtbot)
    window.go("event", event)
    page = window.page
    assert isinstance(page, EventPage)
    tab = show_part(page, "certificates")
    tab.issue.click()
    tab.print.click()
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: preview.document.pageCount() == 2)
    preview.save_to(tmp_path / "certificados.pdf")
    assert [one.prints for one in list_certificates(store, event_id=event)] == [1, 1]
    assert tab.model.data(tab.model.index(0, 5)) == "1 vez"
    preview.close()
    page._fill_print_menu()
    titles = [action.text() for action in page.print_button.menu().actions()]
    assert "Planilla de asistencia" in titles
