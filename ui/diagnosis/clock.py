"""How long the visit has taken, not counting pauses nor a closed laptop."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

TICK_MS = 1000
LONGEST_TICK = 30.0
SAVE_EVERY = 60


class VisitClock(QObject):
    """Counts while it runs. A gap longer than `LONGEST_TICK` seconds means that the
    computer slept, and is not counted."""

    ticked = Signal(int)
    minute_passed = Signal(int)

    def __init__(self, now: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._seconds = 0.0
        self._last = 0.0
        self._saved = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def seconds(self) -> int:
        """Whole seconds counted so far."""
        return int(self._seconds)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self, seconds: int) -> None:
        """Go on from what was counted before."""
        self._seconds = float(seconds)
        self._saved = seconds
        self._last = self._now()
        self._timer.start()

    def stop(self) -> int:
        """Stop counting; returns the seconds."""
        if self.running:
            self.tick()
            self._timer.stop()
        return self.seconds

    def tick(self) -> None:
        """Count what passed since the last tick."""
        now = self._now()
        gap, self._last = now - self._last, now
        if gap <= LONGEST_TICK:
            self._seconds += gap
        self.ticked.emit(self.seconds)
        if self.seconds - self._saved >= SAVE_EVERY:
            self._saved = self.seconds
            self.minute_passed.emit(self.seconds)


def say_clock(seconds: int) -> str:
    """1275 -> "00:21" (hours and minutes)."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
