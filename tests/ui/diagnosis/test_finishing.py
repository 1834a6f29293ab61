"""Finishing a visit, reading it, reopening it with a reason, undoing it all."""

from contextlib import closing
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.diagnosis.operations import finish_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.records import AnswerKind
from app.place import Place
from app.storage.opening import open_office
from app.storage.store import Store
from tests.ui.diagnosis.support import (
    CONTROL,
    begin_visit,
    current,
    finished_visit,
    press,
    show,
    visit_id,
    write,
)
from tests.ui.windows import note_way
from ui.context import Context
from ui.diagnosis.visit_page import VisitPage


def test_a_finished_visit_is_read_only_until_it_is_reopened_with_a_reason(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    visit = finished_visit(store, workshop)
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(visit)
    assert "solo para leer" in page.bar.about.toolTip()
    with qtbot.waitSignal(context.messages.said) as said:
        press(qtbot, "4")
    assert "reabrirla" in said.args[1]
    assert not page.clock.running
    page.bar.reopen.click()
    press(qtbot, Qt.Key.Key_Return)
    assert page.session is not None
    assert page.session.locked
    write(qtbot, "Trajo el cuaderno")
    press(qtbot, Qt.Key.Key_Return)
    assert page.session is not None
    assert not page.session.locked
    page.view.go_to("GES-01")
    press(qtbot, "4")
    kept = read_visit(store, visit)
    assert (kept.reopened_reason, kept.answers["GES-01"].level) == ("Trajo el cuaderno", 4)
    lines = store.rows("SELECT columns FROM journal WHERE row_id = ?", (visit,))
    assert any("Trajo el cuaderno" in line["columns"] for line in lines)


def test_finishing_lists_what_is_missing_and_goes_there(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "1")
    page.bar.finish.click()
    assert "Quedan" in page.finish.summary.text()
    link = next(b for b in page.finish.links if b.text() == "DEC-03")
    link.click()
    assert (page.stack.currentWidget(), current(page)) == (page.view, "DEC-03")


def test_a_complete_visit_is_finished_without_a_reason(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    visit = finished_visit(store, workshop)
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(visit)
    page.reopen("Error al cargar")
    page.bar.finish.click()
    assert not page.finish.reason.isVisible()
    said = note_way(context)
    press(qtbot, Qt.Key.Key_Return)
    assert said.places == [Place("result", visit)]
    assert read_visit(store, visit).answers["GES-01"].kind is AnswerKind.LEVEL


def test_another_windows_undo_of_finishing_opens_the_visit_again(
    qtbot: QtBot, page: VisitPage, store: Store
) -> None:
    visit = visit_id(page)
    finish_visit(store, visit_id=visit, unfinished_reason="prueba")
    page.open_visit(visit)
    store.undo_stack.undo()
    assert page.session is not None
    assert not page.session.locked
    press(qtbot, "2")
    assert read_visit(store, visit).answers["GES-01"].level == 2


def test_when_the_start_of_the_visit_is_undone_the_page_is_left(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(begin_visit(store, workshop))
    said = note_way(context)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert said.left == 1
    assert page.session is None


def test_a_file_open_for_reading_only_says_so(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    visit = begin_visit(store, workshop)
    with closing(open_office(store.path, site=8, read_only=True)) as reading:
        page = VisitPage(replace(context, store=reading))
        show(qtbot, page)
        page.open_visit(visit)
        with qtbot.waitSignal(context.messages.said) as said:
            press(qtbot, "3")
        assert "solo para leer" in said.args[1]
        assert not page.bar.reopen.isVisible()
        page.close()
    assert read_visit(store, visit).answers == {}
