"""A real office file and what a page is given, with jobs that run at once."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.storage.opening import open_office
from app.storage.store import Store
from tests.made_office import new_office
from ui.context import Context
from ui.held_constants import hold_constants
from ui.jobs import ImmediateExecutor, Jobs
from ui.messages import Messages
from ui.theme import apply_theme, load_fonts, load_theme

hold_constants()


@pytest.fixture(autouse=True)
def nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that stands for some seconds copies and checks the whole office: only where a test says so."""
    monkeypatch.setattr("ui.late_start.LATER_MS", 3_600_000)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty office, closed at the end."""
    opened = new_office(tmp_path / "oficina.hilvan")
    yield opened
    # windows that were closed still look at their file until they are really gone
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opened.close()


@pytest.fixture
def context(qapp: QApplication, store: Store) -> Context:
    """What pages are given, in the light theme."""
    load_fonts()
    theme = load_theme("light")
    apply_theme(qapp, theme)
    return Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), theme)


@pytest.fixture
def demo(made_demo: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of the demo office, with somebody at work; a module whose `store` it is gives it to its pages."""
    opened = open_office(Path(copy(made_demo, tmp_path / "demo.hilvan")), site=7)
    opened.user = opened.value("SELECT min(id) FROM consultant")
    yield opened
    opened.close()
