"""Six months of one workshop, from its first diagnostic to the sheet that its owner keeps.

The consultant opens the program on each of these days, does what there is to do with keys and
buttons, and closes it. Operations are called by nothing here; queries only read back.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.story import course, first_weeks, papers, second_round
from tests.ui.story.living import Calendar, Consultant, turn_calendar


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return turn_calendar(monkeypatch, first_weeks.FIRST_DAY)


@pytest.fixture
def liz(qtbot: QtBot, qapp: QApplication, calendar: Calendar, tmp_path: Path) -> Iterator[Consultant]:
    """Liz Ayala, of the CAE of Yaguarón."""
    consultant = Consultant(qtbot, qapp, calendar, tmp_path)
    yield consultant
    consultant.close()


def test_six_months_from_the_first_diagnostic_to_the_sheet_of_what_moved(
    liz: Consultant,
) -> None:
    path = first_weeks.begin_the_office(liz)
    first_weeks.make_the_first_diagnostic(liz)
    first_weeks.agree_on_the_programme(liz)
    first_weeks.note_where_it_begins(liz)
    first_weeks.visit_from_the_due_line(liz, path)
    first_weeks.call_instead_of_going(liz, path)
    course.make_an_event(liz, path)
    course.enrol_the_owner_and_a_worker(liz)
    course.mark_who_came(liz, path)
    course.enter_both_tests(liz)
    course.note_what_she_will_try(liz)
    code = course.issue_certificates(liz)
    course.verify_outside_the_window(liz, path, code)
    papers.gather_papers(liz, path)
    papers.finish_the_step(liz, path)
    papers.count_what_formal_work_costs(liz)
    papers.answer_the_milestone(liz, path)
    second_round.ask_again_with_last_time_in_sight(liz, path)
    second_round.see_what_may_be_claimed(liz)
    second_round.agree_on_what_comes(liz)
    second_round.keep_the_progress_sheet(liz)
    second_round.see_the_next_things(liz, path)
