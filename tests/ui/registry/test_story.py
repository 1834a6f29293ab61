"""Historia: a critical thing whose action was done says so, and nothing open is forgotten."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.diagnosis.queries import read_visit
from app.diagnosis.scoring import score_answers
from app.improvement.carrying import carry_action
from app.improvement.catalogue import load_catalogue
from app.improvement.operations import add_action, complete_action, start_programme
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.windows import open_window
from ui.context import Context
from ui.main_window import MainWindow
from ui.registry.story_tab import StoryTab
from ui.registry.workshop_page import WorkshopPage
from ui.widgets.row_button import RowButton


@pytest.fixture
def window(context: Context, workshops: list[int], qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


def story_of(window: MainWindow, workshop: int, qtbot: QtBot) -> StoryTab:
    window.go("workshop", workshop)
    page = window.page
    assert isinstance(page, WorkshopPage)
    qtbot.waitUntil(lambda: page.story is not None)
    tab = page.findChild(StoryTab)
    assert tab is not None
    return tab


def words(tab: StoryTab) -> str:
    return "\n".join(one.text() for one in tab.findChildren(QLabel))


def test_an_alert_says_when_its_action_was_done(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    visit_id = finish_round(store, workshops[0], 0, "2026-03-15")
    visit = read_visit(store, visit_id)
    alert = score_answers(visit.instrument, visit.answers).alerts[0]
    code = next(one.code for one in load_catalogue() if alert.item in one.lifts)
    programme = start_programme(store, visit_id=visit_id, recommendations=[])
    action = add_action(store, programme_id=programme, source="alert", solution=code)
    assert "acción hecha" not in words(story_of(window, workshops[0], qtbot))
    complete_action(store, action_id=action, done_on="2026-03-20")
    tab = story_of(window, workshops[0], qtbot)
    qtbot.waitUntil(lambda: "Visto el 15/03/2026; acción hecha el 20/03/2026" in words(tab))
    assert alert.text.rstrip(".") in words(tab), "until a later diagnostic looks at it again"


def test_what_an_earlier_programme_left_open_is_a_next_step_too(
    window: MainWindow, store: Store, workshops: list[int], qtbot: QtBot
) -> None:
    visits = [finish_round(store, workshops[0], 2, day) for day in ("2026-02-02", "2026-08-03")]
    old, new = (start_programme(store, visit_id=one, recommendations=[]) for one in visits)
    left = add_action(store, programme_id=old, title="Pintar", source="consultant")
    add_action(store, programme_id=new, title="Vender", source="consultant")
    tab = story_of(window, workshops[0], qtbot)

    def steps() -> list[str]:
        return [one.accessibleName() for one in tab.findChildren(RowButton)]

    qtbot.waitUntil(lambda: len(steps()) == 2)
    assert steps()[0].startswith("1. Vender")
    assert steps()[1].startswith("2. Pintar")
    assert steps()[1].endswith("quedó abierto de antes")
    page = window.page
    assert isinstance(page, WorkshopPage)
    assert "Programa 2" in [page.tabs.tabText(one) for one in range(page.tabs.count())], "as the list counts"
    page.tabs.go_to("programme")
    qtbot.waitUntil(lambda: "Quedó abierto de antes" in words(page.tabs.shown))
    page.tabs.go_to("story")
    carry_action(store, action_id=left, programme_id=new)
    qtbot.waitUntil(lambda: len(steps()) == 2 and "de antes" not in steps()[1])
