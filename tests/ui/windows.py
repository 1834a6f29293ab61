"""A main window on an office of the tests."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.place import Place
from reports.paper import Paper
from ui.context import Context
from ui.main_window import MainWindow
from ui.reports.preview import PreviewWindow

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


@dataclass
class Said:
    """Where a page without a main window wanted to go, what to print, how often to be left."""

    places: list[Place] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    left: int = 0

    def note_leaving(self) -> None:
        self.left += 1


def note_way(context: Context) -> Said:
    """Keep what is said on the way from now on."""
    said = Said()
    context.way.wanted.connect(said.places.append)
    context.way.paper.connect(said.papers.append)
    context.way.left.connect(said.note_leaving)
    return said


def settle(qtbot: QtBot) -> None:
    """Let everything that was put off happen."""
    for _turn in range(8):
        QApplication.processEvents()


def printed_after(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> str:
    """The text of the pages that the preview shows after this."""
    act()
    preview = window.findChild(PreviewWindow)
    assert preview is not None
    try:
        return read_preview(qtbot, preview)
    finally:
        preview.close()
        preview.setParent(None)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)


def read_preview(qtbot: QtBot, preview: PreviewWindow) -> str:
    """The text of the pages that a preview shows."""
    qtbot.waitUntil(lambda: preview.document.pageCount() > 0)
    pages = range(preview.document.pageCount())
    return " ".join(" ".join(preview.document.getAllText(one).text().split()) for one in pages)
