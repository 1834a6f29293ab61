"""The commands that need the window's side; Qt is imported inside them."""

import sys
from datetime import date
from pathlib import Path

import click

from app.command_line import file_argument
from app.errors import FileProblem
from app.i18n import _


@click.command("open")
@file_argument("file")
@click.option("--smoke", is_flag=True, hidden=True, help="Close as soon as the list is shown.")
@click.pass_context
def open_window(ctx: click.Context, file: Path, smoke: bool) -> None:
    """Abrir la ventana en un archivo de oficina."""
    if not file.exists():
        raise FileProblem(
            _("No se encuentra «{name}»; revise la carpeta o elija otro archivo.").format(name=file.name)
        )
    from ui.start import open_window as open_at

    ctx.exit(open_at(file, smoke))


class StepProgress:
    """Says each kind of step once, and on a terminal how far it is."""

    def __init__(self) -> None:
        self._text = ""
        self._shown = sys.stderr.isatty()

    def report(self, done: int, total: int | None, text: str = "") -> None:
        if text != self._text:
            self._text = text
            click.echo(text, err=True)
        elif self._shown and total:
            click.echo(f"\r{done}/{total}\r", err=True, nl=False)


@click.command("demo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def demo(folder: Path) -> None:
    """Hacer la oficina de demostración, sus PDF y fotos de las pantallas."""
    from ui.demo import make_demo

    made = make_demo(folder, today=date.today(), progress=StepProgress())
    click.echo(_("Se hizo la demostración en «{folder}».").format(folder=made))


COMMANDS: tuple[click.Command, ...] = (open_window, demo)
