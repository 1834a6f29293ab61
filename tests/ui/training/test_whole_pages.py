"""Every part of the pages: names for screen readers, Tab goes round, nothing cut, small windows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from app.training.certificate_operations import issue_certificates
from app.training.event_desk import EventDesk
from tests.ui.offices import unnamed
from tests.ui.test_tab_order import go_round, is_stop
from tests.ui.training.support import COURSE, make_event, people
from tests.ui.training.test_results import come
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.lists.choose_window import ChooseWindow, rows_among
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme
from ui.training.messages_window import MessagesWindow
from ui.training.new_trainee import NewTraineeWindow

PLACES = [
    *(("event", tab) for tab in range(6)),
    *(("course", tab) for tab in range(2)),
    *(("trainings", tab) for tab in range(3)),
]


@pytest.fixture
def lived(store: Store, event: int) -> int:
    """An event in which everything happened."""
    come(store, event, {1: "present", 2: "present", 3: "absent"})
    first = people(store, event)[0].id
    issue_certificates(store, event_id=event, enrolment_ids=[first], issued_on="2026-11-01")
    return event


def show_place(window: MainWindow, qtbot: QtBot, event: int, place: tuple[str, int]) -> None:
    """A part of one of the pages."""
    page, tab = place
    window.go(page, {"event": event, "course": COURSE}.get(page))
    window.page.tabs.setCurrentIndex(tab)  # type: ignore[attr-defined]
    window.page.setFocus()
    settle(qtbot)


def check_widths(window: MainWindow) -> None:
    """The scroll areas scroll up and down only."""
    for area in window.page.findChildren(QScrollArea):
        body = area.widget()
        if body is not None and area.isVisible():
            assert body.minimumSizeHint().width() <= area.viewport().width() + 1


@pytest.mark.parametrize("place", PLACES)
def test_everything_has_a_name_and_is_reached_by_tab(
    context: Context, qtbot: QtBot, lived: int, place: tuple[str, int]
) -> None:
    window = open_window(context, qtbot)
    show_place(window, qtbot, lived, place)
    assert unnamed(window) == []
    reached = go_round(qtbot, window)
    stops = [part for part in window.page.findChildren(QWidget) if is_stop(part)]
    stops = [part for part in stops if not isinstance(part.parent(), QComboBox | QAbstractSpinBox)]
    assert [part for part in stops if part not in reached] == []
    check_widths(window)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_cut_in_large_letters(
    context: Context, qtbot: QtBot, lived: int, place: tuple[str, int]
) -> None:
    context.theme = load_theme("light", 1.5)
    apply_theme(QApplication.instance(), context.theme)  # type: ignore[arg-type]
    window = open_window(context, qtbot)
    show_place(window, qtbot, lived, place)
    assert window.width() == 1366
    check_widths(window)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["choose", "messages", "person"])
def test_small_windows_open_and_close_with_escape(
    context: Context, store: Store, workshops: list[int], qtbot: QtBot, name: str, theme: str
) -> None:
    context.theme = load_theme(theme)
    apply_theme(QApplication.instance(), context.theme)  # type: ignore[arg-type]
    event = make_event(store, workshops)
    dialog: QDialog
    if name == "choose":
        dialog = ChooseWindow("Curso", "¿De qué curso?", rows_among([("uno", 1)]), "Empezar", hint="Escriba")
    elif name == "messages":
        dialog = MessagesWindow(context, EventDesk(context.store, event))
    else:
        dialog = NewTraineeWindow(context, "Rosalía Vera", workshops[0])
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot)
    assert unnamed(dialog) == []
    assert dialog.width() <= 1366
    assert dialog.height() <= 700
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
