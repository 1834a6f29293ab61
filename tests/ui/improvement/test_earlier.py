"""What the programme before left open is offered on the new one's page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.improvement.operations import add_action, start_programme
from app.improvement.queries import read_programme
from app.storage.store import Store
from tests.ui.diagnosis.support import add_a_workshop, finished_visit, press, show
from tests.ui.offices import unnamed
from tests.ui.windows import settle
from ui.context import Context
from ui.improvement.programme_page import ProgrammePage

TITLES = ("Pintar la escalera", "Anotar las ventas", "Comprar un matafuego")


@pytest.fixture
def visits(store: Store) -> list[int]:
    workshop = add_a_workshop(store)
    return [finished_visit(store, workshop, level=1) for _round in range(2)]


@pytest.fixture
def page(qtbot: QtBot, context: Context, store: Store, visits: list[int]) -> ProgrammePage:
    """The second round's, without a programme yet; three things were left open by the first."""
    before = start_programme(store, visit_id=visits[0], recommendations=[])
    for title in TITLES:
        add_action(store, programme_id=before, title=title, source="consultant")
    made = ProgrammePage(context)
    show(qtbot, made, (1158, 650))
    made.show_visit(visits[1])
    settle(qtbot)
    return made


def button(page: ProgrammePage, name: str) -> QPushButton:
    return next(
        one
        for one in page.earlier.findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisible()
    )


def statuses(store: Store, visit: int) -> list[tuple[str, str]]:
    programme = read_programme(store, visit)
    return [(one.title, one.status) for one in programme.actions] if programme else []


def test_there_is_no_card_where_nothing_was_left_open(
    qtbot: QtBot, page: ProgrammePage, visits: list[int]
) -> None:
    assert page.earlier.isVisible()
    page.show_visit(visits[0])
    assert not page.earlier.isVisible()


def test_one_goes_on_one_is_done_and_one_is_left_aside_by_keys(
    qtbot: QtBot, page: ProgrammePage, store: Store, visits: list[int]
) -> None:
    for name in ("Sigue", "Hecha", "Dejar de lado"):
        title = TITLES[("Sigue", "Hecha", "Dejar de lado").index(name)]
        button(page, f"{name}: {title}").setFocus()
        press(qtbot, Qt.Key.Key_Space)
        settle(qtbot)
        assert QApplication.focusWidget() is not None
    assert statuses(store, visits[1]) == [(TITLES[0], "open")]
    assert [status for _title, status in statuses(store, visits[0])] == [
        "dropped",
        "done",
        "dropped",
    ]
    first = read_programme(store, visits[0])
    assert first is not None
    assert first.actions[1].done_on == date.today().isoformat()
    assert not page.earlier.isVisible()
    store.undo_stack.undo()
    settle(qtbot)
    assert page.earlier.isVisible()
    assert unnamed(page) == []


def test_all_go_on_as_one_step_and_the_limit_is_asked(
    qtbot: QtBot, page: ProgrammePage, store: Store, visits: list[int]
) -> None:
    with store.change("poco lugar") as writer:
        writer.update("office", store.value("SELECT id FROM office"), programme_size=1)
    settle(qtbot)
    button(page, "Siguen todas en este programa").click()
    assert page.limit.isVisible()
    assert "Serían 3" in page.limit.findChild(QLabel).text()
    assert statuses(store, visits[1]) == []
    page.limit.anyway.click()
    settle(qtbot)
    assert statuses(store, visits[1]) == [(title, "open") for title in TITLES]
    store.undo_stack.undo()
    settle(qtbot)
    assert statuses(store, visits[1]) == []
    assert [status for _title, status in statuses(store, visits[0])] == ["open"] * 3
