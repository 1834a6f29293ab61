"""What only Windows can show of a start: run there by `dev.py windows`."""

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
from ui.main import open_window
code = open_window(Path(sys.argv[1]), smoke=True)
import platform
assert platform._wmi.exec_query is exec_query
print("asked:", *asked)
raise SystemExit(code)
"""


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has WMI to ask")
def test_nothing_asks_wmi_while_an_office_opens(made_demo: Path) -> None:
    command = [sys.executable, "-c", LISTENING, str(made_demo)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "asked:"
