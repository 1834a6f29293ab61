"""The pages of this room, as `ui.rooms` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.place import Place
from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _cost(window: MainWindow) -> QWidget:
    from ui.formalization.cost_page import CostPage

    page = CostPage(window.context)
    page.place_wanted.connect(window.go)
    page.left.connect(lambda: window.leave("formalization-cost"))
    return page


def _statutes(window: MainWindow) -> QWidget:
    from ui.formalization.statutes_page import StatutesPage

    page = StatutesPage(window.context)
    page.left.connect(lambda: window.leave("statutes"))
    return page


def _steps(window: MainWindow) -> QWidget:
    from ui.formalization.steps_page import StepsPage

    page = StepsPage(window.context)
    page.left.connect(lambda: window.leave("steps"))
    return page


def _show_step(_window: MainWindow, page: Any, place: Place) -> None:
    """A step by its code, perhaps as it is done in a district."""
    page.show_place(place.district or None)
    page.show_step(place.part)


ROOMS: dict[str, Room] = {
    "formalization-cost": Room(
        "workshops", _cost, lambda _window, page, one: page.show_workshop(one.of)
    ),
    "statutes": Room("settings", _statutes, lambda _window, page, one: page.show_figure(one.part)),
    "steps": Room("settings", _steps, _show_step),
}
