"""A main window on an office of the tests."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.main_window import MainWindow

SIZE = (1366, 700)


def open_window(context: Context, qtbot: QtBot, size: tuple[int, int] | None = SIZE) -> MainWindow:
    """Shown and active."""
    window = MainWindow(context)
    qtbot.addWidget(window)
    if size:
        window.resize(*size)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def settle(qtbot: QtBot) -> None:
    """Let everything that was put off happen."""
    for _turn in range(8):
        QApplication.processEvents()
