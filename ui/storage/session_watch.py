"""Locking with the computer: when the session is locked, or it wakes from sleep.

Windows tells by a window message (WTSRegisterSessionNotification); Linux desktops by D-Bus
(org.freedesktop.ScreenSaver, its GNOME twin, and logind). Sleep is also noticed by the wall
clock having jumped, which needs nobody's word.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QCoreApplication,
    QObject,
    QTimer,
    Slot,
)
from PySide6.QtWidgets import QWidget

LOOK_EVERY_MS = 10_000
ASLEEP_S = 60
_WM_WTSSESSION_CHANGE = 0x02B1
_WTS_SESSION_LOCK = 7
_SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class _WindowsMessages(QAbstractNativeEventFilter):
    """Hears that the session was locked."""

    def __init__(self, locked: Callable[[], None]) -> None:
        super().__init__()
        self._locked = locked

    def nativeEventFilter(self, kind: Any, message: Any) -> tuple[bool, int]:
        if kind == b"windows_generic_MSG":
            from ctypes import wintypes

            heard = wintypes.MSG.from_address(int(message))
            if heard.message == _WM_WTSSESSION_CHANGE and heard.wParam == _WTS_SESSION_LOCK:
                self._locked()
        return False, 0


class SessionWatch(QObject):
    """Calls `locked` when the person's session is locked or the computer was asleep."""

    def __init__(
        self,
        window: QWidget,
        locked: Callable[[], object],
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(window)
        self._locked = locked
        self._now = now
        self._last = now()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        if sys.platform == "win32":
            self._hear_windows(window)
        elif sys.platform.startswith("linux"):
            self._hear_desktop()

    def look(self) -> None:
        """Lock if the clock jumped since the last look: nobody was here."""
        now = self._now()
        asleep = now - self._last > LOOK_EVERY_MS / 1000 + ASLEEP_S
        self._last = now
        if asleep:
            self._locked()

    @Slot(bool)
    def on_screen_saver(self, active: bool) -> None:
        """The desktop says that its lock screen came up or went."""
        if active:
            self._locked()

    @Slot()
    def on_session_lock(self) -> None:
        """Logind asks the session to lock."""
        self._locked()

    def _hear_desktop(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        saver: Any = SLOT("on_screen_saver(bool)")  # a str, though the stubs ask for bytes
        lock: Any = SLOT("on_session_lock()")
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for name, path in _SCREEN_SAVERS:
                session.connect(name, path, name, "ActiveChanged", self, saver)
        if system.isConnected():
            name = "org.freedesktop.login1"
            system.connect(name, "", f"{name}.Session", "Lock", self, lock)

    def _hear_windows(self, window: QWidget) -> None:
        import ctypes

        self._messages = _WindowsMessages(self.on_session_lock)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._messages)
        notify = getattr(ctypes, "windll").wtsapi32.WTSRegisterSessionNotification  # noqa: B009
        notify(int(window.winId()), 0)
