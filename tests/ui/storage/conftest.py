"""The start window on settings of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.storage.store import Store
from ui.jobs import ImmediateExecutor, Jobs
from ui.storage.start_window import StartWindow
from ui.theme import apply_theme, load_fonts, load_theme


@pytest.fixture
def opened() -> Iterator[list[Store]]:
    """The stores that the start window handed over; closed at the end."""
    stores: list[Store] = []
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path, opened: list[Store]) -> Iterator[StartWindow]:
    load_fonts()
    theme = load_theme("light")
    apply_theme(qapp, theme)
    window = StartWindow(Settings(last_folder=str(tmp_path)), theme, Jobs(ImmediateExecutor()))
    window.opened.connect(opened.append)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()
