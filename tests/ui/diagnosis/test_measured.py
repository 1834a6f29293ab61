"""What was measured stands beside its question, and is answered as measured when the consultant says so."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.counts.operations import add_promise, note_day, note_pieces
from app.diagnosis.queries import read_visit
from app.diagnosis.records import AnswerKind, Origin
from app.storage.store import Store
from tests.ui.diagnosis.support import begin_visit, current, finished_visit, press, show, visit_id
from ui.context import Context
from ui.diagnosis.comparison_page import ComparisonPage
from ui.diagnosis.visit_page import VisitPage


def page_with_orders(qtbot: QtBot, context: Context, store: Store, workshop: int) -> VisitPage:
    for day in range(10, 15):
        when = f"2026-11-{day}"
        late = "2026-11-16" if day == 12 else when
        add_promise(store, workshop_id=workshop, customer="Ancla", promised_on=when, delivered_on=late)
    made = VisitPage(context)
    show(qtbot, made)
    made.open_visit(begin_visit(store, workshop))
    return made


def test_a_question_is_answered_with_what_was_measured_and_undone(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    page = page_with_orders(qtbot, context, store, workshop)
    card = page.view.side.measured
    assert card.isHidden()
    page.view.go_to("PRO-08")
    assert card.isVisible()
    assert card.found.text() == "De los últimos 5 pedidos anotados, 4 salieron completos y en fecha."
    assert card.take.text() == "Responder 3 con lo medido"
    card.take.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert current(page) == "PRO-08"
    answer = read_visit(store, visit_id(page)).answers["PRO-08"]
    assert (answer.kind, answer.level, answer.origin) == (AnswerKind.LEVEL, 3, Origin.MEASURED)
    assert answer.note == card.found.text()
    store.undo_stack.undo()
    assert "PRO-08" not in read_visit(store, visit_id(page)).answers
    page.view.go_to("GES-01")
    assert card.isHidden()


def test_what_was_noted_by_hand_stays(qtbot: QtBot, context: Context, store: Store, workshop: int) -> None:
    page = page_with_orders(qtbot, context, store, workshop)
    page.view.go_to("PRO-08")
    assert page.session is not None
    page.session.note("PRO-08", "mostró los mensajes")
    page.view.answer_measured()
    assert read_visit(store, visit_id(page)).answers["PRO-08"].note == "mostró los mensajes"


def test_two_rounds_are_compared_by_what_was_counted_up_to_each(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    for day, pieces in ((date(2026, 3, 31), 140), (date(2026, 9, 30), 180)):
        finished_visit(store, workshop, day=day.isoformat())
        for back in range(12):
            worked_on = (day - timedelta(days=back)).isoformat()
            note_day(store, workshop_id=workshop, worked_on=worked_on, people=5, minutes_each=480)
            note_pieces(store, workshop_id=workshop, worked_on=worked_on, what="Remera", pieces=pieces + back % 3,
                        standard_minutes=10)  # fmt: skip
    page = ComparisonPage(context)
    show(qtbot, page)
    page.show_workshop(workshop)
    qtbot.waitUntil(lambda: page.progress is not None)
    texts = [one.text().replace("\u00a0", " ") for one in page.findChildren(QLabel)]
    assert "Medido en el taller" in texts
    assert "<b>Eficiencia</b><br>de 59 % a 75 %: es un cambio, para mejor" in texts
