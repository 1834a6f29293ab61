"""A course that touches what is talked about in private points at nobody."""

from pytestqt.qtbot import QtBot

from app.place import Place
from app.training.courses import load_courses
from tests.ui.training.support import COURSE
from ui.context import Context
from ui.training.course_page import CoursePage


def test_a_reserved_course_says_to_invite_others_too(
    context: Context, qtbot: QtBot, workshops: list[int]
) -> None:
    page = CoursePage(context)
    qtbot.addWidget(page)
    page.show_place(Place("course", COURSE))
    assert page.discreet.isHidden()
    page.show_place(Place("course", next(one.code for one in load_courses() if one.reserved)))
    assert not page.discreet.isHidden()
