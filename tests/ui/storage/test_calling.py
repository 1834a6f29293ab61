"""Who starts the program twice finds the window that is open already."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.computer import computer_name, person_name
from app.storage.store import Store
from app.storage.troubles import FileHolder
from tests.ui.offices import fill_office
from tests.ui.windows import open_window
from ui.context import Context
from ui.storage.calling import CallListener, call_window, is_here

ROOT = Path(__file__).resolve().parents[3]


CALL = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.storage.calling import call_window
program = QCoreApplication([])
print(call_window(Path(sys.argv[1])))
"""


def test_the_first_window_comes_to_the_front(context: Context, store: Store, qtbot: QtBot) -> None:
    fill_office(store)
    window = open_window(context, qtbot)
    CallListener(window)
    window.showMinimized()
    second = subprocess.Popen([sys.executable, "-c", CALL, str(store.path)], cwd=ROOT, stdout=subprocess.PIPE)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    heard, _errors = second.communicate()
    assert heard.strip() == b"True"
    assert not window.isMinimized()
    assert window.isActiveWindow()


def test_nobody_answers_for_another_office(
    context: Context, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    fill_office(store)
    window = open_window(context, qtbot)
    CallListener(window)
    assert not call_window(tmp_path / "otra.hilvan")


def test_who_has_it_here_is_told_from_who_has_it_elsewhere() -> None:
    since = "2026-11-30T10:00:00"
    assert is_here(FileHolder(computer_name(), person_name(), since))
    assert not is_here(FileHolder("otra", person_name(), since))
    assert not is_here(FileHolder(computer_name(), "otra", since))
    assert not is_here(None)
