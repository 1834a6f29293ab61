"""What only Windows can show of a start: run there by `dev.py windows`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house_rules import ROOT

LISTENING = """
import sys, types, traceback
asked = []
def exec_query(query):
    asked.append("".join(traceback.format_stack(limit=6)))
    raise OSError(query)
sys.modules["_wmi"] = types.SimpleNamespace(exec_query=exec_query)
from pathlib import Path
from ui.start import open_window
code = open_window(Path(sys.argv[1]), smoke=True)
import platform
assert platform._wmi.exec_query is exec_query
print("asked:", *asked)
raise SystemExit(code)
"""


SESSION = """
import ctypes, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from ui.storage.session_watch import SessionWatch
application = QApplication([])
window, heard = QWidget(), []
watch = SessionWatch(window, lambda: heard.append("locked"))
window.show()
CHANGE, LOCK, UNLOCK = 0x2B1, 7, 8
post = ctypes.windll.user32.PostMessageW
post(int(window.winId()), CHANGE, UNLOCK, 0)
QTimer.singleShot(500, lambda: heard.append("then"))
QTimer.singleShot(600, lambda: post(int(window.winId()), CHANGE, LOCK, 0))
QTimer.singleShot(1200, application.quit)
application.exec()
print(" ".join(dict.fromkeys(heard)))
"""


@pytest.mark.skipif(sys.platform != "win32", reason="the message is one of Windows")
def test_the_lock_of_the_session_is_heard_by_the_real_window() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "windows"}
    command = [sys.executable, "-c", SESSION]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "then locked"


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has WMI to ask")
def test_nothing_asks_wmi_while_an_office_opens(made_demo: Path) -> None:
    command = [sys.executable, "-c", LISTENING, str(made_demo)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "asked:"
