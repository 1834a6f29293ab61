"""The commands that need the window's side; Qt is imported inside them."""

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
            _("No se encuentra «{name}»; revise la carpeta o elija otro archivo.").format(
                name=file.name
            )
        )
    from ui.application import run_window

    ctx.exit(run_window(file, smoke=smoke))


COMMANDS: tuple[click.Command, ...] = (open_window,)
