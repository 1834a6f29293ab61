"""What the start makes and imports: whoever adds to it should know."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ui.quick_imports import LatePattern, patterns_made_late

ROOT = Path(__file__).parents[2]
# As `ui.start.open_window` imports them, up to the list of workshops.
START = """
from ui.quick_imports import begin_imports, hold_collector
hold_collector()
import ui.early_opening
begin_imports()
import ui.application, ui.main_window, ui.home.page, ui.registry.workshops_page
from app.rooms import gather
[gather("ui", name) for name in ("PAGES", "RAIL", "MENU")]
"""


def told_by(code: str) -> list[str]:
    """The words of the last line that a fresh interpreter prints."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout.splitlines()[-1]))


def test_the_start_does_not_ask_qt_for_what_is_drawn_later() -> None:
    """Qt makes a class, with all its enumerations, when its name is first asked for."""
    later = [
        "QIcon", "QPixmap", "QPainter", "QMessageBox", "QFileDialog", "QPrinter", "QStyleOptionViewItem", "QAccessible"
    ]  # fmt: skip
    code = f"""
import json, PySide6.QtGui, PySide6.QtWidgets
{START}
asked = [vars(one) for one in (PySide6.QtGui, PySide6.QtWidgets)]
print(json.dumps([name for name in {later} if any(name in one for one in asked)]))
"""
    assert told_by(code) == []


def test_the_place_of_a_page_asks_qt_for_no_other_kind_of_widget() -> None:
    """For a widget that Qt made by itself all kinds of widgets are gone through, and made."""
    code = """
import json, PySide6.QtWidgets
from ui.widgets.page_stack import ScrolledStack
application = PySide6.QtWidgets.QApplication([])
stack = ScrolledStack()
stack.addWidget(PySide6.QtWidgets.QWidget(stack.make_place()))
print(json.dumps([name for name in ("QFontComboBox", "QCalendarWidget") if name in vars(PySide6.QtWidgets)]))
"""
    assert told_by(code) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there the lock is filelock's, the name socket's")
def test_the_start_imports_nothing_that_it_does_not_need() -> None:
    loaded = told_by(f"import json, sys\n{START}\nprint(json.dumps(list(sys.modules)))")
    tops = {name.partition(".")[0] for name in loaded}
    unneeded = {
        "filelock",
        "secrets",
        "hmac",
        "socket",
        "getpass",
        "decimal",
        "numpy",
        "scipy",
        "pandas",
        "statsmodels",
        "zoneinfo",
        "csv",
    }
    assert tops & unneeded == set()


def test_what_the_start_makes_is_cheap_to_make() -> None:
    """Named tuples: 70 µs each, where a frozen dataclass takes 460."""
    watched = """
import dataclasses, json
made, make = [], dataclasses._process_class
def watch(cls, *more, **given):
    made.append(f"{cls.__module__}.{cls.__qualname__}")
    return make(cls, *more, **given)
dataclasses._process_class = watch
"""
    made = told_by(f"{watched}\n{START}\nprint(json.dumps(made))")
    if sys.platform == "win32":  # there the lock is filelock's
        made = [one for one in made if not one.startswith("filelock.")]
    assert set(made) <= {"app.settings.Settings", "ui.context.Context"}  # both are changed as one works


def test_long_patterns_of_qt_are_not_compiled() -> None:
    late = """
import json, re
compiled, compile_one = [], re._compiler.compile
def watch(pattern, flags=0):
    compiled.append(len(pattern))
    return compile_one(pattern, flags)
re._compiler.compile = watch
"""
    lengths = told_by(f"{late}\n{START}\nprint(json.dumps(compiled))")
    assert max(map(int, lengths)) < 1500, "PySide6 has a pattern of 3,000 letters"


def test_qt_explains_wrong_arguments_as_ever() -> None:
    asks = """
import json
from PySide6.QtCore import QTimer
try:
    QTimer().setInterval("a")
except TypeError as trouble:
    print(json.dumps(str(trouble).splitlines()))
"""
    early = told_by(f"from ui.quick_imports import begin_imports\nbegin_imports()\n{asks}")
    assert early == told_by(asks)
    assert len(early) > 2


def test_a_late_pattern_does_what_a_pattern_does() -> None:
    made = []

    def make() -> re.Pattern[str]:
        made.append(True)
        return re.compile(r"(\d+),?")

    late = LatePattern(make)
    find = late.findall
    assert not made
    assert not hasattr(late, "__set_name__")
    assert find("1,2") == ["1", "2"]
    assert late.sub("x", "1,2") == "xx"
    assert late.groups == 1
    assert len(made) == 1


def test_only_the_modules_that_are_named_get_late_patterns() -> None:
    there: dict[str, object] = {"__name__": "slow.patterns", "re": re}
    with patterns_made_late("slow."):
        exec("late = re.compile('a', flags=re.I)", there)
        assert isinstance(re.compile("a"), re.Pattern)
    late = there["late"]
    assert isinstance(late, LatePattern)
    assert late.match("A")
    assert isinstance(re.compile("b"), re.Pattern)
