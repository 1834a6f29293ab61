"""A filled paper form is typed in from the keyboard alone, quickly."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import read_visit
from app.diagnosis.records import Origin
from app.storage.store import Store
from tests.ui.diagnosis.support import (
    CONTROL,
    add_a_workshop,
    begin_visit,
    give_consent,
    instrument,
    press,
    show,
    write,
)
from ui.context import Context
from ui.diagnosis.jump_field import find_code
from ui.diagnosis.visit_page import VisitPage

SECONDS_PER_KEY = 2.0  # looking at the paper included; a slow typist


@pytest.fixture
def page(qtbot: QtBot, context: Context, store: Store) -> VisitPage:
    """A visit that comes from paper opens as one column."""
    workshop = add_a_workshop(store)
    give_consent(store, workshop)
    made = VisitPage(context)
    show(qtbot, made)
    made.open_visit(begin_visit(store, workshop, channel="paper"))
    return made


def test_a_whole_form_takes_less_than_five_minutes(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    assert page.stack.currentWidget() is page.form
    assert page.session is not None
    visit, keys, typed = page.session.visit.id, 0, {}
    while page.stack.currentWidget() is page.form:
        field = QApplication.focusWidget()
        code = next(c for c, row in page.form.rows.items() if row.field is field)
        text = ("3", "1", "n", "o", "4")[len(typed) % 5]
        write(qtbot, text)
        press(qtbot, Qt.Key.Key_Return)
        typed[code] = text
        keys += len(text) + 1
    assert page.stack.currentWidget() is page.finish
    press(qtbot, Qt.Key.Key_Return)
    keys += 1
    kept = read_visit(store, visit)
    assert kept.finished
    assert len(typed) >= 50
    for code, text in typed.items():
        assert kept.answers[code].level == (int(text) if text.isdecimal() else None)
    assert keys * SECONDS_PER_KEY < 5 * 60


def test_what_cannot_be_is_said_and_not_saved(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    assert page.session is not None
    first = page.form.rows["GES-01"]
    write(qtbot, "7")
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is first.field
    assert "0 a 4" in first.words.toolTip()
    assert read_visit(store, page.session.visit.id).answers == {}
    first.field.clear()
    write(qtbot, "2c")
    press(qtbot, Qt.Key.Key_Return)
    answer = read_visit(store, page.session.visit.id).answers["GES-01"]
    assert (answer.level, answer.origin) == (2, Origin.NOTEBOOK)
    assert "cuaderno" in first.words.toolTip()


def test_going_to_a_code_and_back_up(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, Qt.Key.Key_J, CONTROL)
    write(qtbot, "pro4")
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.form.rows["PRO-04"].field
    press(qtbot, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.form.rows["PRO-03"].field


def test_an_answer_is_changed_and_undone(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    assert page.session is not None
    visit = page.session.visit.id
    write(qtbot, "2")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Up)
    write(qtbot, "4")
    press(qtbot, Qt.Key.Key_Return)
    assert read_visit(store, visit).answers["GES-01"].level == 4
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert read_visit(store, visit).answers["GES-01"].level == 2
    assert page.form.rows["GES-01"].field.text() == "2"


def test_an_answer_is_taken_back_by_emptying_its_row(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    assert page.session is not None
    write(qtbot, "2")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Delete)
    press(qtbot, Qt.Key.Key_Return)
    assert read_visit(store, page.session.visit.id).answers["GES-01"].kind is None


def test_skipped_rows_are_grey_say_why_and_are_passed_over(qtbot: QtBot, page: VisitPage) -> None:
    assert page.session is not None
    item = next(i for i in page.session.instrument.items if i.relevance)
    page.form.focus_item(item.relevance[0].item)
    write(qtbot, "n")
    press(qtbot, Qt.Key.Key_Return)
    row = page.form.rows[item.code]
    assert not row.field.isEnabled()
    assert item.relevance[0].item in row.words.toolTip()


def test_one_key_goes_between_paper_and_questions(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, Qt.Key.Key_F4)
    assert page.stack.currentWidget() is page.view
    press(qtbot, Qt.Key.Key_F4)
    assert page.stack.currentWidget() is page.form


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pro4", "PRO-04"), ("PRO-04", "PRO-04"), ("pro 04", "PRO-04"), ("for", "FOR-01"),
        ("1", "GES-01"), ("60", "MER-05"), ("61", None), ("xyz1", None), ("", None),
    ],
)  # fmt: skip
def test_an_item_is_found_by_its_code(text: str, code: str | None) -> None:
    codes = tuple(item.code for item in instrument().items)
    assert find_code(text, codes) == code


def test_the_day_on_the_paper_is_the_day_of_the_visit(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    assert page.session is not None
    page.form.day.field.setText("20/11/2026")
    page.form.day.field.flush()
    assert read_visit(store, page.session.visit.id).visited_on == "2026-11-20"
    assert "20/11/2026" in page.bar.about.toolTip()


def test_a_visit_typed_in_from_paper_says_so(qtbot: QtBot, context: Context, store: Store) -> None:
    workshop = add_a_workshop(store)
    give_consent(store, workshop)
    visit = begin_visit(store, workshop)
    opened = VisitPage(context)
    show(qtbot, opened)
    opened.open_visit(visit)
    press(qtbot, Qt.Key.Key_F4)
    assert read_visit(store, visit).channel == "paper"
    opened.pause()
    opened.open_visit(visit)
    assert opened.stack.currentWidget() is opened.form
