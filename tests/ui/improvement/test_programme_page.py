"""A programme made with the keyboard: chosen, filled in, printed."""

import re
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.days import months_after
from app.diagnosis.operations import remove_second_look, start_second_look
from app.diagnosis.round_queries import next_round_due
from app.improvement.operations import add_action
from app.improvement.queries import list_recommendations, read_programme
from app.registry.operations import add_association, add_cluster, add_consultant, change_workshop
from app.storage.store import Store
from tests.ui.diagnosis.support import CONTROL, add_a_workshop, finished_visit, press, show, write
from tests.ui.improvement.support import add_some, programme, titles
from tests.ui.windows import settle
from ui.context import Context
from ui.improvement.programme_page import ProgrammePage


def test_opening_it_writes_nothing(page: ProgrammePage, store: Store, visit: int) -> None:
    assert read_programme(store, visit) is None
    assert page.recommendations.list.hasFocus()
    shown = page.recommendations.list.rows.shown
    assert len(shown) > 10
    assert all(each.because.startswith("porque") for each in shown)


def test_enter_adds_and_the_cursor_waits_for_who_does_it(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    first = page.recommendations.list.rows.shown[0]
    press(qtbot, Qt.Key.Key_Return)
    action = programme(page, store).open_actions[0]
    assert (action.title, action.solution) == (first.solution.title, first.solution.code)
    assert action.because == first.because
    card = page.actions_card.cards[action.id]
    assert QApplication.focusWidget() is card.form["responsible"]
    kept = list_recommendations(store, programme(page, store).id)
    assert [one.solution.code for one in kept] == [
        one.solution.code for one in page.recommendations.list.rows.shown
    ]


def test_an_action_is_filled_in_by_keyboard(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    press(qtbot, Qt.Key.Key_Return)
    for text in (
        "Mirta",
        "hoy",
        "G. 350.000",
        "la hija",
        "Llamar al electricista",
        "Tablero con tapa",
    ):
        press(qtbot, Qt.Key.Key_A, CONTROL)
        write(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    action = programme(page, store).open_actions[0]
    today = date.today().isoformat()
    assert (action.responsible, action.due_on, action.cost) == ("Mirta", today, 350_000)
    assert (action.payer, action.first_step) == ("la hija", "Llamar al electricista")
    assert action.evidence == "Tablero con tapa"
    line = page.actions_card.cards[action.id].head.line.text()
    assert "Mirta" in line
    assert re.search(r"G\.\s350\.000", line)


def test_the_catalogues_range_stands_behind_the_field_until_an_amount_is_written(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    agreed = programme(page, store)
    add_action(
        store,
        programme_id=agreed.id,
        source="recommended",
        solution="SOL-GES-02a",
        beyond_limit=True,
    )
    settle(qtbot)
    action = next(one for one in programme(page, store).actions if one.solution == "SOL-GES-02a")
    card = page.actions_card.cards[action.id]
    said = "entre G. 10.000 y G. 40.000 (a confirmar)"
    assert card.form["cost"].text() == ""
    assert card.form["cost"].placeholderText() == said
    assert said in card.head.line.text().replace("\u00a0", " ")
    card.form["cost"].setText("25.000")
    card.form.flush()
    kept = next(one for one in programme(page, store).actions if one.id == action.id)
    assert (kept.cost, kept.cost_high) == (25_000, 25_000)
    assert card.form["cost"].text() == "G. 25.000"
    line = card.head.line.text().replace("\u00a0", " ")
    assert "G. 25.000, paga" in line
    assert "a confirmar" not in line


def test_what_cannot_be_read_is_said_beside_the_field(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    press(qtbot, Qt.Key.Key_Return)
    action = programme(page, store).open_actions[0]
    card = page.actions_card.cards[action.id]
    for name, wrong in (("cost", "mucho"), ("due_on", "31/02")):
        field = card.form.fields[name]
        field.field.setText(wrong)
        field.field.flush()
        assert field.remark
        assert field.field.text() == wrong
    unchanged = programme(page, store).open_actions[0]
    assert (unchanged.cost, unchanged.due_on) == (action.cost, action.due_on)


def test_the_same_solution_is_not_added_twice(
    qtbot: QtBot, page: ProgrammePage, store: Store, context: Context
) -> None:
    add_some(qtbot, page, 1)
    with qtbot.waitSignal(context.messages.said) as said:
        add_some(qtbot, page, 1)
    assert "ya está" in said.args[1]
    assert len(titles(page, store)) == 1


def test_the_owners_choice_comes_first_and_becomes_an_action(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    row = page.choices.rows[1]
    assert not page.choices.rows[2].what.isVisible()
    row.what.setFocus()
    for text in ("Hacer guardapolvos propios", "Dejan mejor ganancia", "6"):
        write(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    choice = programme(page, store).choices[0]
    assert (choice.what, choice.why, choice.months) == (
        "Hacer guardapolvos propios",
        "Dejan mejor ganancia",
        6,
    )
    assert page.choices.rows[2].what.isVisible()
    row.add.click()
    action = programme(page, store).open_actions[0]
    assert (action.title, action.source) == ("Hacer guardapolvos propios", "owner")
    assert action.due_on is not None
    assert date.fromisoformat(action.due_on) > date.today() + timedelta(days=170)


def test_long_words_of_the_owner_are_all_seen(
    qtbot: QtBot, page: ProgrammePage, store: Store, context: Context, visit: int
) -> None:
    field = page.choices.rows[1].what
    one_line = field.height()
    field.setFocus()
    said = "Entregar a tiempo sin trabajar los domingos y que la hija pueda seguir estudiando"
    QApplication.clipboard().setText(said.replace(" sin", "\nsin"))
    field.paste()
    assert field.text() == said
    assert field.height() >= 2 * one_line - 20, "it wraps and grows"
    assert not field.verticalScrollBar().maximum()
    press(qtbot, Qt.Key.Key_Return)
    assert page.choices.rows[1].why.hasFocus()
    assert programme(page, store).choices[0].what == said
    again = ProgrammePage(context)
    qtbot.addWidget(again)
    again.show_visit(visit)
    assert again.choices.rows[1].what.text() == said


def test_a_recommendation_the_owner_chooses_rises(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    listed = page.recommendations.list
    formula = next(r for r in reversed(listed.rows.shown) if r.rule == "formula")
    listed.point_at(listed.rows.shown.index(formula))
    page.recommendations.choose.click()
    code = formula.solution.code
    raised = next(r for r in listed.rows.shown if r.solution.code == code)
    assert raised.rule == "owner"
    assert raised.rank < formula.rank
    assert programme(page, store).choices[0].solution == code
    kept = list_recommendations(store, programme(page, store).id)
    assert next(r for r in kept if r.solution.code == code).rule == "formula", "kept apart"
    listed.point_at([one.solution.code for one in listed.rows.shown].index(code))
    said = page.recommendations
    assert (said.choose.isEnabled(), said.add.isEnabled()) == (False, True), "it is written there once"
    assert "lo que quiere" in said.choose.text()
    assert "programa" in page.choices.rows[1].add.toolTip()


def test_wrong_months_are_said(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    page.choices.rows[1].what.setFocus()
    write(qtbot, "Un horno")
    page.choices.rows[1].months.setFocus()
    write(qtbot, "99")
    press(qtbot, Qt.Key.Key_Tab)
    assert page.choices.remark.isVisible()
    assert programme(page, store).choices[0].months is None


def test_filters_narrow_the_list(qtbot: QtBot, page: ProgrammePage) -> None:
    every = len(page.recommendations.list.rows.shown)
    assert not page.recommendations.dimension.isVisible(), "what is seldom used is folded"
    page.recommendations.filter.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.recommendations.dimension.hasFocus()
    write(qtbot, "For")
    press(qtbot, Qt.Key.Key_Return)
    part = page.recommendations.list.rows.shown
    assert 0 < len(part) < every
    assert all(any(code.startswith("FOR") for code in each.items) for each in part)
    page.recommendations.filter.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert len(page.recommendations.list.rows.shown) == every, "hidden, it leaves nothing out"


def test_each_is_one_line_and_the_chosen_one_says_why(qtbot: QtBot, page: ProgrammePage) -> None:
    listed = page.recommendations.list
    heights = {listed.rowHeight(row) for row in range(listed.rows.rowCount())}
    assert len(heights) == 1
    assert listed.viewport().height() >= 6 * heights.pop(), "most of the height is the list's"
    place = listed.y()
    for _turn in range(5):
        one = listed.current
        assert page.recommendations.title.text() == one.solution.title, "whole, however long"
        assert page.recommendations.because.text() == one.because
        press(qtbot, Qt.Key.Key_Down)
        assert listed.current is not one
        assert listed.y() == place, "nothing moves under the hand"


def test_what_is_said_of_the_chosen_one_takes_no_width_from_the_programme(
    qtbot: QtBot, page: ProgrammePage
) -> None:
    recommended = page.recommendations.list
    width = page.recommendations.width()
    for place in range(3):
        recommended.point_at(place)
        page.add_recommendation(recommended.current.solution.code)
        recommended.point_at(place)
        qtbot.waitUntil(lambda: not page.recommendations.add.isEnabled())
        qtbot.wait(20)
        assert page.recommendations.kind_of.text().startswith("ya está en el programa")
        assert page.recommendations.width() == width


def test_what_an_alert_asks_for_is_told_by_a_sign_and_a_word(page: ProgrammePage) -> None:
    listed = page.recommendations.list
    first = listed.rows.shown[0]
    assert first.rule == "alert"
    said = [str(listed.rows.index(0, place).data()) for place in range(listed.rows.columnCount())]
    assert any(text.startswith("▲ peligro") for text in said)


def test_what_is_talked_about_in_private_does_not_shout_from_the_screen(
    page: ProgrammePage,
) -> None:
    rows = page.recommendations.list.rows
    private = [row for row, one in enumerate(rows.shown) if one.solution.discreet]
    assert private, "some of these answers ask for it"
    for row in private:
        said = [str(rows.index(row, place).data()) for place in range(rows.columnCount())]
        assert not any("peligro" in text for text in said)


def test_written_wishes_are_one_line_until_they_are_to_be_changed(
    qtbot: QtBot, page: ProgrammePage, store: Store, visit: int
) -> None:
    assert not page.choices.is_folded, "nothing is written: she is asked"
    page.choices.rows[1].what.setFocus()
    write(qtbot, "Un horno")
    press(qtbot, Qt.Key.Key_Tab)
    page.choices.ready.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.choices.is_folded
    assert "Un horno" in page.choices.said.text()
    settle(qtbot)
    assert page.choices.height() < page.recommendations.height() / 5
    assert page.recommendations.list.hasFocus()
    page.show_visit(visit)
    assert page.choices.is_folded
    page.choices.change.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert page.choices.rows[1].what.hasFocus()
    assert page.choices.rows[1].what.text() == "Un horno"


def test_what_the_workshop_puts_in_is_added_up(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    press(qtbot, Qt.Key.Key_Return)
    agreed = programme(page, store)
    for cost, payer in ((100_000, "taller"), (30_000, "taller"), (500_000, "compartido")):
        add_action(
            store, programme_id=agreed.id, title="Otra", source="consultant", cost=cost,
            payer=payer, beyond_limit=True,
        )  # fmt: skip
    settle(qtbot)
    first = programme(page, store).open_actions[0]
    card = page.actions_card.cards[first.id]
    for name, text in (("cost", "20.000"), ("payer", "taller")):
        field = card.form.fields[name].field
        field.setFocus()
        getattr(field, "field", field).selectAll()
        write(qtbot, text)
        card.form.flush()
    assert page.actions_card.total.text().replace("\u00a0", " ") == "G. 150.000"


def test_the_next_visit_and_the_centres_commitment(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    page.next_visit.day.setFocus()
    for text in ("5/12/2027", "9.30", "Acompanar la inscripcion en IPS"):
        write(qtbot, text)
        press(qtbot, Qt.Key.Key_Tab)
    kept = programme(page, store)
    assert (kept.next_visit_on, kept.next_visit_at) == ("2027-12-05", "09:30")
    assert kept.centre_commitment == "Acompanar la inscripcion en IPS"
    assert kept.agreed_on == date.today().isoformat()


def test_the_next_round_is_six_months_later_unless_another_day_is_said(
    qtbot: QtBot, page: ProgrammePage, store: Store
) -> None:
    assert page.session is not None
    usual = months_after(page.session.visit.visited_on, 6)
    field = page.next_visit.round
    assert field.value == usual
    assert "6 meses" in page.next_visit.round_note.text()
    field.setFocus()
    field.field.selectAll()
    write(qtbot, "5/12/2027")
    press(qtbot, Qt.Key.Key_Tab)
    assert programme(page, store).next_round_on == "2027-12-05"
    assert next_round_due(store, page.session.visit.workshop_id) == "2027-12-05"
    field.setFocus()
    field.field.selectAll()
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Tab)
    assert programme(page, store).next_round_on is None
    assert field.value == usual


def test_an_own_action(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    page.actions_card.own.setFocus()
    write(qtbot, "Pintar el cartel")
    press(qtbot, Qt.Key.Key_Return)
    assert programme(page, store).open_actions[0].source == "consultant"
    assert page.actions_card.own.text() == ""


def test_the_calendar_chooses_a_day(qtbot: QtBot, page: ProgrammePage, store: Store) -> None:
    press(qtbot, Qt.Key.Key_Return)
    action = programme(page, store).open_actions[0]
    field = page.actions_card.cards[action.id].form.fields["due_on"]
    popup = field.make_calendar()
    popup.calendar.clicked.emit(popup.calendar.selectedDate().addDays(3))
    page.limit.anyway.click()  # the first one answers an alert
    assert action.due_on is not None
    later = date.fromisoformat(action.due_on) + timedelta(days=3)
    assert programme(page, store).open_actions[0].due_on == later.isoformat()


def test_while_a_second_look_is_asked_nothing_is_shown(page: ProgrammePage, store: Store, visit: int) -> None:
    other = add_consultant(store, name="Norma Cabañas")
    look = start_second_look(store, visit_id=visit, consultant_id=other, visited_on=date.today().isoformat())
    assert not page.columns.isVisible()
    assert not page.print_programme.isVisible()
    assert "segunda opinión" in page.closed.sentence.text()
    remove_second_look(store, visit_id=look)
    assert page.columns.isVisible()
    assert page.closed.isHidden()


def test_what_the_territory_lacks_is_said_below_the_list(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    elsewhere = add_cluster(store, name="Yaguarón", code="YAG")
    add_association(store, name="Asociación de Confeccionistas", cluster_id=elsewhere)
    workshop = add_a_workshop(store)
    change_workshop(store, workshop_id=workshop, cluster_id=elsewhere)
    visit = finished_visit(store, workshop, level=0)
    page = ProgrammePage(context)
    show(qtbot, page, (1158, 650))
    page.show_visit(visit)
    said = page.recommendations.left_out
    assert not said.isVisible(), "there is one"
    here = add_cluster(store, name="Mariano Roque Alonso", code="MRA")
    change_workshop(store, workshop_id=workshop, cluster_id=here)
    settle(qtbot)
    assert said.isVisible()
    assert "soluciones, porque en la zona no hay asociación" in said.text()
    assert said.toolTip().count("\n") > 1
