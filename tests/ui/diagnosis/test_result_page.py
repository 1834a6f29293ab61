"""The result: alerts on top, words, the round before, what was not measured."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.outcome import read_outcome
from app.diagnosis.records import AnswerKind
from app.storage.store import Store
from reports.paper import Paper
from tests.ui.diagnosis.support import add_a_workshop, finished_visit, instrument, show
from tests.ui.windows import note_way, open_window
from ui.context import Context
from ui.diagnosis.result_page import ResultPage
from ui.diagnosis.visit_page import VisitPage
from ui.improvement.programme_page import ProgrammePage
from ui.widgets.pdf_picture import PdfPicture


def words(page: ResultPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def opened(qtbot: QtBot, context: Context, visit: int) -> ResultPage:
    page = ResultPage(context)
    show(qtbot, page, (1158, 650))
    page.show_visit(visit)
    return page


def test_every_critical_item_that_is_low_stands_on_top(qtbot: QtBot, context: Context, store: Store) -> None:
    page = opened(qtbot, context, finished_visit(store, add_a_workshop(store), level=0))
    assert page.outcome is not None
    assert page.outcome.result.alerts
    for alert in page.outcome.result.alerts:
        assert alert.text.rstrip(".") in words(page)
        assert alert.item in words(page)


def test_the_drawing_follows_and_says_the_lights_in_words(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    page = opened(qtbot, context, finished_visit(store, add_a_workshop(store), level=4))
    picture = page.findChild(PdfPicture)
    assert picture is not None
    qtbot.waitUntil(lambda: picture.sizeHint().height() > 100)
    assert "Gestión y costos: bien 100" in picture.accessibleName()
    assert "El negocio" in picture.accessibleName()


def test_the_round_before_stands_beside_it(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop = add_a_workshop(store)
    finished_visit(store, workshop, level=1, day="2026-03-15")
    page = opened(qtbot, context, finished_visit(store, workshop, level=3))
    assert page.outcome is not None
    assert page.outcome.previous is not None
    assert page.outcome.lines[0].note == "25 → 75"
    assert "15/03/2026" in words(page)
    assert "no se puede afirmar" in words(page)


def test_what_was_not_measured_says_why(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop = add_a_workshop(store)
    visit = start_visit(store, workshop_id=workshop, instrument=instrument(), visited_on="2026-11-23")
    for item in instrument().items_of("GES"):
        answer_item(store, visit_id=visit, item=item.code, kind=AnswerKind.LEVEL, level=2)
    answer_item(store, visit_id=visit, item="MER-01", kind=AnswerKind.REFUSED)
    finish_visit(store, visit_id=visit, unfinished_reason="Se acabó el tiempo")
    page = opened(qtbot, context, visit)
    assert "Se acabó el tiempo" in page.about.text()
    assert "MER-01 (no responde)" in words(page)
    assert "sin promedio" in words(page)


def test_it_leads_to_the_programme_and_the_answers(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop = add_a_workshop(store)
    visit = finished_visit(store, workshop)
    window = open_window(context, qtbot)
    window.go("result", visit)
    page = window.page
    assert isinstance(page, ResultPage)
    assert page.programme.hasFocus(), "the main action is one key away"
    qtbot.keyClick(page.programme, Qt.Key.Key_Space)
    assert isinstance(window.page, ProgrammePage)
    assert window.page.workshop_id == workshop
    window.back()
    page.answers.click()
    assert isinstance(window.page, VisitPage)
    assert window.page.session is not None
    assert window.page.session.visit.id == visit
    window.back()
    told = note_way(context)
    page.all_answers.trigger()
    assert told.papers == [Paper("diagnosis-record", (workshop,), visit=visit)]


def test_a_change_of_an_answer_is_seen(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop = add_a_workshop(store)
    visit = start_visit(store, workshop_id=workshop, instrument=instrument(), visited_on="2026-11-23")
    page = opened(qtbot, context, visit)
    answer_item(store, visit_id=visit, item="DEC-01", kind=AnswerKind.LEVEL, level=0)
    assert page.outcome is not None
    assert [alert.item for alert in page.outcome.result.alerts] == ["DEC-01"]


def test_only_earlier_rounds_are_compared(store: Store) -> None:
    workshop = add_a_workshop(store)
    first = finished_visit(store, workshop, level=1, day="2026-03-15")
    finished_visit(store, workshop, level=3)
    assert read_outcome(store, first).previous is None
