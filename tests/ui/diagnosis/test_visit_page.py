"""The visit's page: moving about, undo, skipped items, reading only, photos."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.diagnosis.instruments import parse_instrument
from app.diagnosis.operations import finish_visit, start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.records import AnswerKind, Origin
from app.storage.store import Store
from tests.diagnosis.support import instrument_text
from tests.ui.diagnosis.support import (
    CONTROL,
    DAY,
    add_a_workshop,
    begin_visit,
    finished_visit,
    give_consent,
    press,
    show,
    write,
)  # fmt: skip
from ui.context import Context
from ui.diagnosis.visit_page import VisitPage


@pytest.fixture
def workshop(store: Store) -> int:
    made = add_a_workshop(store)
    give_consent(store, made)
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, store: Store, workshop: int) -> VisitPage:
    """A visit at its first item, with every permission."""
    made = VisitPage(context)
    show(qtbot, made)
    made.open_visit(begin_visit(store, workshop))
    return made


def current(page: VisitPage) -> str:
    assert page.session is not None
    return page.session.current


def visit_id(page: VisitPage) -> int:
    assert page.session is not None
    return page.session.visit.id


def picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (2000, 1500), (120, 150, 140)).save(target, "JPEG")
    return target.getvalue()


def test_a_key_answers_saves_and_passes_on(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "3")
    assert current(page) == "GES-02"
    assert read_visit(store, visit_id(page)).answers["GES-01"].level == 3
    assert page.view.rail.rows["GES"].count.text() == "1/9"
    assert "guardado" in page.bar.state.text()


def test_undo_goes_back_to_what_it_changed(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    for key in "321":
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert current(page) == "GES-03"
    assert not page.view.panel.cards[1].isChecked()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert current(page) == "GES-02"
    assert {c for c, a in read_visit(store, visit_id(page)).answers.items() if a.kind} == {"GES-01"}


def test_moving_about_with_the_keyboard(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, "2")
    press(qtbot, Qt.Key.Key_Right)
    assert current(page) == "GES-04"
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Backspace)
    assert current(page) == "GES-02"
    press(qtbot, "G")
    assert current(page) == "GES-03"
    press(qtbot, Qt.Key.Key_J, CONTROL)
    write(qtbot, "for99")
    press(qtbot, Qt.Key.Key_Return)
    assert "No hay una pregunta" in page.view.jump.remark.text()
    page.view.jump.field.clear()
    write(qtbot, "for2")
    press(qtbot, Qt.Key.Key_Return)
    assert current(page) == "FOR-02"
    assert page.view.rail.passed_over.text() == "1 sin responder · ir"
    page.view.rail.passed_over.click()
    assert current(page) == "GES-01"


def test_keys_work_while_a_button_has_the_focus(qtbot: QtBot, page: VisitPage) -> None:
    page.view.panel.cards[4].setFocus()
    press(qtbot, Qt.Key.Key_Right)
    assert current(page) == "GES-02"
    page.view.side.origins[Origin.SAID].setFocus()
    press(qtbot, "1")
    assert current(page) == "GES-03"


def test_a_click_answers_and_a_second_one_passes_on(qtbot: QtBot, page: VisitPage) -> None:
    card = page.view.panel.cards[2]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert (current(page), card.isChecked()) == ("GES-01", True)
    qtbot.mouseClick(page.view.panel.cards[4], Qt.MouseButton.LeftButton)
    assert page.view.panel.cards[4].isChecked()
    qtbot.mouseClick(page.view.panel.cards[4], Qt.MouseButton.LeftButton)
    assert current(page) == "GES-02"


def test_a_yes_or_no_item_takes_only_its_two_levels(
    qtbot: QtBot, page: VisitPage, context: Context, store: Store, workshop: int
) -> None:
    five = 'levels = ["cero", "uno", "dos", "tres", "cuatro"]'
    small = parse_instrument(instrument_text().replace(five, 'levels = ["no", "sí"]', 1))
    page.open_visit(start_visit(store, workshop_id=workshop, instrument=small, visited_on=DAY))
    assert not page.view.panel.cards[2].isVisible()
    with qtbot.waitSignal(context.messages.said) as said:
        press(qtbot, "2")
    assert "0 (no) o 4 (sí)" in said.args[1]
    assert current(page) == "AAA-01"
    press(qtbot, "4")
    assert page.session is not None
    assert page.session.answer_of("AAA-01").level == 4


def test_where_it_comes_from_has_a_key_each(qtbot: QtBot, page: VisitPage) -> None:
    assert page.session is not None
    for key, origin in zip("PCFV", Origin, strict=True):
        press(qtbot, key)
        assert page.session.answer_of("GES-01").origin is origin
    press(qtbot, "E")
    assert page.session.answer_of("GES-01").origin is Origin.SAID
    assert page.view.side.origins[Origin.SAID].isChecked()
    assert not page.session.is_answered("GES-01")


def test_what_is_only_asked_is_the_owners_word(qtbot: QtBot, page: VisitPage) -> None:
    assert page.session is not None
    asked = next(i.code for i in page.session.instrument.items if i.how == "asked")
    seen = next(i.code for i in page.session.instrument.items if i.how != "asked")
    for code in (asked, seen):
        page.view.go_to(code)
        press(qtbot, "0")
    assert page.session.answer_of(asked).origin is Origin.SAID
    assert page.session.answer_of(seen).origin is None


def test_an_item_that_is_skipped_keeps_its_answer_and_says_why(
    qtbot: QtBot, page: VisitPage, store: Store, context: Context
) -> None:
    session = page.session
    assert session is not None
    item = next(i for i in session.instrument.items if i.relevance)
    base = item.relevance[0].item
    page.view.go_to(item.code)
    page.view.answer_level(max(item.level_texts), go_on=False)
    page.view.go_to(base)
    press(qtbot, "N")
    assert item.code not in session.asked
    assert current(page) != item.code
    page.view.go_to(item.code)
    assert base in page.view.panel.notice.text()
    assert not page.view.panel.cards[0].isEnabled()
    with qtbot.waitSignal(context.messages.said):
        press(qtbot, "0")
    assert read_visit(store, visit_id(page)).answers[item.code].level == max(item.level_texts)


def test_the_answer_can_be_taken_back(qtbot: QtBot, page: VisitPage, store: Store) -> None:
    press(qtbot, "2")
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Delete)
    assert read_visit(store, visit_id(page)).answers["GES-01"].kind is None


def test_the_sheet_of_keys_opens_and_closes(qtbot: QtBot, page: VisitPage) -> None:
    press(qtbot, "?")
    assert page.sheet.isVisible()
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.sheet.isVisible()
    press(qtbot, "1")
    assert current(page) == "GES-02"


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


def test_photos_are_kept_shown_and_taken_out(
    qtbot: QtBot, page: VisitPage, store: Store, context: Context
) -> None:
    page.view.add_photo(picture())
    qtbot.waitUntil(lambda: len(read_visit(store, visit_id(page)).photos) == 1)
    thumbs = page.view.side.photos
    qtbot.waitUntil(lambda: len(thumbs.thumbnails) == 1)
    with qtbot.waitSignal(context.messages.said) as said:
        qtbot.keyClick(thumbs.thumbnails[0], Qt.Key.Key_Delete)
    assert read_visit(store, visit_id(page)).photos == ()
    said.args[3]()
    assert len(read_visit(store, visit_id(page)).photos) == 1


def test_a_photo_can_be_dropped_or_pasted(
    qtbot: QtBot, page: VisitPage, store: Store, tmp_path: object
) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "mesa.jpg"
    file.write_bytes(picture())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    side = page.view.side
    side.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    QApplication.clipboard().setImage(image)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: len(read_visit(store, visit_id(page)).photos) == 2)


def test_something_that_is_no_photo_is_refused_in_words(
    qtbot: QtBot, page: VisitPage, store: Store, context: Context
) -> None:
    with qtbot.waitSignal(context.messages.said) as said:
        page.view.add_photo(b"not a picture")
    assert said.args[0] == "problem"
    assert read_visit(store, visit_id(page)).photos == ()


def test_without_permission_no_photo_is_offered(
    qtbot: QtBot, context: Context, store: Store
) -> None:
    workshop = add_a_workshop(store)
    give_consent(store, workshop, photos=False)
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(begin_visit(store, workshop))
    assert not page.view.side.photos.button.isVisible()
    assert page.view.side.photos.refused.isVisible()
    page.view.add_photo(picture())
    assert read_visit(store, visit_id(page)).photos == ()


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
    with qtbot.waitSignal(page.finished):
        press(qtbot, Qt.Key.Key_Return)
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


def test_the_visit_fits_small_screens(qtbot: QtBot, page: VisitPage) -> None:
    assert page.view.rail.rows["LOC"].name.text() == "Local, equipos y seguridad"

    def fits(width: int, height: int) -> bool:
        page.resize(width, height)
        return (page.width(), page.height()) == (width, height)

    for size in ((1000, 600), (910, 467)):
        qtbot.waitUntil(lambda size=size: fits(*size))
    assert page.view.rail.rows["LOC"].name.text() == "LOC"


def test_when_the_start_of_the_visit_is_undone_the_page_is_left(
    qtbot: QtBot, context: Context, store: Store, workshop: int
) -> None:
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(begin_visit(store, workshop))
    with qtbot.waitSignal(page.left):
        press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert page.session is None
