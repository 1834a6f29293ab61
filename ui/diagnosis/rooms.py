"""The pages of rounds over time: the comparison of two, and second looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _comparison(window: MainWindow) -> QWidget:
    from ui.diagnosis.comparison_page import ComparisonPage

    page = ComparisonPage(window.context)
    page.place_wanted.connect(window.go)
    page.print_wanted.connect(window.print_rounds)
    page.left.connect(lambda: window.leave("comparison"))
    return page


def _show_comparison(_window: MainWindow, page: Any, subject: int | str) -> None:
    """A workshop's newest rounds, or "ID/NUMBER": that round with the one before it."""
    workshop, _slash, number = str(subject).partition("/")
    page.show_workshop(int(workshop), int(number) if number else None)


def _agreement(window: MainWindow) -> QWidget:
    from ui.diagnosis.agreement_page import AgreementPage
    from ui.visits import choose_second_look

    page = AgreementPage(window.context)
    page.visit_wanted.connect(lambda visit: window.go("visit", visit))
    page.second_look_wanted.connect(lambda: choose_second_look(window))
    return page


ROOMS: dict[str, Room] = {
    "comparison": Room("workshops", _comparison, _show_comparison),
    "agreement": Room("evaluation", _agreement),
}
