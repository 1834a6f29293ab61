"""What the main window knows of a page: how it is made, and how it is told its subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.place import Place

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Room:
    """`room` is the rail's entry; `show` gives the page its subject."""

    room: str
    build: Callable[[MainWindow], QWidget]
    show: Callable[[MainWindow, Any, Place], None] | None = None
    fills_window: bool = False
