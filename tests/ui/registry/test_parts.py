"""The parts of a workshop's page: what one goes to is filled, and not what one comes from."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.windows import open_window
from ui.context import Context
from ui.registry.record_tab import RecordTab
from ui.registry.workshop_page import WorkshopPage


def test_on_the_way_to_a_part_the_one_in_front_is_not_filled_again(
    context: Context, workshops: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(context, qtbot)
    window.go("workshop", workshops[0], part="record")
    page = window.page
    assert isinstance(page, WorkshopPage)
    assert page.record.workshop_card.form["name"].text() == page.title.text()
    filled = []
    monkeypatch.setattr(RecordTab, "show_workshop", lambda _tab, workshop: filled.append(workshop.id))
    window.go("workshop", workshops[0], part="figures")
    assert page.part == "figures"
    assert filled == []
    window.go("workshop", workshops[0], part="record")
    assert page.part == "record"
    assert set(filled) == {workshops[0]}


def test_another_workshop_begins_at_its_story_and_the_record_follows(
    context: Context, workshops: list[int], qtbot: QtBot
) -> None:
    window = open_window(context, qtbot)
    window.go("workshop", workshops[0], part="record")
    page = window.page
    assert isinstance(page, WorkshopPage)
    window.go("workshop", workshops[1])
    assert page.part == "story"
    window.go("workshop", workshops[2], part="record")
    assert page.part == "record"
    assert page.record.workshop_card.form["name"].text() == page.title.text()
