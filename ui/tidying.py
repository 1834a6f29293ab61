"""Gives back memory in quiet moments."""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.storage.lock import IdleWatch

QUIET_SECONDS = 10.0
LOOK_EVERY_MS = 15_000


class Tidying(QObject):
    """Tidies once after each stretch of work, when nobody touched the window for some seconds."""

    def __init__(self, window: MainWindow, watch: IdleWatch) -> None:
        super().__init__(window)
        self._window, self._watch, self._done_at = window, watch, 0.0
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Tidy if it is quiet, and something was done since the last time."""
        last = self._watch.last_sign
        quiet = self._watch.quiet_seconds >= QUIET_SECONDS and not self._window.context.jobs.running
        if quiet and last != self._done_at:
            self._done_at = last
            tidy_memory()


def tidy_memory() -> None:
    """Let go of what nobody uses, and give the pages that lie empty back to the system (on Linux
    with glibc, which keeps for itself what a worker freed; others do it by themselves).
    """
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
