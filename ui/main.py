"""Where the program starts: the window, or the command line when it is given arguments."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ui.start import open_window

if TYPE_CHECKING:
    import click


def command_line() -> "click.Group":
    """The commands of the office, the paper and the window, put together."""
    from app.cli import hilvan
    from app.rooms import gather, load
    from reports import cli as paper
    from ui import cli as window

    rooms = map(load, gather("app", "COMMANDS"))
    for command in (*rooms, *paper.COMMANDS, *window.COMMANDS):
        hilvan.add_command(command)
    return hilvan


def _speak_utf8(stream: TextIO | None) -> None:
    """Windows would write a redirected list in cp1252, and fail at the first g̃."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")


def _plain_opening(arguments: list[str]) -> tuple[Path | None, bool] | None:
    """The file and whether it is a smoke test, of "", "FILE.hilvan" and "open FILE"; else None.

    Opening the window need not wait for the commands; a file alone is what a double click gives.
    """
    smoke = arguments[-1:] == ["--smoke"]
    words = arguments[:-1] if smoke else arguments
    if not words:
        return None, smoke
    is_named = words[0] == "open" and len(words) == 2
    is_alone = len(words) == 1 and words[0].casefold().endswith(".hilvan")
    file = Path(words[-1])
    return (file, smoke) if (is_named or is_alone) and file.is_file() else None


def run_command() -> int:
    """Let click read the arguments; gives the exit code."""
    from app.i18n import use_language
    from app.settings import load_settings
    from reports.kit.sheets import use_sheet

    settings = load_settings()
    use_language(settings.language)
    use_sheet(settings.sheet)
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    command_line().main(prog_name="hilvan")
    return 0


def main(otherwise: Callable[[], int] = run_command) -> int:
    """Open the window, or do what the arguments say otherwise; gives the exit code."""
    # Of numpy, here and in children: over small matrices threads that wait for each other take twice as long.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.argv[1:2] == ["--aside"]:  # the packaged program as its own child
        from app.aside import main as work_aside

        return work_aside(*sys.argv[2:5])
    plain = _plain_opening(sys.argv[1:])
    if plain is not None:
        return open_window(*plain)
    return otherwise()


if __name__ == "__main__":
    sys.exit(main())
