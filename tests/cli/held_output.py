"""What every command says of the demo office, in words, as JSON and as lists for Excel.

The answers stand in `held_output.txt.xz`, and `test_held_output` compares them letter by letter:
a script of a centre that reads them finds tomorrow what it found yesterday. Who changes an
answer on purpose writes the file anew with `python -m tests.cli.held_output`.
"""

import importlib
import lzma
import os
import pkgutil
import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import app
import reports
from tests.house_rules import ROOT
from ui.main import command_line

HELD = Path(__file__).with_name("held_output.txt.xz")
DAY = date(2026, 11, 24)
PERIOD = ("--from", "2026-01-01", "--to", "2026-11-24")
LISTS = (
    "workshops",
    "rounds",
    "actions",
    "clusters",
    "associations",
    "anchors",
    "orders",
    "anchor-demands",
    "contacts",
    "hours",
    "enquiries",
    "milestones",
    "figures",
    "costs",
    "quotes",
    "counts",
    "promises",
    "statutes",
    "ladders",
    "events",
    "attendance",
    "course-needs",
    "certificates",
)
OF_A_WORKSHOP = (
    "score",
    "recommend",
    "change",
    "figures",
    "counts",
    "production",
    "milestones",
    "contacts",
    "ladder",
    "formalization-cost",
    "unit-cost",
    "training-history",
)
PARTS = ("consultant", "workshop", "topic", "month", "sex", "age_group")
TITLE = "=== "
CERTIFICATE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
CHANGED = re.compile(r"(?<=LAST-MODIFIED:)\w+")  # two entries may be of one second, or not
# What is reckoned by matrices: libraries add them up in an order of the machine's own, so fewer digits hold.
RECKONED = ("claims", "rehearse", "pilot bank")
FRACTION = re.compile(r"-?\d+\.\d{4,}(e[-+]?\d+)?|-?\d+(\.\d+)?e-\d+")
HELD_FIGURES, NOUGHT = 6, 1e-9
# Ids and certificates' codes are other ones in every making of the demo.
MADE = re.compile(r"(?<![.\d])\d{15,19}\b|(?<=DTSTAMP:)\w+|" + CERTIFICATE.pattern)


class _AnyDate(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, date)


class HeldDay(date, metaclass=_AnyDate):
    """Today is the day of the demo."""

    @classmethod
    def today(cls) -> date:
        return DAY


def hold_the_day(patch: pytest.MonkeyPatch) -> None:
    """Every module of the office and of the paper takes the demo's day for today."""
    for package in (app, reports):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            if vars(module).get("date") is date:
                patch.setattr(module, "date", HeldDay)


def read_held() -> dict[str, str]:
    """command -> what it says, as it is kept."""
    parts = lzma.decompress(HELD.read_bytes()).decode().split(f"\n{TITLE}")[1:]
    return dict(part.split("\n", 1) for part in parts)


def say_everything(office: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Each command with what it says; what changes with each making is told by its order."""
    things: dict[str, str] = {}
    for words in _commands(str(office)):
        title = " ".join("DEMO" if word == str(office) else word for word in words)
        title = _plain(title, things)
        for more in ((), ("--json",)):
            told = _plain(_run(*words, *more))
            yield " ".join((title, *more)), as_far_as_carried(told) if title.startswith(RECKONED) else told
    for name in LISTS:
        for ending in ("xlsx", "csv"):
            target = folder / f"{name}.{ending}"
            told = _run("export", str(office), name, "--out", str(target))
            read = _cells if ending == "xlsx" else _text
            yield f"export DEMO {name} --out {target.name}", _plain(told + read(target))
    calendar = folder / "todo.ics"
    told = _run("calendar", str(office), *PERIOD, "--out", str(calendar))
    yield "calendar DEMO", _plain(told + _text(calendar))


def _commands(office: str) -> Iterator[tuple[str, ...]]:
    for alone in ("courses", "steps", "statutes", "answers", "reports"):
        yield (alone,)
    yield ("instrument", "list")
    yield ("answers", "--search", "me embarace, puedo dejar de trabajar")
    yield ("steps", office, "--district", "0915")
    for name in (
        "workshops",
        "agreement",
        "answers",
        "statutes",
        "steps",
        "events",
        "findings",
        "hours",
        "course-reach",
        "contacts",
        "enquiries",
        "milestones",
        "today",
        "anchors",
        "orders",
        "pilot list",
        "pilot measures",
        "pilot bank",
    ):
        yield (*name.split(), office)
    for name in ("contacts", "enquiries", "milestones", "centre"):
        yield (name, office, *PERIOD)
    yield ("today", office, "--all")
    yield ("course-reach", office, "--course", "CUR-01", *PERIOD)
    for part in PARTS:
        yield ("hours", office, *PERIOD, "--by", part)
    for workshop in _first_words("workshops", office)[2::40]:
        for name in OF_A_WORKSHOP:
            yield (name, office, "--workshop", workshop)
    for course in _first_words("courses")[:3]:
        yield ("course-needs", office, course)
    for event in _first_words("events", office)[1:4]:
        yield ("attendance", office, event)
    for pilot in _first_words("pilot", "list", office)[:1]:
        for name in ("pilot show", "pilot candidates", "draw", "claims", "rehearse"):
            yield (*name.split(), office, pilot)
    for cluster in ("YAG", "PIL"):
        yield ("flexibility", office, "--cluster", cluster)
    yield ("verify", office, "AAAA-BBBB-CCCC")
    for certificate in CERTIFICATE.findall(_run("training-history", office, "--workshop", "PIL-010")):
        yield ("verify", office, certificate)


def _first_words(*words: str) -> list[str]:
    return [line.split()[0] for line in _run(*words).splitlines()[:-1]]


def _run(*words: str) -> str:
    result = CliRunner().invoke(command_line(), list(words))
    return f"{result.stdout}{result.stderr}({result.exit_code})\n"


def _cells(book: Path) -> str:
    """Each sheet's name, widths and rows: a cell as its value and how it is shown."""
    from openpyxl import load_workbook

    lines = []
    for sheet in load_workbook(book):
        wide = {name: one.width for name, one in sheet.column_dimensions.items()}
        lines += [f"[{sheet.title}]", repr(wide)]
        for row in sheet.iter_rows():
            lines.append("|".join(f"{cell.value!r}~{cell.number_format}" for cell in row))
    return "\n".join(lines)


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _plain(told: str, numbers: dict[str, str] | None = None) -> str:
    """With what is made anew each time told by the order in which it comes up."""
    known = {} if numbers is None else numbers

    def number(found: re.Match[str]) -> str:
        return known.setdefault(found[0], f"#{len(known) + 1}")

    return MADE.sub(number, CHANGED.sub("#", told)).rstrip("\n")


def as_far_as_carried(told: str) -> str:
    """Long fractions to six figures, and what is nought but for rounding as nought."""

    def short(found: re.Match[str]) -> str:
        value = float(found[0])
        return repr(float(f"{value:.{HELD_FIGURES}g}") if abs(value) > NOUGHT else 0.0)

    return FRACTION.sub(short, told)


def write_held() -> None:
    """Keep what the commands say now."""
    from app.demo.office import make_demo_office

    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        os.environ["HILVAN_DATA"] = name
        make_demo_office(folder / "demo.hilvan", today=DAY)
        hold_the_day(patch)
        found = say_everything(folder / "demo.hilvan", folder)
        text = "".join(f"\n{TITLE}{title}\n{told}" for title, told in found)
    HELD.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    write_held()
    print(HELD.relative_to(ROOT), HELD.stat().st_size)
