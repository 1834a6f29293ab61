"""February and March: the office, the first diagnostic, the programme, two follow-ups."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from app.contacts.queries import list_contacts, read_contact
from app.diagnosis.queries import finished_visits
from app.improvement.queries import latest_programme
from app.registry.queries import read_workshop
from tests.ui.story.common import (
    ITEMS,
    NAME,
    OWNER,
    Key,
    add_figure,
    ask_everything,
    go_home,
    line_of_the_day,
    open_workshop,
    workshop_of,
)
from tests.ui.story.living import CONTROL, Consultant
from ui.contacts.contact_page import ContactPage
from ui.diagnosis.consent_page import ConsentPage
from ui.diagnosis.result_page import ResultPage
from ui.home.page import HomePage
from ui.improvement.programme_page import ProgrammePage
from ui.registry.choose_workshop import ChooseWorkshopWindow
from ui.registry.new_workshop import NewWorkshopWindow
from ui.registry.workshop_page import WorkshopPage
from ui.storage.questions_page import QuestionsPage
from ui.storage.start_window import StartWindow

FIRST_DAY = date(2026, 2, 2)
FIRST_VISIT = date(2026, 2, 16)
CALL = date(2026, 3, 3)


def begin_the_office(liz: Consultant) -> Path:
    """The first start; the workshop is added."""
    liz.open_on(FIRST_DAY)
    start = liz.session.window
    assert isinstance(start, StartWindow)
    liz.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    liz.press(Key.Key_Return)
    questions = start.page
    assert isinstance(questions, QuestionsPage)
    for field, text in (
        (questions.name, "CAE de Yaguarón"),
        (questions.cluster, "yaguaron"),
        (questions.person, "Liz Ayala"),
    ):
        liz.touch(field)
        liz.write(text)
    liz.press(Key.Key_Return)
    liz.see_main_window()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewWorkshopWindow)
        liz.qtbot.keyClicks(dialog.form["name"], NAME)
        liz.qtbot.keyClicks(dialog.form["owner"], OWNER)
        liz.qtbot.keyClicks(dialog.form["phone"], "0971897967")
        liz.qtbot.keyClick(dialog.form["phone"], Key.Key_Return)

    liz.answering(fill, lambda: liz.press(Key.Key_T, held=CONTROL))
    assert liz.page(WorkshopPage).title.text() == NAME
    return liz.store.path


def make_the_first_diagnostic(liz: Consultant) -> None:
    """Consent read aloud, every question that is asked of her, the result."""
    page = liz.page(WorkshopPage)
    liz.click(page.visit_button)
    liz.page(ConsentPage)
    liz.press("1", "2", "3", "4", Key.Key_Return)
    assert ask_everything(liz, better=False) == ITEMS
    liz.page(ResultPage)
    (visit,) = finished_visits(liz.store, workshop_of(liz))
    assert visit.visited_on == "2026-02-02"
    assert all(one.granted for one in read_workshop(liz.store, workshop_of(liz)).consents)


def agree_on_the_programme(liz: Consultant) -> None:
    """Two actions, who does them and until when: the alert today; the next visit in two weeks."""
    liz.click("Armar el programa")
    page = liz.page(ProgrammePage)
    liz.write("Que alcance para pagar a tiempo")
    for before, owner, day in (
        ((), "Benita", "hoy"),
        ((Key.Key_Down,), "la hija", "30/4/2026"),
    ):
        liz.touch(page.recommendations.list)
        liz.press(*before, Key.Key_Return)
        for text in (owner, day):
            liz.write(text, over=True)
            liz.press(Key.Key_Tab)
    liz.touch(page.next_visit.day)
    for text in ("16/2/2026", "9.30", "Llevar la planilla de costos"):
        liz.write(text)
        liz.press(Key.Key_Tab)
    programme = latest_programme(liz.store, workshop_of(liz))
    assert programme is not None
    assert [one.due_on for one in programme.open_actions] == ["2026-02-02", "2026-04-30"]
    assert (programme.next_visit_on, programme.agreed_on) == ("2026-02-16", "2026-02-02")


def note_where_it_begins(liz: Consultant) -> None:
    """The figures of January, so that there is something to compare with."""
    open_workshop(liz, "Cifras")
    for kind, value in (
        ("Personas que trabajan", "4"),
        ("Personas en IPS", "0"),
        ("Ventas del mes", "8.500.000"),
    ):
        add_figure(liz, "1/2026", value, kind)
    home = go_home(liz)
    liz.qtbot.waitUntil(lambda: home.day is not None and bool(home.day.workshops))


def visit_from_the_due_line(liz: Consultant, path: Path) -> None:
    """Inicio says the visit; it is noted from its line, with what was done on an action."""
    liz.open_on(FIRST_VISIT, path)
    line = line_of_the_day(liz, f"{NAME} · Visita")
    liz.click(line.buttons[0])
    page = liz.page(ContactPage)
    liz.touch(page.time.form["contact_minutes"])
    for minutes in ("75", "15", "40"):
        liz.write(minutes)
        liz.press(Key.Key_Tab)
    first = next(iter(page.actions_card.rows.values()))
    liz.click(first.progress.buttons[0])
    liz.touch(first.what)
    liz.write("Sacaron las cajas de la puerta")
    liz.touch(page.words.form["what_was_done"])
    liz.write("Se despejó la salida y se marcó el camino.")
    liz.touch(page.words.form["next_on"])
    liz.write("3/3")
    liz.press(Key.Key_Return, held=CONTROL)
    liz.page(HomePage)
    planned, held = list_contacts(liz.store, workshop_id=workshop_of(liz))
    assert (planned.status, planned.held_on) == ("planned", "2026-03-03")
    assert (held.held_on, held.contact_minutes, held.travel_minutes) == ("2026-02-16", 75, 40)
    done = [one for one in read_contact(liz.store, held.id).actions if one.progress]
    assert [(one.progress, one.status) for one in done] == [("done", "done")]


def call_instead_of_going(liz: Consultant, path: Path) -> None:
    """Ctrl+R: the one that was planned turns out to be a call."""
    liz.open_on(CALL, path)
    line_of_the_day(liz, NAME)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ChooseWorkshopWindow)
        liz.qtbot.keyClicks(dialog.field, "benita")
        liz.qtbot.keyClick(dialog.field, Key.Key_Return)

    liz.answering(choose, lambda: liz.press(Key.Key_R, held=CONTROL))
    page = liz.page(ContactPage)
    assert "3 de marzo" in page.head.sentence.text()
    liz.click(page.head.held)
    liz.touch(page.when.form["channel"])
    liz.press("l")  # Llamada
    liz.touch(page.time.form["contact_minutes"])
    liz.write("12")
    liz.touch(page.words.form["what_was_done"])
    liz.write("Pregunta por el timbrado; se le explicó.")
    liz.press(Key.Key_Return, held=CONTROL)
    liz.page(HomePage)
    contacts = list_contacts(liz.store, workshop_id=workshop_of(liz))
    assert [(one.status, one.channel, one.contact_minutes) for one in contacts] == [
        ("held", "phone", 12),
        ("held", "workshop", 75),
    ]
