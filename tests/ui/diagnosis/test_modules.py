"""Today's text in the window: what the card leaves out, what who asks opens, and «no aplica» with its why."""

import pytest
from pytestqt.qtbot import QtBot

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.records import AnswerKind
from app.storage.labels import Label
from app.storage.store import Store
from tests.ui.diagnosis.support import DAY, current, press, show, visit_id
from ui.context import Context
from ui.diagnosis.module_menu import make_module_menu
from ui.diagnosis.visit_page import VisitPage

TODAY = load_instrument("confeccion-2026")


@pytest.fixture
def today(qtbot: QtBot, context: Context, store: Store, workshop: int) -> VisitPage:
    """A visit with today's text, of a woman who sews alone and gives work to two homes."""
    with store.change(Label("headcount.changed")) as writer:
        for relation, count in (("owner", 1), ("home_worker", 2)):
            writer.insert("headcount", workshop_id=workshop, sex="woman", relation=relation, count=count)
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(start_visit(store, workshop_id=workshop, instrument=TODAY, visited_on=DAY))
    return page


def test_the_card_opens_the_homes_and_leaves_employment_out(today: VisitPage) -> None:
    session = today.session
    assert session is not None
    assert "DEC-17" in session.asked
    assert {"DEC-10", "FOR-06", "CAP-01"}.isdisjoint(session.asked)
    assert "trabaja alguien más" in session.reason_skipped("CAP-01")


def test_who_asks_opens_what_no_card_knows(today: VisitPage) -> None:
    session = today.session
    assert session is not None
    assert not today.view.foot.modules.isHidden()
    lines = {action.data(): action for action in make_module_menu(session, today).actions()}
    assert lines["TAL-10"].text().startswith("Deudas y crédito")
    today.view._turn_module("TAL-10")
    assert {"GES-09", "GES-11"} <= session.asked


def test_no_aplica_without_a_case_asks_for_the_note_first(
    qtbot: QtBot, today: VisitPage, store: Store
) -> None:
    assert current(today) == "PRO-01"
    press(qtbot, "n")
    assert "PRO-01" not in read_visit(store, visit_id(today)).answers
    today.view.side.note.setPlainText("Empieza mañana.")
    today.view.answer_kind(AnswerKind.NOT_APPLICABLE, go_on=True)
    assert read_visit(store, visit_id(today)).answers["PRO-01"].kind is AnswerKind.NOT_APPLICABLE
