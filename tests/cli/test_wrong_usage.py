"""What is typed wrong is said in one Spanish line, whatever the command; help is in Spanish."""

from pathlib import Path

import click
import pytest

from tests.cli.support import run
from ui.main import command_line


def every_command(group: click.Group, *above: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        inner = isinstance(command, click.Group)
        found += every_command(command, *above, name) if inner else [(*above, name)]  # type: ignore[arg-type]
    return found


def test_every_help_page_is_in_spanish() -> None:
    for words in ((), ("instrument",), *every_command(command_line())):
        page = run(*words, "--help").stdout
        assert page.startswith("Uso: hilvan"), words
        assert "Mostrar esta ayuda." in page, words
        for english in ("Usage:", "Options", "Commands", "required", "TEXT ", "Show "):
            assert english not in page, (words, english)


@pytest.mark.parametrize("day", ["2026-02-30", "24/11/2026", "20261124", "", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "command",
    [
        ("today", "O", "--date"),
        ("findings", "O", "--date"),
        ("statutes", "--date"),
        ("ladder", "O", "--workshop", "YAG-001", "--date"),
        ("formalization-cost", "O", "--workshop", "YAG-001", "--date"),
        ("contacts", "O", "--to", "2026-12-31", "--from"),
        ("calendar", "O", "--out", "c.ics", "--to", "2026-12-31", "--from"),
        ("centre", "O", "--to", "2026-12-31", "--from"),
    ],
)
def test_what_is_no_day_is_said_the_same_everywhere(office: Path, command: tuple[str, ...], day: str) -> None:
    result = run(*(office if word == "O" else word for word in command), day, code=2)
    why = {"2026-02-30": "Ese día no existe: febrero de 2026 tiene 28"}
    reason = why.get(day, "Escriba los días como 2026-11-24")
    said = f"{reason}; vea «hilvan {command[0]} --help».\n"
    assert (result.stdout, result.stderr) == ("", said)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("hours", "O", "--by", "luna"), 2, "«luna» no puede ser; hay: consultant, workshop"),
        (("steps", "--district", "zzz"), 2, "No hay un distrito con el código «zzz»"),
        (("course-reach", "O", "--course", "CUR-99"), 1, "No hay un curso «CUR-99»"),
        (("report", "O", "contact-sheet", "--out", "X"), 2, "agregue --id"),
        (("report", "O", "contact-sheet", "--id", "9" * 30, "--out", "X"), 2, "no puede ser"),
        (("report", "O", "centre-report", "--out", "X"), 2, "agregue --from y --to"),
        (("report", "O", "centre-report", "--id", "3", "--out", "X"), 2, "va sin --id"),
        (("report", "O", "attendance-sheet", "--all", "--out", "X"), 2, "no es de un taller"),
        (
            ("report", "O", "programme", "--all", "--with-identity", "--out", "X"),
            2,
            "va con attendance-sheet",
        ),
        (
            ("report", "O", "owner-sheet", "--workshop", "YAG-001", "--id", "3", "--out", "X"),
            2,
            "va con --workshop, no con --id",
        ),
        (("verify", "O", ""), 1, "«»: código mal escrito"),
        (("verify", "O", "ñandú\n" * 90), 1, "código mal escrito"),
    ],
)
def test_what_cannot_be_is_said_and_writes_nothing(
    office: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    places = {"O": office, "X": tmp_path / "x.pdf"}
    before = office.read_bytes()
    result = run(*(places.get(word, word) for word in arguments), code=code)
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""
    assert not (tmp_path / "x.pdf").exists()
    assert office.read_bytes() == before


def test_the_centre_is_told_to_people_in_spanish(office: Path) -> None:
    told = run("centre", office, "--from", "2026-01-01", "--to", "2026-12-31").stdout
    assert "talleres alcanzados" in told
    assert "reached" not in told


def test_every_number_on_the_command_line_fits_the_file() -> None:
    root = command_line()
    for words in every_command(root):
        command: click.Command = root
        for word in words:
            command = command.commands[word]  # type: ignore[attr-defined]
        for parameter in command.params:
            kind = parameter.type
            if isinstance(kind, click.types.IntParamType):
                assert isinstance(kind, click.IntRange), (words, parameter.name)
                assert kind.max is not None, (words, parameter.name)
                assert kind.max < 1 << 63, (words, parameter.name)
            assert not isinstance(kind, click.types.FloatParamType), (words, parameter.name)
