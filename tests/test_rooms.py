"""The rooms of the house: one list of them, and what each says of itself."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyInstaller.utils.hooks import collect_submodules

from app import rooms
from app.days import read_day
from app.rooms import ROOMS, gather, load

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("app", "ui")
NO_ROOMS = {"demo", "forms", "manual", "reports", "widgets"}  # what serves every room
NAMED = re.compile(r'"((?:app|reports|ui)(?:\.\w+)+:\w+)"')


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small house of its own: a floor with two rooms that say something, and one that does not."""
    floor = tmp_path / "small_floor"
    for room in ("kitchen", "attic", "hall"):
        (floor / room).mkdir(parents=True)
        (floor / room / "__init__.py").touch()
    (floor / "__init__.py").touch()
    (floor / "kitchen" / "room.py").write_text("PAGES = ('stove', 'table')\n")
    (floor / "attic" / "room.py").write_text("PAGES = ('trunk',)\nOTHER = ('moth',)\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(rooms, "ROOMS", ("attic", "hall", "garden", "kitchen"))
    _forget()
    yield floor
    _forget()
    for name in [name for name in sys.modules if name.startswith("small_floor")]:
        del sys.modules[name]


def _forget() -> None:
    gather.cache_clear()
    rooms._room_module.cache_clear()


def test_what_the_rooms_say_is_joined_in_the_order_of_the_rooms(house: Path) -> None:
    assert gather("small_floor", "PAGES") == ("trunk", "stove", "table")
    assert gather("small_floor", "OTHER") == ("moth",)
    assert gather("small_floor", "NOTHING") == ()


def test_a_room_that_asks_for_what_is_not_there_is_no_empty_room(house: Path) -> None:
    (house / "hall" / "room.py").write_text("import small_floor.cellar\n")
    with pytest.raises(ModuleNotFoundError, match="cellar"):
        gather("small_floor", "PAGES")


def test_a_thing_named_as_text_is_imported_when_it_is_used() -> None:
    assert load("app.days:read_day") is read_day


def test_the_list_of_rooms_is_the_folders_of_the_house() -> None:
    folders = {path.parent.name for floor in FLOORS for path in (ROOT / floor).glob("*/__init__.py")}
    assert set(ROOMS) == folders - NO_ROOMS
    assert len(set(ROOMS)) == len(ROOMS)


def _things_named() -> set[str]:
    """Every "module:thing" that the product names as text."""
    return {
        text
        for floor in ("app", "reports", "ui")
        for path in (ROOT / floor).rglob("*.py")
        for text in NAMED.findall(path.read_text("utf-8"))
    }


def test_everything_that_is_named_as_text_is_there() -> None:
    for text in sorted(_things_named()):
        assert load(text) is not None


def test_the_packaged_program_has_every_module_that_may_be_named() -> None:
    spec = (ROOT / "build.spec").read_text("utf-8")
    assert '*(name for floor in ("app", "reports", "ui") for name in collect_submodules(floor))' in spec
    assert {text.partition(":")[0] for text in _things_named()} <= {
        name for floor in ("app", "reports", "ui") for name in collect_submodules(floor)
    }


@pytest.mark.parametrize(
    ("floor", "heavy"),
    [
        ("app", {"PySide6", "openpyxl", "reportlab", "pydantic", "babel", "click", "sqlite3"}),
        ("ui", {"PIL", "openpyxl", "reportlab", "pydantic", "babel", "click", "qtawesome"}),
    ],
)
def test_asking_the_rooms_loads_nothing_heavy(floor: str, heavy: set[str]) -> None:
    """In a fresh interpreter: a room's own file is data, whatever it names."""
    code = f"import sys; from app.rooms import gather; gather({floor!r}, 'PAGES');print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert "app.rooms" in done.stdout, done.stderr
    assert heavy & set(done.stdout.split()) == set()


def test_a_room_is_asked_for_one_thing_without_loading_the_others() -> None:
    """The command line asks for COMMANDS alone: tables, words and rules would triple its start."""
    code = (
        "import sys; from app.rooms import gather; gather('app', 'COMMANDS');"
        "print(*sorted(name for name in sys.modules if name.startswith('app.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    loaded = done.stdout.split()
    assert "app.registry.room" in loaded, done.stderr
    kinds = ("tables", "labels", "findings", "notices", "records", "queries", "demo")
    assert [name for name in loaded if name.endswith(kinds)] == []
