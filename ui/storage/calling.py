"""A second start of the same office, on the same computer and by the same person, brings the first window to the front."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.computer import computer_name, person_name
from app.storage.troubles import FileHolder

if TYPE_CHECKING:
    from ui.main_window import MainWindow

WAIT_MS = 1500
ANSWER = b"here"


class CallListener(QObject):
    """Hears who starts the program again for the office that this window has open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = _name_of(window.context.store.path)
        QLocalServer.removeServer(name)  # of a program that was killed; the lock says that it is gone
        self._server.newConnection.connect(self._answer)
        self._server.listen(name)

    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller is None:
            return
        caller.disconnected.connect(caller.deleteLater)
        window = self._window
        state = window.windowState() & ~Qt.WindowState.WindowMinimized
        window.setWindowState(state | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
        caller.write(ANSWER)
        caller.flush()


def call_window(path: Path) -> bool:
    """Ask the window that has this office open here to come to the front; whether one did."""
    socket = QLocalSocket()
    socket.connectToServer(_name_of(path))
    if not socket.waitForConnected(WAIT_MS):
        return False
    _let_it_come()
    return socket.waitForReadyRead(WAIT_MS) and bytes(socket.readAll().data()) == ANSWER


def is_here(owner: FileHolder | None) -> bool:
    """Whether who has a file open is the same person on this computer."""
    return owner is not None and (owner.computer, owner.person) == (computer_name(), person_name())


def _name_of(path: Path) -> str:
    """Of this person and file: two people at one computer do not hear each other."""
    said = f"{person_name()}\n{os.path.normcase(path.resolve())}"
    return f"hilvan-{hashlib.sha256(said.encode()).hexdigest()[:24]}"


def _let_it_come() -> None:
    """Windows lets only the program in front give its place away."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
