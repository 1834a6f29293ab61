"""The window locks with the computer: its lock screen, and waking from sleep."""

import shutil
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget

from ui.storage.session_watch import SessionWatch

DESKTOP = """
import sys
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from ui.storage.session_watch import SessionWatch
application = QApplication([])
window = QWidget()
watch = SessionWatch(window, lambda: (print("locked", flush=True), application.quit()))
name = "org.freedesktop.ScreenSaver"
bus = QDBusConnection.sessionBus()
assert bus.registerService(name)
signal = QDBusMessage.createSignal("/org/freedesktop/ScreenSaver", name, "ActiveChanged")
signal.setArguments([True])
assert bus.send(signal)
QTimer.singleShot(5000, application.quit)
application.exec()
"""


def test_waking_from_sleep_locks_and_a_short_pause_does_not(qtbot) -> None:
    window, locked, now = QWidget(), [], [1000.0]
    qtbot.addWidget(window)
    watch = SessionWatch(window, lambda: locked.append(True), now=lambda: now[0])
    now[0] += 12
    watch.look()
    assert not locked
    now[0] += 3600
    watch.look()
    assert locked == [True]


def test_only_the_coming_of_the_lock_screen_locks(qtbot) -> None:
    window, locked = QWidget(), []
    qtbot.addWidget(window)
    watch = SessionWatch(window, lambda: locked.append(True))
    watch.on_screen_saver(False)
    assert not locked
    watch.on_screen_saver(True)
    watch.on_session_lock()
    assert len(locked) == 2


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a D-Bus daemon")
def test_a_real_desktop_signal_reaches_the_window() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", DESKTOP],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "locked" in done.stdout, done.stderr
