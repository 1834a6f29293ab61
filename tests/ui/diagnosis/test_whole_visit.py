"""The consultant's whole visit, with the keyboard alone, over two days."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import finished_visits, read_visit
from app.diagnosis.records import AnswerKind, Origin
from app.place import Place
from app.registry.queries import read_workshop
from app.settings import Settings
from app.storage.opening import open_office
from app.storage.store import Store
from tests.made_office import new_office
from tests.ui.diagnosis.support import add_a_workshop, begin_visit, press, show, write
from tests.ui.windows import note_way
from ui.context import Context
from ui.diagnosis.visit_page import VisitPage
from ui.jobs import ImmediateExecutor, Jobs
from ui.messages import Messages
from ui.theme import apply_theme, load_fonts, load_theme

KINDS = {
    "N": AnswerKind.NOT_APPLICABLE,
    "O": AnswerKind.NOT_OBSERVED,
    "D": AnswerKind.DOES_NOT_KNOW,
    "R": AnswerKind.REFUSED,
}
EVERY = 7


def context_for(qapp: QApplication, store: Store) -> Context:
    load_fonts()
    theme = load_theme("light")
    apply_theme(qapp, theme)
    return Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), theme)


def answer_on(qtbot: QtBot, page: VisitPage, until: str | None) -> dict[str, str]:
    """Answer item after item, until one of them or the end; returns the key given to each."""
    given = {}
    while page.session and page.stack.currentWidget() is page.view:
        code = page.session.current
        if code == until:
            break
        number = len(given)
        levels = sorted(page.session.item.level_texts)
        key = "NODR"[number // EVERY % 4] if number % EVERY == 3 else str(levels[number % len(levels)])
        press(qtbot, key)
        given[code] = key
    return given


def check_what_was_kept(store: Store, workshop: int, given: dict[str, str]) -> None:
    kept = finished_visits(store, workshop)[0]
    asked = {code: answer for code, answer in kept.answers.items() if answer.kind}
    assert set(asked) == set(given)
    for code, key in given.items():
        wanted = KINDS.get(key, AnswerKind.LEVEL)
        assert (asked[code].kind, asked[code].level) == (
            wanted,
            int(key) if key.isdecimal() else None,
        )
    assert asked["PRO-04"].origin is Origin.NOTEBOOK
    consents = {c.purpose: c.granted for c in read_workshop(store, workshop).consents}
    assert consents == {
        "service": True,
        "cluster_statistics": True,
        "contact": False,
        "photos": True,
    }


def test_a_whole_visit_by_keyboard_over_two_days(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "oficina.hilvan"
    store = new_office(path)
    workshop = add_a_workshop(store)
    visit = begin_visit(store, workshop)

    first = VisitPage(context_for(qapp, store))
    show(qtbot, first)
    first.open_visit(visit)
    assert first.stack.currentWidget() is first.consent
    for key in "124":
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Return)
    assert first.stack.currentWidget() is first.view

    given = answer_on(qtbot, first, until="PRO-04")
    press(qtbot, Qt.Key.Key_F3)
    write(qtbot, "Revisa su hija al planchar: 14 chombas")
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, "C")
    said = note_way(first.context)
    first.bar.pause.click()
    assert said.left == 1
    first.close()
    store.close()

    store = open_office(path, site=7)
    second = VisitPage(context_for(qapp, store))
    show(qtbot, second)
    second.open_visit(visit)
    assert second.session is not None
    assert second.session.current == "PRO-04"
    assert second.view.side.note.toPlainText() == "Revisa su hija al planchar: 14 chombas"
    given |= answer_on(qtbot, second, until=None)
    assert second.stack.currentWidget() is second.finish
    said = note_way(second.context)
    press(qtbot, Qt.Key.Key_Return)
    assert said.places == [Place("result", visit)]

    check_what_was_kept(store, workshop, given)
    second.close()
    store.close()


def test_an_unfinished_visit_says_what_is_missing_and_needs_a_reason(
    qtbot: QtBot, qapp: QApplication, context: Context, store: Store
) -> None:
    workshop = add_a_workshop(store)
    visit = begin_visit(store, workshop)
    page = VisitPage(context)
    show(qtbot, page)
    page.open_visit(visit)
    for key in "1234":
        press(qtbot, key)
    press(qtbot, Qt.Key.Key_Return)
    given = answer_on(qtbot, page, until="LOC-01")
    page.bar.finish.click()
    press(qtbot, Qt.Key.Key_Return)
    assert page.session is not None, "no reason was given"
    assert page.finish._reason.remark
    write(qtbot, "Se fue la luz")
    assert not page.finish._reason.remark, "what is mended is not said any more"
    press(qtbot, Qt.Key.Key_Return)
    kept = read_visit(store, visit)
    assert (kept.finished, kept.unfinished_reason) == (True, "Se fue la luz")
    assert len(kept.answers) == len(given)
