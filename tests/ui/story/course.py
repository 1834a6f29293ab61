"""March and April: an event made from who needs it, to a certificate that can be verified."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.improvement.queries import latest_programme
from app.training.courses import find_course
from app.training.queries import (
    list_certificates,
    list_enrolments,
    list_events,
    list_marks,
    list_test_answers,
    read_event,
)
from app.training.records import Enrolment
from tests.cli.support import run
from tests.ui.story.common import NAME, OWNER, Key, go_home, line_of_the_day, workshop_of
from tests.ui.story.living import CONTROL, Consultant
from ui.reports.preview import PreviewWindow
from ui.training.course_page import CoursePage
from ui.training.event_page import EventPage
from ui.training.new_trainee import NewTraineeWindow
from ui.training.trainings_page import TrainingsPage

PLANNED = date(2026, 3, 10)
LAST_SESSION = date(2026, 3, 31)
COURSE = "CUR-01"
WORKER = "Rosa Vera"


def event_of(liz: Consultant) -> int:
    (line,) = list_events(liz.store, today=liz.calendar.day.isoformat())
    return line.id


def people(liz: Consultant) -> list[Enrolment]:
    return list_enrolments(liz.store, event_of(liz))


def make_an_event(liz: Consultant, path: Path) -> None:
    """From the catalogue: who needs it, ticked; the event, its place, three Tuesdays."""
    liz.open_on(PLANNED, path)
    liz.press(Key.Key_3, held=CONTROL)
    liz.click(liz.page(TrainingsPage).tabs.tab("events").empty.button)
    liz.write("gestion y costos")
    liz.press(Key.Key_Return)
    course = liz.page(CoursePage)
    assert "Quién lo necesita 1" in course.tabs.tabText(0)
    liz.press(Key.Key_Down, Key.Key_Space)
    assert "porque" in course.needs.reason.text()
    liz.click("Armar capacitación con 1")
    plan = liz.page(EventPage).tabs.tab("plan")
    for name, text in (("place", "Salón municipal"), ("facilitator", "Mirta Rojas, SNPP")):
        liz.touch(plan.card.form[name])
        liz.write(text)
        liz.press(Key.Key_Tab)
    liz.touch(plan.sessions.first)
    liz.write("17/3")
    liz.press(Key.Key_Tab)
    liz.touch(plan.sessions.times)
    liz.write("3", over=True)
    for field, hour in ((plan.sessions.starts, "18"), (plan.sessions.ends, "20:30")):
        liz.touch(field)
        liz.write(hour)
        liz.press(Key.Key_Tab)
    liz.click(plan.sessions.add)
    days = read_event(liz.store, event_of(liz)).sessions
    assert [one.held_on for one in days] == ["2026-03-17", "2026-03-24", "2026-03-31"]


def enrol_the_owner_and_a_worker(liz: Consultant) -> None:
    """The owner was invited by the list; a worker comes with her. One step back in the middle."""
    page = liz.page(EventPage)
    liz.choose_tab(page.tabs, "Participantes")
    liz.write("benita")
    liz.press(Key.Key_Return)
    liz.qtbot.waitUntil(lambda: [one.status for one in people(liz)] == ["enrolled"])
    liz.to_front()
    liz.press(Key.Key_Z, held=CONTROL)
    assert [one.status for one in people(liz)] == ["invited"]
    assert liz.window.message_bar.sentence.startswith("Deshecho")
    liz.to_front()
    liz.press(Key.Key_Y, held=CONTROL)
    assert [(one.trainee.full_name, one.status) for one in people(liz)] == [(OWNER, "enrolled")]

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewTraineeWindow)
        liz.qtbot.keyClicks(dialog.form["birth_year"], "1994")
        liz.qtbot.keyClicks(dialog.search.field, "librada")
        liz.qtbot.keyClick(dialog.search.field, Key.Key_Return)
        liz.qtbot.waitUntil(lambda: dialog.workshop_id == workshop_of(liz))
        liz.qtbot.keyClick(dialog.form["phone"], Key.Key_Return)

    def add() -> None:
        liz.write(WORKER)
        liz.press(Key.Key_Return)
        liz.qtbot.waitUntil(lambda: len(people(liz)) == 2)

    liz.touch(page.tabs.tab("people").finder)
    liz.answering(fill, add)
    assert [one.trainee.role for one in people(liz)] == ["owner", "worker"]


def mark_who_came(liz: Consultant, path: Path) -> None:
    """On the last day, from Inicio: three columns, letter by letter."""
    liz.open_on(LAST_SESSION, path)
    line = line_of_the_day(liz, "Gestión y costos")
    liz.click(line.buttons[0])
    page = liz.page(EventPage)
    liz.choose_tab(page.tabs, "Asistencia")
    for letters in ("pp", "pa", "tp"):
        liz.press(*letters)
        liz.press(Key.Key_Right, Key.Key_Up)
    marks = [one.mark for one in list_marks(liz.store, event_of(liz))]
    assert sorted(marks) == ["absent", "late", "present", "present", "present", "present"]


def enter_both_tests(liz: Consultant) -> None:
    """Before the course wrong, after it right: the gain is shown."""
    page = liz.page(EventPage)
    liz.choose_tab(page.tabs, "Prueba")
    course = find_course(COURSE)
    assert course is not None
    right = "".join(one.right for one in course.questions)
    wrong = "".join("b" if letter == "a" else "a" for letter in right)
    liz.press(*wrong)
    liz.click(page.tabs.tab("tests").moments["after"])
    liz.touch(page.tabs.tab("tests").grid)
    liz.press(*right)
    assert len(list_test_answers(liz.store, event_of(liz))) == 2 * len(right)
    liz.click(page.tabs.tab("tests").moments["gain"])
    assert "0 % bien antes, 100 % después" in page.tabs.tab("tests").whole.text()


def note_what_she_will_try(liz: Consultant) -> None:
    """Her commitment becomes an action of her programme; what a worker says does not."""
    page = liz.page(EventPage)
    liz.choose_tab(page.tabs, "Compromisos")
    panel = page.tabs.tab("closing").panel
    liz.touch(page.tabs.tab("closing").table)
    liz.press("5", Key.Key_Up, Key.Key_Return)
    liz.write("Sacar el costo de la camisa escolar")
    assert f"programa de {NAME}" in panel.where.text()
    liz.press(Key.Key_Return)
    liz.write("15/4")
    liz.press(Key.Key_Return)
    first = people(liz)[0]
    assert (first.satisfaction, first.commitment_due_on) == (5, "2026-04-15")
    programme = latest_programme(liz.store, workshop_of(liz))
    assert programme is not None
    action = programme.open_actions[-1]
    assert (action.title, action.due_on) == ("Sacar el costo de la camisa escolar", "2026-04-15")
    assert action.responsible == OWNER


def issue_certificates(liz: Consultant) -> str:
    """For who came enough; printed, and its code verified in the window. Gives the code."""
    page = liz.page(EventPage)
    liz.choose_tab(page.tabs, "Certificados")
    assert page.tabs.tab("certificates").signed.text() == "Mirta Rojas, SNPP"
    liz.click(page.tabs.tab("certificates").issue)
    (certificate,) = list_certificates(liz.store, event_id=event_of(liz))
    assert (certificate.full_name, certificate.issued_on) == (OWNER, "2026-03-31")
    liz.click(page.tabs.tab("certificates").print)
    preview = liz.window.findChild(PreviewWindow)
    assert preview is not None
    liz.qtbot.waitUntil(lambda: preview.document.pageCount() == 1)
    preview.close()
    liz.to_front()
    verify = page.tabs.tab("certificates").verify
    liz.touch(verify.code)
    liz.write(certificate.code.lower())
    liz.press(Key.Key_Return)
    assert verify.light.accessibleName() == "válido"
    assert OWNER in verify.said.text()
    return certificate.code


def verify_outside_the_window(liz: Consultant, path: Path, code: str) -> None:
    """Whoever is shown the paper asks the file, which the window goes on using."""
    said = run("verify", path, code).stdout
    assert OWNER in said
    assert "Gestión y costos" in said
    home = go_home(liz)
    liz.qtbot.waitUntil(lambda: "certificado" in home.day.news[0].what if home.day else False)
    assert home.day is not None
    assert (home.day.news[0].title, home.day.news[0].event_id) == (
        "Gestión y costos del taller",
        event_of(liz),
    )
