"""What the start makes and imports: whoever adds to it should know."""

import importlib
import json
import os
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from ui.quick_imports import modules_run_late

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
        "QIcon", "QPixmap", "QPainter", "QMessageBox", "QFileDialog", "QPrinter", "QStyle", "QStyleOptionViewItem",
        "QAccessible",
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


def test_what_explains_the_arguments_of_qt_is_not_run() -> None:
    """PySide6 compiles it from its source at every start: a tenth of it."""
    told = """
import json, sys
modules = {name: one for name, one in sys.modules.items() if name.startswith("shibokensupport.signature.")}
print(json.dumps([name for name, one in modules.items() if "__getattr__" in vars(one) and not hasattr(one, "__file__")]))
"""
    late = {name.removeprefix("shibokensupport.signature.") for name in told_by(f"{START}{told}")}
    assert late == {"mapping", "errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator"}


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


class Finder:
    """Finds two modules that know nothing of any file, as PySide6 finds its own."""

    def __init__(self) -> None:
        self.run: list[str] = []

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        return importlib.machinery.ModuleSpec(name, self) if name.startswith("seldom_") else None  # type: ignore[arg-type]

    def create_module(self, _spec: ModuleSpec) -> None:
        """As Python makes it."""

    def exec_module(self, module: ModuleType) -> None:
        assert module.__spec__ is not None
        self.run.append(module.__spec__.name)
        vars(module)["answer"] = 42


def test_a_late_module_runs_when_something_in_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    finder = Finder()
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder])
    with modules_run_late({"seldom_late"}):
        late, early = importlib.import_module("seldom_late"), importlib.import_module("seldom_early")
    assert finder.run == ["seldom_early"]
    assert early.answer == 42
    assert not hasattr(late, "__path__"), "Python asks for that at each import"
    assert late.__spec__ is not None
    late.__spec__.name = "moved.seldom_late"  # as PySide6 does
    assert finder.run == ["seldom_early"]
    assert late.answer == 42
    with pytest.raises(AttributeError):
        _ = late.question
    assert finder.run == ["seldom_early", "seldom_late"], "once, under the name that its finder knows"
    assert late.__spec__.name == "moved.seldom_late"
    assert importlib.machinery.ModuleSpec is ModuleSpec
    for name in ("seldom_late", "seldom_early"):
        del sys.modules[name]
