"""The second round: last time's answers in sight or not, the comparison, the second look."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.diagnosis.operations import (
    answer_item,
    choose_previous,
    finish_visit,
    note_item,
    set_origin,
    start_second_look,
    start_visit,
)
from app.diagnosis.queries import list_visits, read_visit
from app.diagnosis.records import AnswerKind, Origin
from app.registry.operations import add_consultant
from app.storage.store import Store
from tests.rounds import answer_all
from tests.ui.diagnosis.support import (
    DAY,
    begin_visit,
    current,
    finished_visit,
    instrument,
    press,
    say_with_whom,
    show,
)
from tests.ui.offices import choose, while_asked
from tests.ui.windows import note_way
from ui.context import Context
from ui.diagnosis import beginning
from ui.diagnosis.agreement_page import AgreementPage
from ui.diagnosis.comparison_page import ComparisonPage
from ui.diagnosis.result_page import ResultPage
from ui.diagnosis.visit_page import VisitPage
from ui.lists.choose_window import ChooseWindow
from ui.main_window import MainWindow

BEFORE = "2026-05-20"


def words(widget: QWidget) -> str:
    """Everything that is written and shown, once it is read and laid out."""
    for _turn in range(3):
        QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


@pytest.fixture
def first(store: Store, workshop: int) -> int:
    """A finished first round, every item at level 1, with a note and an origin on the first."""
    visit = start_visit(store, workshop_id=workshop, instrument=instrument(), visited_on=BEFORE)
    answer_all(store, visit, 1)
    note_item(store, visit_id=visit, item="GES-01", note="Todo en la misma cartera.")
    set_origin(store, visit_id=visit, item="GES-01", origin=Origin.NOTEBOOK)
    finish_visit(store, visit_id=visit)
    return visit


@pytest.fixture
def page(qtbot: QtBot, context: Context, store: Store, workshop: int, first: int) -> VisitPage:
    """The second round, at the question how it is asked."""
    made = VisitPage(context)
    show(qtbot, made)
    made.open_visit(begin_visit(store, workshop))
    return made


def test_in_sight_each_item_shows_what_it_was_last_time(qtbot: QtBot, page: VisitPage) -> None:
    assert page.stack.currentWidget() is page.gate
    assert "ronda 1, del 20/05/2026" in words(page.gate)
    assert page.gate.blind.hasFocus() or page.gate.blind.isAncestorOf(QApplication.focusWidget()), (
        "what it calls better"
    )
    press(qtbot, Qt.Key.Key_V)
    assert page.stack.currentWidget() is page.view
    said = words(page.view.side.last_time)
    assert "1 · " in said
    assert "20/05/2026 · cuaderno" in said
    assert "«Todo en la misma cartera.»" in said
    marked = [level for level, card in page.view.panel.cards.items() if not card.last.isHidden()]
    assert marked == [1]
    press(qtbot, Qt.Key.Key_3)
    assert current(page) == "GES-02"
    assert "sin origen anotado" in words(page.view.side.last_time)


def test_blind_nothing_of_last_time_is_there(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, Qt.Key.Key_A)
    assert page.stack.currentWidget() is page.view
    said = words(page.view)
    assert "A ciegas" in said
    assert "cartera" not in said
    assert all(card.last.isHidden() for card in page.view.panel.cards.values())
    assert page.session is not None
    assert read_visit(store, page.session.visit.id).previous_shown is False


def test_it_changes_once_by_keyboard_and_says_when(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, Qt.Key.Key_A)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_2)
    press(qtbot, Qt.Key.Key_L)
    assert "una sola vez" in words(page.view.side.last_time)
    press(qtbot, Qt.Key.Key_Return)  # Cambiar
    assert current(page) == "GES-03", "Enter pressed the button and went nowhere"
    assert "1 · " in words(page.view.side.last_time)
    assert page.session is not None
    visit = read_visit(store, page.session.visit.id)
    assert (visit.previous_shown, visit.previous_changed_after) == (True, 2)
    press(qtbot, Qt.Key.Key_L)
    assert page.view.side.last_time.question.isHidden(), "there is no second change"


def test_undoing_the_choice_asks_again(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, Qt.Key.Key_V)
    store.undo_stack.undo()
    assert page.stack.currentWidget() is page.gate


def test_the_first_round_is_asked_without_a_question(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    made = VisitPage(context)
    show(qtbot, made)
    made.open_visit(begin_visit(store, workshop))
    assert made.stack.currentWidget() is made.view
    assert made.view.side.last_time.isHidden()


def test_while_it_is_blind_the_earlier_round_stays_closed(
    qtbot: QtBot, page: VisitPage, context: Context, store: Store, workshop: int, first: int
) -> None:
    press(qtbot, Qt.Key.Key_A)
    result = ResultPage(context)
    show(qtbot, result)
    result.show_visit(first)
    assert "a ciegas" in words(result)
    assert "Orden y limpieza" not in words(result)
    answers = VisitPage(context)
    show(qtbot, answers)
    answers.open_visit(first)
    assert answers.stack.currentWidget() is answers.gate
    comparison = ComparisonPage(context)
    show(qtbot, comparison)
    comparison.show_workshop(workshop)
    assert "a ciegas" in words(comparison)


def test_a_second_round_from_the_first_key_to_the_comparison(
    qtbot: QtBot, context: Context, store: Store, workshop: int, first: int
) -> None:
    window = MainWindow(context)
    show(qtbot, window)
    beginning.begin_visit(window.context, workshop)
    page = window.page
    assert isinstance(page, VisitPage)
    press(qtbot, Qt.Key.Key_A)
    while page.session and page.stack.currentWidget() is page.view:
        yes_no = len(page.session.item.levels) == 2
        press(qtbot, Qt.Key.Key_4 if yes_no else Qt.Key.Key_3)
        say_with_whom(qtbot, page)
    assert page.stack.currentWidget() is page.finish
    press(qtbot, Qt.Key.Key_Return)
    result = window.page
    assert isinstance(result, ResultPage)
    assert "se preguntó a ciegas" in words(result)
    assert "no se puede afirmar" in words(result)
    result.compare.trigger()
    comparison = window.page
    assert isinstance(comparison, ComparisonPage)
    said = words(comparison)
    assert "Ronda 1 · 20/05/2026" in said
    assert said.count("no se puede afirmar") == 1, "once, with what to do"
    assert "segundas opiniones" in said
    assert "Preguntas con más nivel que antes" in said
    assert "Se resolvió" not in said or "Lo urgente" in said
    qtbot.keyClick(comparison, Qt.Key.Key_Escape)
    assert window.page is result


def test_three_rounds_can_be_chosen_from(
    qtbot: QtBot, context: Context, store: Store, workshop: int, first: int
) -> None:
    finished_visit(store, workshop, 2, "2026-08-01")
    finished_visit(store, workshop, 3, "2026-11-01")
    page = ComparisonPage(context)
    show(qtbot, page)

    def gained() -> float | None:
        change = page.progress.change if page.progress is not None else None
        return change.part("GES").difference if change is not None else None

    page.show_workshop(workshop)
    qtbot.waitUntil(lambda: gained() == 25)
    choose(page.choices[0], first)
    qtbot.waitUntil(lambda: gained() == 50)
    assert len(page.choices) == 2


def press_enter(qtbot: QtBot, dialog: QWidget) -> None:
    """Take the one who is marked, in the window that asks who looks again."""
    assert isinstance(dialog, ChooseWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)


class TestSecondLook:
    @pytest.fixture
    def look(self, store: Store, first: int) -> int:
        rater = add_consultant(store, name="Elvio Recalde")
        return start_second_look(store, visit_id=first, consultant_id=rater, visited_on=DAY)

    def test_it_is_made_from_the_result_to_the_agreement_page(
        self,
        qtbot: QtBot,
        context: Context,
        store: Store,
        workshop: int,
        first: int,
    ) -> None:
        add_consultant(store, name="Elvio Recalde")
        window = MainWindow(context)
        show(qtbot, window)
        window.go("result", first)
        assert isinstance(window.page, ResultPage)
        while_asked(lambda dialog: press_enter(qtbot, dialog))
        window.page.second_look.trigger()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page = window.page
        assert isinstance(page, VisitPage)
        assert page.session is not None
        assert "Segunda opinión" in page.session.headline
        assert page.view.side.last_time.isHidden(), "nothing of the first one is shown"
        while page.session and page.stack.currentWidget() is page.view:
            yes_no = len(page.session.item.levels) == 2
            press(qtbot, Qt.Key.Key_0 if yes_no else Qt.Key.Key_1)
        press(qtbot, Qt.Key.Key_Return)
        agreement = window.page
        assert isinstance(agreement, AgreementPage)
        assert "faltan 9" in words(agreement)
        assert len(list_visits(store)) == 1

    def test_what_is_read_differently_stands_on_top(
        self, qtbot: QtBot, context: Context, store: Store, first: int, look: int
    ) -> None:
        answer_all(store, look, 1)
        answer_item(store, visit_id=look, item="PRO-03", kind=AnswerKind.LEVEL, level=4)
        finish_visit(store, visit_id=look)
        page = AgreementPage(context)
        show(qtbot, page)
        assert page.model.line(0).item.code == "PRO-03"
        said = words(page.readings)
        assert "3 de distancia" in [
            one.accessibleName().split(": ")[-1] for one in page.readings.findChildren(QWidget)
        ]
        assert instrument().item("PRO-03").question in said
        assert "menos de 10 pares" in said
        page.table.setFocus()
        press(qtbot, Qt.Key.Key_Down)
        assert "PRO-03 ·" not in words(page.readings)

    def test_while_it_is_made_the_first_ones_answers_are_closed(
        self, qtbot: QtBot, context: Context, first: int, look: int
    ) -> None:
        page = VisitPage(context)
        show(qtbot, page)
        page.open_visit(first)
        assert page.stack.currentWidget() is page.gate
        assert "segunda opinión" in words(page.gate)
        assert page.bar.reopen.isHidden()
        said = note_way(context)
        press(qtbot, Qt.Key.Key_Return)
        assert said.left == 1

    def test_taking_it_out_can_be_undone(
        self, qtbot: QtBot, context: Context, store: Store, look: int
    ) -> None:
        page = AgreementPage(context)
        show(qtbot, page)
        page.tabs.setCurrentWidget(page.looks)
        assert "Elvio Recalde" in words(page.looks)
        button = next(
            one
            for one in page.looks.findChildren(QWidget)
            if one.accessibleName().startswith("Quitar la segunda")
        )
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert "Todavía no hay ninguna" in words(page.looks)
        store.undo_stack.undo()
        assert "Elvio Recalde" in words(page.looks)


def test_the_choice_is_kept_when_the_visit_is_paused(
    qtbot: QtBot, context: Context, store: Store, workshop: int, first: int
) -> None:
    visit = begin_visit(store, workshop)
    choose_previous(store, visit_id=visit, shown=True)
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(visit)
    assert page.stack.currentWidget() is page.view
