"""What is printed from an earlier round is that round: the paper is read, from every button."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.diagnosis.operations import start_second_look
from app.improvement.operations import add_action, complete_action, start_programme
from app.registry.operations import add_consultant
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import fill_office
from tests.ui.windows import open_window, printed_after, read_preview, settle
from ui.context import Context
from ui.diagnosis.comparison_page import ComparisonPage
from ui.diagnosis.result_page import ResultPage
from ui.improvement.programme_page import ProgrammePage
from ui.main_window import MainWindow
from ui.reports.preview import PreviewWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
DAYS = ("2024-03-10", "2025-04-20", "2026-05-30")
LONG = ("10 de marzo de 2024", "20 de abril de 2025", "30 de mayo de 2026")
ACTIONS = ("Pintar la mesa de corte", "Ordenar los hilos", "Colgar el cartel nuevo")


@pytest.fixture
def rounds(store: Store) -> list[int]:
    """The visits of three rounds of a workshop; each has its own programme of one action."""
    workshop = fill_office(store)[0]
    visits = []
    for day, title in zip(DAYS, ACTIONS, strict=True):
        visit = finish_round(store, workshop, 4, day)  # an alert would take the place of the action
        programme = start_programme(store, visit_id=visit, recommendations=())
        add_action(store, programme_id=programme, title=title, source="consultant")
        visits.append(visit)
    return visits


@pytest.fixture
def window(context: Context, rounds: list[int], qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def choose_round(page: ComparisonPage, place: int, day: str) -> None:
    """In the list of rounds of before (0) or of now (1), the one of a day, by keyboard."""
    field = page.choices[place]
    said = f"{day[8:]}/{day[5:7]}/{day[:4]}"
    wanted = next(at for at in range(field.count()) if said in field.itemText(at))
    for _press in range(abs(wanted - field.currentIndex())):
        down = wanted > page.choices[place].currentIndex()
        QTest.keyClick(page.choices[place], Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def menu_of(page: ResultPage) -> dict[str, Callable[[], object]]:
    return {action.text(): action.trigger for action in page.print_button.menu().actions()}


def test_the_result_of_a_round_prints_that_round(qtbot: QtBot, window: MainWindow, rounds: list[int]) -> None:
    for number, visit in enumerate(rounds, start=1):
        window.go("result", visit)
        assert isinstance(window.page, ResultPage)
        found = menu_of(window.page)
        assert len(found) == 2
        for title, act in found.items():
            text = printed_after(qtbot, window, act)
            assert f"{title} · diagnóstico {number}" in text
            assert LONG[number - 1] in text
        sheet = printed_after(qtbot, window, found["Hoja del taller"])
        assert ACTIONS[number - 1] in sheet
        assert not [one for one in ACTIONS if one != ACTIONS[number - 1] and one in sheet]


def test_the_programme_of_a_round_prints_that_programme(
    qtbot: QtBot, window: MainWindow, rounds: list[int]
) -> None:
    window.go("programme", rounds[0])
    page = window.page
    assert isinstance(page, ProgrammePage)
    for button, title in (
        (page.print_programme, "Programa de mejora"),
        (page.print_sheet, "Hoja del taller"),
    ):
        text = printed_after(qtbot, window, button.click)
        assert f"{title} · diagnóstico 1" in text
        assert LONG[0] in text
        assert ACTIONS[0] in text
        assert ACTIONS[2] not in text


def test_the_comparison_prints_the_two_rounds_it_shows(
    qtbot: QtBot, window: MainWindow, store: Store, rounds: list[int]
) -> None:
    window.go("comparison", window_workshop(store, rounds))
    page = window.page
    assert isinstance(page, ComparisonPage)
    settle(qtbot)
    for before, after in ((2, 3), (1, 3), (1, 2)):
        choose_round(page, 1, DAYS[after - 1])
        settle(qtbot)
        choose_round(page, 0, DAYS[before - 1])
        settle(qtbot)
        text = printed_after(qtbot, window, page.print_sheet.click)
        assert f"diagnóstico {after}, comparado con el {before}" in text
        assert f"{DAYS[before - 1][8:]}/{DAYS[before - 1][5:7]}/{DAYS[before - 1][:4]}" in text
        assert LONG[after - 1] in text


def test_what_was_kept_after_an_earlier_round_is_not_on_its_sheet(
    qtbot: QtBot, window: MainWindow, store: Store, rounds: list[int]
) -> None:
    rows = store.rows("SELECT id, title FROM action")
    done = {row["title"]: row["id"] for row in rows}
    complete_action(store, action_id=done[ACTIONS[0]], done_on="2025-01-15")
    complete_action(store, action_id=done[ACTIONS[1]], done_on="2026-01-15")
    window.go("comparison", window_workshop(store, rounds))
    page = window.page
    assert isinstance(page, ComparisonPage)
    settle(qtbot)
    choose_round(page, 1, DAYS[1])
    settle(qtbot)
    text = printed_after(qtbot, window, page.print_sheet.click)
    assert f"{ACTIONS[0]} (15/01/2025)" in text
    assert ACTIONS[1] not in text.partition("Mis ")[0]


@pytest.mark.parametrize("page", ["result", "programme", "visit"])
def test_the_print_key_prints_the_round_on_the_screen(
    qtbot: QtBot, window: MainWindow, rounds: list[int], page: str
) -> None:
    window.go(page, rounds[0])
    settle(qtbot)
    text = printed_after(qtbot, window, lambda: qtbot.keyClick(window, Qt.Key.Key_P, CONTROL))
    assert "Hoja del taller · diagnóstico 1" in text
    assert LONG[0] in text


def test_the_print_key_in_the_comparison_prints_its_later_round(
    qtbot: QtBot, window: MainWindow, store: Store, rounds: list[int]
) -> None:
    window.go("comparison", window_workshop(store, rounds))
    assert isinstance(window.page, ComparisonPage)
    settle(qtbot)
    choose_round(window.page, 1, DAYS[1])
    settle(qtbot)
    text = printed_after(qtbot, window, lambda: qtbot.keyClick(window, Qt.Key.Key_P, CONTROL))
    assert "Hoja del taller · diagnóstico 2" in text


def test_another_paper_chosen_in_the_preview_is_of_the_same_round(
    qtbot: QtBot, window: MainWindow, rounds: list[int]
) -> None:
    window.go("result", rounds[0])
    assert isinstance(window.page, ResultPage)
    menu_of(window.page)["Hoja del taller"]()
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    for kind, title in (
        ("programme", "Programa de mejora"),
        ("diagnosis-record", "Registro del diagnóstico"),
        ("progress-sheet", "Hoja de progreso"),
    ):
        preview.choose(kind)
        assert f"{title} · diagnóstico 1" in read_preview(qtbot, preview)
        assert preview.name_offered.startswith(f"{title} 1 ")
    preview.close()


def test_from_the_workshop_it_is_still_the_newest(
    qtbot: QtBot, window: MainWindow, store: Store, rounds: list[int]
) -> None:
    window.go("workshop", window_workshop(store, rounds))
    text = printed_after(qtbot, window, lambda: qtbot.keyClick(window, Qt.Key.Key_P, CONTROL))
    assert "Hoja del taller · diagnóstico 3" in text


def test_an_unfinished_diagnostic_prints_itself(
    qtbot: QtBot, window: MainWindow, store: Store, rounds: list[int]
) -> None:
    """With what is still pending of the programme before it, as from the workshop's page."""
    from app.diagnosis.instruments import load_instrument
    from app.diagnosis.operations import start_visit

    draft = start_visit(
        store,
        workshop_id=window_workshop(store, rounds),
        instrument=load_instrument("confeccion-2026"),
        visited_on="2026-11-23",
    )
    window.go("result", draft)
    assert isinstance(window.page, ResultPage)
    text = printed_after(qtbot, window, menu_of(window.page)["Hoja del taller"])
    assert "diagnóstico 4, sin terminar" in text
    assert ACTIONS[2] in text


