"""docs/cli.md says what there is, all of it."""

import re
from pathlib import Path

import click

from app.agenda.shapes import LISTS, WAITING
from tests.cli.support import run_json
from tests.house_rules import ROOT
from ui.main import command_line


def documented_commands() -> set[str]:
    """The commands in the first table of docs/cli.md."""
    text = (ROOT / "docs" / "cli.md").read_text("utf-8").split("**Exit codes.**")[0]
    return {match[1] for match in re.finditer(r"^\| `([a-z-]+(?: [a-z]+)?)", text, flags=re.M)}


def known_commands(group: click.Group) -> set[str]:
    """The full names of a group's commands."""
    names = set()
    for name, command in group.commands.items():
        inner = known_commands(command) if isinstance(command, click.Group) else ()
        names |= {f"{name} {one}" for one in inner} or {name}
    return names


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    assert documented_commands() == known_commands(command_line())


def test_every_key_is_documented(office: Path) -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    shapes = [
        run_json("workshops", office)[0],
        run_json("workshops", office)[0]["owners"][0],
        run_json("workshops", office)[0]["people"],
        run_json("instrument", "list")[0],
        run_json("score", office, "--workshop", "YAG-001"),
        run_json("score", office, "--workshop", "YAG-001")["dimensions"][0],
        run_json("recommend", office, "--workshop", "YAG-001")["recommendations"][0],
    ]
    shapes.append(run_json("today", office))
    keys = {key for shape in shapes for key in shape}
    assert {key for key in keys if not re.search(rf"\b{key}\b", text)} == set()


def keys_said(keys: str) -> list[str]:
    """The keys that a line of them makes."""
    return [one.partition("|")[0].partition("=")[0] for one in keys.split()]


def section(command: str) -> str:
    """What docs/cli.md says of a command's JSON."""
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    return text.split(f"## `{command} --json`\n")[1].split("\n## ")[0]


def keys_of(shape: object) -> set[str]:
    if isinstance(shape, dict):
        return set(shape).union(*map(keys_of, shape.values()))
    return set().union(*map(keys_of, shape)) if isinstance(shape, list) else set()


def test_every_key_of_the_day_and_of_the_centre_is_documented_where_it_belongs(
    office: Path,
) -> None:
    centre = run_json("centre", office, "--from", "2026-01-01", "--to", "2026-12-31")
    for command, keys in (
        ("today", {key for each in (WAITING | LISTS).values() for key in keys_said(each)}),
        ("centre", keys_of(centre)),
        ("hours", keys_of(run_json("hours", office))),
    ):
        said = section(command)
        assert {key for key in keys if not re.search(rf"\b{key}\b", said)} == set()


def test_what_is_unknown_of_the_day_is_null(office: Path) -> None:
    day = run_json("today", office, "--date", "2028-01-01")
    assert "" not in [value for name in WAITING for line in day[name]["lines"] for value in line.values()]
