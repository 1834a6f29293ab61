"""Consultas in the window: taken while on the telephone, answered from the base, printed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.enquiries.known_answer_queries import find_known_answer, list_known_answers
from app.enquiries.operations import record_enquiry
from app.enquiries.queries import list_enquiries, read_enquiry
from app.enquiries.records import Enquiry
from app.storage.store import Store
from tests.ui.offices import unnamed, while_asked
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.enquiries.answer_aloud import AloudWindow
from ui.enquiries.answer_dialog import AnswerDialog
from ui.enquiries.answers_page import AnswersPage
from ui.enquiries.enquiries_page import EnquiriesPage
from ui.main_window import MainWindow
from ui.registry.choose_workshop import ChooseWorkshopWindow
from ui.reports.preview import PreviewWindow
from ui.widgets.row_button import RowButton

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier
TODAY = date.today().isoformat()


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def enquiries(window: MainWindow) -> EnquiriesPage:
    assert isinstance(window.page, EnquiriesPage)
    return window.page


def only(store: Store) -> Enquiry:
    (line,) = list_enquiries(store)
    return line.enquiry


def ask(store: Store, question: str, **other: str) -> int:
    return record_enquiry(store, question=question, topic="other", asked_on="2026-11-20", **other)


def test_a_call_is_taken_and_answered_without_the_mouse(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Key.Key_E, Control)
    page = enquiries(window)
    question = page.card.search.field
    assert QApplication.focusWidget() is question
    qtbot.keyClicks(question, "vacaciones de la que cobra por pieza")
    assert "pieza tiene vacaciones" in page.card.search.list.item(0).text()
    qtbot.keyClick(question, Key.Key_Return)
    found = only(store)
    assert (found.question, found.known_answer_code, found.status, found.topic) == (
        "vacaciones de la que cobra por pieza",
        "LIC-02",
        "answered",
        "leave",
    )
    assert "180" in (found.answer or "")
    assert QApplication.focusWidget() is page.card.answer
    qtbot.keyClick(page.card.answer, Key.Key_End, Control)
    qtbot.keyClicks(page.card.answer, " Y se lo anotamos.")
    for _step in range(30):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        if QApplication.focusWidget() is page.card.facts["minutes"]:
            break
    qtbot.keyClicks(page.card.facts["minutes"], "12")
    qtbot.keyClick(page.card.facts["minutes"], Key.Key_Tab)
    found = only(store)
    assert (found.minutes, found.asked_on, found.channel) == (12, TODAY, "phone")
    assert (found.answer or "").endswith("Y se lo anotamos.")
    assert found.known_answer_code == "LIC-02"
    assert unnamed(page) == []


def test_the_mark_goes_down_and_up_and_enter_goes_on_when_nothing_is_found(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Key.Key_E, Control)
    search = enquiries(window).card.search
    qtbot.keyClicks(search.field, "ips ")
    search.field.flush()
    assert search.list.isVisible()
    second = search.found[1]
    qtbot.keyClick(search.field, Key.Key_Down)
    qtbot.keyClick(search.field, Key.Key_Down)
    qtbot.keyClick(search.field, Key.Key_Up)
    qtbot.keyClick(search.field, Key.Key_Return)
    assert only(store).known_answer_code == second.code
    qtbot.keyClick(window, Key.Key_E, Control)
    qtbot.keyClicks(search.field, "xyzzy")
    assert not search.list.isVisible()
    qtbot.keyClick(search.field, Key.Key_Return)
    assert QApplication.focusWidget() is not search.field
    assert [line.enquiry.question for line in list_enquiries(store)][0] == "xyzzy"


def test_without_workshops_the_choice_says_what_to_do(context: Context, qtbot: QtBot) -> None:
    choose = ChooseWorkshopWindow(context, title="Consulta")
    qtbot.addWidget(choose)
    assert "agregue el primero" in choose.nothing.text()
    assert not choose.take.isEnabled()


def test_who_asks_is_in_sight_below_a_short_answer(window: MainWindow, qtbot: QtBot) -> None:
    window.go("enquiries", part="new")
    settle(qtbot)
    card = enquiries(window).card
    assert card.facts["topic"].mapTo(window, card.facts["topic"].rect().bottomLeft()).y() < window.height()
    assert 150 < card.answer.height() < 200


def test_nothing_is_kept_before_the_question_has_words(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    window.go("enquiries", part="new")
    card = enquiries(window).card

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, ChooseWorkshopWindow)
        dialog.field.setText("Librada")
        dialog.take.click()

    while_asked(choose)
    card.asker.workshop.click()
    assert card.asker.known.text() == "YAG-001 Confecciones Santa Librada"
    assert list_enquiries(store) == []
    card.search.field.setFocus()
    qtbot.keyClicks(card.search.field, "algo del banco")
    card.search.field.flush()
    found = only(store)
    assert (found.workshop_id, found.asker_name) == (workshops[0], "Benita Caballero")
    card.asker.nobody.click()
    assert only(store).workshop_id is None


def test_an_unknown_person_leaves_what_she_likes_to_say(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.go("enquiries", part="new")
    card = enquiries(window).card
    card.search.field.setFocus()
    qtbot.keyClicks(card.search.field, "quiere saber algo")
    card.search.field.flush()
    for field, text in (
        (card.asker.form["asker_birth_year"], "1988"),
        (card.asker.form["asker_phone"], "0971897967"),
    ):
        field.setFocus()
        qtbot.keyClicks(field, text)
        field.flush()
    card.asker.form["asker_sex"].setCurrentIndex(1)
    card.asker.form["asker_sex"].activated.emit(1)
    card.follow["follow_up_on"].setText("30/11/2027")
    card.follow["follow_up_on"].flush()
    found = only(store)
    assert (found.asker_birth_year, found.asker_sex, found.asker_phone) == (
        1988,
        "woman",
        "+595971897967",
    )
    assert (found.asker_name, found.follow_up_on) == (None, "2027-11-30")
    card.asker.form["asker_birth_year"].setText("1750")
    card.asker.form["asker_birth_year"].flush()
    assert "El año 1750 queda muy lejos" in card.asker.form.fields["asker_birth_year"].remark
    card.asker.form["asker_name"].setText("Ña Chela")
    card.asker.form["asker_name"].flush()
    assert card.asker.form["asker_birth_year"].text() == "1750", "it stays in sight until it is mended"
    assert only(store).asker_birth_year == 1988


def test_what_waits_is_on_top_and_is_closed(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    first = ask(store, "sin responder")
    ask(store, "con respuesta", answer="Sí.")
    window.go("enquiries")
    page = enquiries(window)
    settle(qtbot)
    waiting = page.waiting.findChildren(RowButton)
    assert [row.accessibleName().split(" · ")[0] for row in waiting] == ["sin responder"]
    qtbot.keyClick(waiting[0], Key.Key_Return)
    assert page.card.search.field.text() == "sin responder"
    assert not page.card.search.list.isVisible()
    page.card.close_button.click()
    settle(qtbot)
    assert (read_enquiry(store, first) or pytest.fail("gone")).status == "closed"
    assert not any(row.isVisible() for row in page.waiting.findChildren(RowButton))
    window.undo()
    settle(qtbot)
    assert page.card.remark.text() == "sin responder"
    page.card.remove.click()
    settle(qtbot)
    assert page.card.search.field.text() == ""
    assert len(page.exported().rows) == 1


def test_an_answer_is_read_aloud_kept_and_printed(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    window.go("enquiries", part="new")
    card = enquiries(window).card
    qtbot.keyClicks(card.search.field, "salario minimo")
    qtbot.keyClick(card.search.field, Key.Key_Return)
    assert "confirme: Salario m" in card.origin.text()

    def listen(dialog: QWidget) -> None:
        assert isinstance(dialog, AloudWindow)
        assert "2.899.048" in dialog.words.text()
        assert any("Orientativo" in one.text() for one in dialog.findChildren(QLabel))
        qtbot.keyClick(dialog, Key.Key_Escape)

    while_asked(listen)
    card.aloud.click()

    def keep(dialog: QWidget) -> None:
        assert isinstance(dialog, AnswerDialog)
        dialog.form["state"].show_value("valid")
        dialog.save()
        assert "borrador" in dialog.problem.text()
        dialog.form["source"].setText("MTESS, por teléfono")
        dialog.form["valid_until"].setText("30/06/2030")
        qtbot.keyClick(dialog.form["source"], Key.Key_Return, Control)

    while_asked(keep)
    card.keep.click()
    kept = list_known_answers(store)[-1]
    assert (kept.question, kept.state, kept.valid_until) == (
        "salario minimo",
        "valid",
        "2030-06-30",
    )
    card.print_button.click()
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    preview.close()


def test_the_base_is_searched_worded_again_and_withdrawn(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    window.go("answers")
    page = window.page
    assert isinstance(page, AnswersPage)
    qtbot.keyClicks(page.filter, "amnistia")
    settle(qtbot)
    row = next(one for one in page.findChildren(RowButton) if one.isVisible())
    assert "vencida, confirme" in row.accessibleName()
    qtbot.keyClick(row, Key.Key_Return)
    assert page.chosen is not None
    code = page.chosen.code
    assert code == "IPS-09"

    def word_again(dialog: QWidget) -> None:
        assert isinstance(dialog, AnswerDialog)
        dialog.form["answer"].setPlainText("Hay una hasta fin de año: confirme en IPS.")
        dialog.save()

    while_asked(word_again)
    page._edit(page.chosen)
    settle(qtbot)
    assert page.chosen.answer == "Hay una hasta fin de año: confirme en IPS."
    page._withdraw(page.chosen)
    settle(qtbot)
    assert page.chosen is None
    assert (find_known_answer(store, code="IPS-09") or pytest.fail("gone")).state == "withdrawn"
    window.undo()
    settle(qtbot)
    assert "IPS-09" in [one.code for one in list_known_answers(store)]
    assert unnamed(page) == []


def test_the_fields_sit_tight_however_long_the_lists_are(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    for number in range(20):
        ask(store, f"¿Una pregunta bastante larga para ocupar su lugar, número {number}?")
    window.resize(1366, 768)
    window.go("enquiries")
    page = enquiries(window)
    settle(qtbot)
    card = page.card
    spacing = card.body.spacing()
    assert card.search.height() == card.search.field.height()
    assert card.answer.y() - card.search.geometry().bottom() <= spacing + 1
    qtbot.keyClicks(card.search.field, "vacaciones")
    settle(qtbot)
    hits = card.search.list
    assert hits.isVisible()
    assert hits.y() - card.search.field.geometry().bottom() <= spacing
