"""docs/cli.md says what there is, all of it."""

import re
from pathlib import Path

import click

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
