"""The house stands as docs/architecture.md says: directions, sizes, every room's plan."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import app
from app.rooms import ROOMS as HOUSE
from tests.house_rules import CACHES, GENERATED, ROOMS, ROOT, RULES, imported, our_files, parsed

TOP = {
    "app", "ui", "reports", "resources", "tests", "docs", "build.spec", "pyproject.toml", "dev.py",
    "windows",  # how the Windows program is made and tried on Debian: no part of the program
    "README.md", "CHANGELOG.md", "LICENSE", "requirements.lock", ".ci", ".gitignore",
}  # fmt: skip
HEAVY = {
    "babel", "openpyxl", "PIL", "pydantic", "python_calamine", "rapidfuzz", "reportlab", "stdnum", "zxcvbn",
    "segno", "numpy", "pandas", "scipy", "statsmodels", "networkx",
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_house_rule(rule: Callable[[], list[str]]) -> None:
    assert not rule(), rule.__doc__


def test_the_top_level_is_exactly_the_agreed_one() -> None:
    left_behind = GENERATED | CACHES | {".coverage"}
    assert {path.name for path in ROOT.iterdir()} - left_behind == TOP


def test_imports_keep_their_direction() -> None:
    code = "from importlinter.cli import lint_imports_command as lint; lint()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_every_room_is_on_the_list_of_the_house() -> None:
    serving = {"app": {"demo"}, "ui": {"forms", "manual", "reports", "widgets"}}
    for floor, all_rooms in serving.items():
        folders = {path.parent.name for path in (ROOT / floor).glob("*/__init__.py")}
        assert folders <= all_rooms | set(HOUSE), "announce it in app/rooms.py"
    assert len(set(HOUSE)) == len(HOUSE)


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_tests_of_its_own(room: str) -> None:
    tests = [imported(path) for path in (ROOT / "tests" / room).glob("test_*.py")]
    asked = {name for names in tests for name in names if name.startswith(f"app.{room}.")}
    assert asked, f"no test of tests/{room} asks anything of app/{room}"


def test_dev_stands_on_the_standard_library_alone() -> None:
    assert {name.split(".")[0] for name in imported(ROOT / "dev.py")} <= sys.stdlib_module_names


def modules_after(statement: str) -> set[str]:
    """Top names of `sys.modules` after a statement in a fresh interpreter."""
    code = f"import sys, json; {statement}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_the_command_line_starts_without_anything_heavy() -> None:
    loaded = modules_after("import ui.main; ui.main.command_line()")
    assert not loaded & (HEAVY | {"PySide6", "sqlcipher3", "sqlite_utils"})


def test_tables_are_made_without_what_reckons() -> None:
    loaded = modules_after("from app.storage.driver import Database")
    assert "sqlite_utils" in loaded
    assert not loaded & {"numpy", "pandas"}
    assert "numpy" in modules_after("from app.storage.driver import Database; import numpy"), (
        "it can be had after"
    )


def test_the_window_starts_without_anything_heavy() -> None:
    assert not modules_after("import ui.application") & HEAVY


def test_a_menu_of_papers_is_made_without_anything_heavy() -> None:
    assert not modules_after("from reports import documents, paper") & HEAVY


def test_one_sqlite_in_the_process() -> None:
    for path in our_files("*.py"):
        if path != ROOT / "app" / "storage" / "driver.py":
            assert "sqlite3" not in {name.split(".")[0] for name in imported(path)}, path


def test_a_class_name_stands_once_in_the_house() -> None:
    """What is on the screen and on paper may share one: it is the same thing."""
    homes: dict[str, list[str]] = {}
    for floor in ("app", "reports", "ui"):
        for path in our_files("*.py", ROOT / floor):
            for node in parsed(path).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    homes.setdefault(node.name, []).append(floor)
    twice = {name: floors for name, floors in homes.items() if len(floors) > 1}
    assert {name for name, floors in twice.items() if floors != ["reports", "ui"]} == set()


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|raise NotImplemented" + r"Error)\b")
    left = [path for path in our_files("*.py") if marks.search(path.read_text("utf-8"))]
    assert not left


def test_every_public_function_of_the_office_and_the_paper_says_what_it_is_for() -> None:
    silent = []
    for folder in ("app", "reports"):
        for path in our_files("*.py", ROOT / folder):
            for node in parsed(path).body:
                public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
                if public and node.name != "migrate" and ast.get_docstring(node) is None:
                    silent.append(f"{path.relative_to(ROOT)}: {node.name}")
    assert len(silent) == 0, silent


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == app.__version__
    assert f"## {app.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_lock_has_a_hash_for_every_dependency_and_names_no_place() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.findall(r"^\S+==\S+.*?(?=^\S+==|\Z)", lock, flags=re.M | re.S)
    assert len(entries) > 30
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in lock
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=]", name)[0].lower() for name in wanted}
    assert names <= {entry.split("==")[0] for entry in entries}


def test_the_documents_that_were_promised_are_there() -> None:
    words = (ROOT / "docs" / "architecture.md").read_text("utf-8").split()
    assert len(words) <= 1500
    assert len(list((ROOT / "docs" / "adr").glob("[0-9]*.md"))) >= 8


def test_readme_shows_pictures_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    pictures = re.findall(r"\]\((docs/[^)]+\.png)\)", readme)
    assert len(pictures) == 2
    assert all(Path(ROOT, picture).exists() for picture in pictures)


def imports_of(path: Path) -> set[str]:
    """What a module imports when it runs, inside functions too; not what only types ask for."""
    tree = parsed(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_module_imports_one_that_imports_it() -> None:
    """Not over others either: what is read first can be understood without the rest."""
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for floor in ("app", "reports", "ui")
        for path in our_files("*.py", ROOT / floor)
    }
    left = {name: imports_of(path) & paths.keys() - {name} for name, path in paths.items()}
    while free := {name for name, imports in left.items() if not imports & left.keys()}:
        left = {name: imports for name, imports in left.items() if name not in free}
    ring = {name for name in left if any(name in imports for imports in left.values())}
    assert not ring, "these stand on a circle, or between two: " + ", ".join(sorted(ring))
