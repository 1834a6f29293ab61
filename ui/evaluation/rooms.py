"""The pages of this room, as `ui.rooms` shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.room import Room

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def _evaluation(window: MainWindow) -> QWidget:
    from ui.evaluation.page import EvaluationPage

    page = EvaluationPage(window.context)
    page.place_wanted.connect(window.go)
    page.report_wanted.connect(lambda kind, period: window.print_document(kind, None, period))
    return page


ROOMS: dict[str, Room] = {"evaluation": Room("evaluation", _evaluation)}
