"""Cifras e hitos: figures by keyboard, the question at that moment, corrections beside."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.enquiries.operations import record_enquiry
from app.figures.locks import list_locks
from app.figures.milestone_operations import record_milestone
from app.figures.milestone_queries import list_milestones, list_questions
from app.figures.operations import record_figure
from app.figures.queries import list_figures
from app.registry.operations import set_people
from app.storage.store import Store
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.figures.figures_tab import FiguresTab
from ui.figures.milestone_dialog import MilestoneDialog
from ui.figures.milestone_watch import MilestoneWatch
from ui.main_window import MainWindow
from ui.registry.workshop_page import WorkshopPage
from ui.storage.data_page import DataPage
from ui.widgets.field import TextField
from ui.widgets.row_button import RowButton

Key = Qt.Key


def people(store: Store, workshop: int, month: int, value: int) -> int:
    return record_figure(
        store, workshop_id=workshop, kind="people", period_from=f"2026-{month:02d}-01",
        period_to=f"2026-{month:02d}-01", value=value, origin="notebook",
    )  # fmt: skip


def figures_tab(window: MainWindow, workshop: int) -> FiguresTab:
    window.go("workshop", workshop, part="figures")
    assert isinstance(window.page, WorkshopPage)
    tab = window.page.findChild(FiguresTab)
    assert tab is not None
    return tab


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    opened = open_window(context, qtbot)
    opened.watch = MilestoneWatch(opened)  # type: ignore[attr-defined]
    return opened


def wait_for_question(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "¿Es un hito?" in window.message_bar.sentence, timeout=3000)


def test_figures_are_written_one_after_the_other_without_the_mouse(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    tab = figures_tab(window, workshops[0])
    for month, value in (("02/2026", "7"), ("02/2026", "2"), ("02/2026", "9.500.000")):
        entry = tab.entry
        entry.month.setFocus()
        entry.month.selectAll()
        qtbot.keyClicks(entry.month, month)
        qtbot.keyClick(entry.month, Key.Key_Tab)
        assert QApplication.focusWidget() is entry.value
        qtbot.keyClicks(entry.value, value)
        qtbot.keyClick(entry.value, Key.Key_Return)
    found = list_figures(store, workshops[0])
    assert [(one.kind, one.value, one.period_to) for one in found] == [
        ("people", 7, "2026-02-28"),
        ("people_in_ips", 2, "2026-02-28"),
        ("sales_month", 9_500_000, "2026-02-28"),
    ]
    settle(qtbot)
    names = [row.accessibleName() for row in tab.findChildren(RowButton)]
    assert any("9.500.000" in name and "febrero 2026" in name for name in names)
    assert unnamed(tab) == []


def test_what_cannot_be_is_said_beside_and_what_is_strange_is_doubted(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    entry = figures_tab(window, workshops[0]).entry
    for value, said in (("", "Falta la cifra"), ("mucha gente", "no se entiende como número")):
        entry.value.setText(value)
        entry.keep()
        assert said in entry.remark.text()
    entry.value.setText("400")
    entry.value.flush()
    assert "sobra una cifra" in entry.remark.text()
    entry.month.setText("quién sabe")
    entry.keep()
    assert "El mes no se entiende" in entry.remark.text()
    assert list_figures(store, workshops[0]) == []


@pytest.mark.parametrize(
    ("month", "value", "why"),
    [
        ("12/2062", "25", "todavía no terminó"),
        ("12/2062", "31", "todavía no terminó"),
        ("10/1850", "7", "fue hace"),
    ],
)
def test_a_quick_enter_is_answered_and_the_answer_stays(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot,
    month: str, value: str, why: str,
) -> None:  # fmt: skip
    people(store, workshops[0], 2, 7)
    entry = figures_tab(window, workshops[0]).entry
    entry.kind.show_value("people_in_ips")
    entry.month.setFocus()
    entry.month.selectAll()
    qtbot.keyClicks(entry.month, month)
    entry.value.setFocus()
    qtbot.keyClicks(entry.value, value)
    qtbot.keyClick(entry.value, Key.Key_Return)
    assert why in entry.remark.text()
    qtbot.wait(700)  # longer than what a field waits before it looks at what was typed
    assert why in entry.remark.text()
    assert entry.remark.isVisible()
    assert (entry.month.text(), entry.value.text()) == (month, value)
    assert len(list_figures(store, workshops[0])) == 1
    qtbot.keyClick(entry.value, Key.Key_Backspace)
    entry.value.flush()
    assert why not in entry.remark.text()


def test_a_figure_is_opened_corrected_and_removed(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    people(store, workshops[0], 2, 7)
    tab = figures_tab(window, workshops[0])
    row = next(one for one in tab.findChildren(RowButton) if "cuaderno" in one.accessibleName())
    qtbot.keyClick(row, Key.Key_Return)
    assert tab.entry.value.text() == "7"
    tab.entry.value.setText("8")
    qtbot.keyClick(tab.entry.value, Key.Key_Return)
    (figure,) = list_figures(store, workshops[0])
    assert (figure.value, figure.period_from) == (8, "2026-02-01")
    tab.entry.change(figure)
    tab.entry.remove.click()
    assert list_figures(store, workshops[0]) == []


def test_the_question_comes_at_that_moment_and_leaves_the_cursor_alone(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    tab = figures_tab(window, workshops[0])
    people(store, workshops[0], 2, 5)
    tab.entry.value.setFocus()
    people(store, workshops[0], 6, 8)
    qtbot.keyClicks(tab.entry.value, "12")
    wait_for_question(window, qtbot)
    assert (
        window.message_bar.sentence
        == "Confecciones Santa Librada · Personas que trabajan: de 5 a 8. ¿Es un hito?"
    )
    assert QApplication.focusWidget() is tab.entry.value
    assert tab.entry.value.text() == "12"

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, MilestoneDialog)
        assert unnamed(dialog) == []
        qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert "A qué se debe" not in dialog.problem.text()
        assert "no sabe" in dialog.problem.text()
        second = dialog.form["attribution"].buttons[1]
        qtbot.keyClick(dialog.form["attribution"].buttons[0], Key.Key_Right)
        assert second.isChecked()
        qtbot.keyClicks(dialog.form["attribution_why"], "con la planilla de costos")
        dialog.save()

    while_asked(answer)
    act = next(one for one in window.message_bar.findChildren(QPushButton) if one.text() == "Anotar el hito")
    act.click()
    (found,) = list_milestones(store)
    assert (found.before, found.after, found.attribution, found.origin) == (
        5,
        8,
        "partly",
        "notebook",
    )
    assert found.attribution_why == "con la planilla de costos"
    settle(qtbot)
    assert not tab.questions.isVisible()


def test_a_question_that_was_passed_over_waits_and_may_be_no_milestone(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    people(store, workshops[0], 2, 5)
    people(store, workshops[0], 6, 8)
    wait_for_question(window, qtbot)
    window.message_bar.hide()
    tab = figures_tab(window, workshops[0])
    assert tab.questions.isVisible()
    none = next(one for one in tab.questions.findChildren(QPushButton) if one.text() == "No es un hito")
    none.setFocus()
    qtbot.keyClick(none, Key.Key_Return)
    settle(qtbot)
    assert list_questions(store) == []
    assert not tab.questions.isVisible()


def test_undo_imports_and_a_record_being_written_ask_nothing(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    set_people(store, workshop_id=workshops[0], people=[("woman", 9), ("man", 9)])
    with store.change("importar", origin="import"):
        people(store, workshops[0], 2, 5)
        people(store, workshops[0], 6, 8)
    store.undo_stack.undo()
    store.undo_stack.redo()
    assert store.value("SELECT count(*) FROM milestone_question") == 0


def milestone(store: Store, workshop: int, **other: Any) -> int:
    fields: dict[str, Any] = {
        "kind": "credit",
        "happened_on": "2026-08-10",
        "attribution": "partly",
        "after": 4_000_000,
        "origin": "document",
    }
    return record_milestone(store, workshop_id=workshop, **fields | other)


def test_a_reported_period_is_closed_and_its_milestone_corrected_beside(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    milestone(store, workshops[0])
    window.go("data")
    page = window.page
    assert isinstance(page, DataPage)
    page.locks.form["date_from"].setText("01/07/2026")
    page.locks.form["date_to"].setText("30/09/2026")
    page.locks.form["reported_to"].setText("MIC")
    page.locks.close_button.click()
    assert [one.reported_to for one in list_locks(store)] == ["MIC"]
    page.locks.close_button.click()
    assert "ya está cerrada" in page.locks.problem.text()

    tab = figures_tab(window, workshops[0])
    row = tab.milestones.findChild(RowButton)
    assert row is not None
    assert "período informado" in row.accessibleName()

    def correct(dialog: QWidget) -> None:
        assert isinstance(dialog, MilestoneDialog)
        dialog.save()
        assert "por qué se corrige" in dialog.problem.text()
        fields = [one for one in dialog.findChildren(TextField) if one.accessibleName()]
        reason = next(one for one in fields if one.accessibleName() == "Por qué se corrige")
        qtbot.keyClicks(reason, "el banco dio menos")
        dialog.form["after"].setText("3.000.000")
        dialog.save()

    while_asked(correct)
    row.chosen.emit()
    (found,) = list_milestones(store)
    assert (found.after, found.standing.after) == (4_000_000, 3_000_000)
    assert found.corrections[0].correction_reason == "el banco dio menos"


def test_a_workshops_story_tells_its_milestones_and_enquiries(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    milestone(store, workshops[0])
    record_enquiry(
        store,
        workshop_id=workshops[0],
        question="¿Y el banco?",
        topic="company",
        asked_on="2026-08-02",
    )
    window.go("workshop", workshops[0])
    page = window.page
    assert isinstance(page, WorkshopPage)
    qtbot.waitUntil(lambda: page.story is not None)
    assert page.story is not None
    told = [(event.day, event.text, event.remark) for event in page.story.events]
    assert told[0][1:] == ("Crédito: G.\u00a04.000.000", "en parte al programa")
    assert told[1] == ("2026-08-02", "Consulta", "¿Y el banco?")


def test_a_milestone_is_noted_changed_and_removed_by_hand(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    tab = figures_tab(window, workshops[0])

    def note(dialog: QWidget) -> None:
        assert isinstance(dialog, MilestoneDialog)
        dialog.form["kind"].show_value("first_order")
        dialog.form["what"].show_value("Textil Guaraní")
        dialog.form["attribution"].buttons[0].click()
        dialog.save()

    while_asked(note)
    tab.milestones.add.click()
    (found,) = list_milestones(store)
    assert (found.kind, found.what, found.attribution) == (
        "first_order",
        "Textil Guaraní",
        "programme",
    )
    settle(qtbot)

    def change(dialog: QWidget) -> None:
        assert isinstance(dialog, MilestoneDialog)
        dialog.form["document"].setText("orden de compra 12")
        dialog.save()

    while_asked(change)
    row = tab.milestones.findChild(RowButton)
    assert row is not None
    row.chosen.emit()
    assert list_milestones(store)[0].document == "orden de compra 12"
    settle(qtbot)
    remove = next(one for one in tab.milestones.findChildren(QPushButton) if one.text() == "×")
    remove.click()
    assert list_milestones(store) == []
