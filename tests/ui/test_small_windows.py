"""Every small window, opened once in each theme."""

import platform
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import __version__
from app.enquiries.records import KnownAnswer
from app.storage.store import Store
from tests.ui.offices import fill_office, unnamed
from tests.ui.walk import Look, on_screen
from tests.ui.windows import settle
from ui.about import AboutWindow, KeysWindow
from ui.context import Context
from ui.enquiries.answer_aloud import AloudWindow
from ui.enquiries.answer_dialog import AnswerDialog
from ui.error_window import ErrorWindow
from ui.figures.milestone_dialog import MilestoneDialog
from ui.figures.milestone_form import MilestoneForm
from ui.manual.window import ManualWindow
from ui.registry.choose_workshop import ChooseWorkshopWindow
from ui.registry.new_workshop import NewWorkshopWindow
from ui.settings.passphrase_card import PassphraseWindow
from ui.theme import apply_theme, load_theme


@pytest.fixture
def workshops(store: Store) -> list[int]:
    return fill_office(store)


def milestone_window(context: Context) -> QDialog:
    form = MilestoneForm(context, {"kind": "credit"}, choose_kind=True)
    return MilestoneDialog(context, "Nuevo hito", "Taller", form, lambda _fields: None, accept="Anotar")


DIALOGS: dict[str, Callable[[Context], QDialog]] = {
    "about": lambda context: AboutWindow(),
    "keys": lambda context: KeysWindow(),
    "error": lambda context: ErrorWindow(RuntimeError("x")),
    "new workshop": NewWorkshopWindow,
    "choose workshop": ChooseWorkshopWindow,
    "passphrase": lambda context: PassphraseWindow(context, new=True),
    "manual": ManualWindow,
    "milestone": lambda context: milestone_window(context),
    "answer": lambda context: AnswerDialog(context, KnownAnswer("ips", "¿Qué es?", "Es eso.")),
    "aloud": lambda context: AloudWindow(context, "¿Qué es?", "Es eso. " * 60, "borrador"),
}


def test_the_report_of_an_error_names_the_system(qtbot: QtBot) -> None:
    window = ErrorWindow(RuntimeError("x"))
    qtbot.addWidget(window)
    head = window.report.toPlainText().splitlines()[0]
    assert __version__ in head
    assert f"Python {platform.python_version()}" in head
    assert {"linux": "Linux ", "win32": "Windows 1"}.get(sys.platform, "Darwin ") in head


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("dialog", DIALOGS)
def test_every_small_window_opens_and_closes_with_escape(
    context: Context,
    qapp: QApplication,
    workshops: list[int],
    qtbot: QtBot,
    dialog: str,
    theme: str,
) -> None:
    context.theme = load_theme(theme)
    apply_theme(qapp, context.theme)
    with on_screen(Look("1366")):
        window = DIALOGS[dialog](context)
        qtbot.addWidget(window)
        window.show()
        settle(qtbot)
    assert window.windowTitle()
    assert unnamed(window) == []
    assert window.width() <= 1366
    assert window.height() <= 700
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