def test_compare_with_the_round_before_compares_the_round_on_the_screen(
    qtbot: QtBot, window: MainWindow, rounds: list[int]
) -> None:
    """It showed the newest two, whatever round was looked at."""
    window.go("result", rounds[1])
    assert isinstance(window.page, ResultPage)
    window.page.compare.trigger()
    page = window.page
    assert isinstance(page, ComparisonPage)
    settle(qtbot)
    assert page.about.text().startswith("Ronda 1 · 10/03/2024 y Ronda 2 · 20/04/2025")
    assert "diagnóstico 2, comparado con el 1" in printed_after(qtbot, window, page.print_sheet.click)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    text = printed_after(qtbot, window, lambda: qtbot.keyClick(window, Qt.Key.Key_P, CONTROL))
    assert "Hoja del taller · diagnóstico 2" in text


def window_workshop(store: Store, rounds: list[int]) -> int:
    row = store.row("SELECT workshop_id FROM visit WHERE id = ?", (rounds[0],))
    assert row is not None
    return int(row["workshop_id"])


def test_a_second_look_under_way_prints_nothing_of_the_round_it_rates(
    qtbot: QtBot, window: MainWindow, store: Store, rounds: list[int]
) -> None:
    """Nor the newest round, which is another one."""
    rater = add_consultant(store, name="Derlis Benítez")
    look = start_second_look(store, visit_id=rounds[0], consultant_id=rater, visited_on="2026-06-30")
    window.go("visit", look)
    settle(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL)
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    qtbot.waitUntil(lambda: "segunda opinión" in preview.sentence)
    assert preview.document.pageCount() == 0
    preview.close()
