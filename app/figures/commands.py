"""The command line of figures and milestones."""

from pathlib import Path

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    print_json,
    workshop_option,
)
from app.i18n import _
from app.lists.commands import command_of_list

milestones = command_of_list(
    "milestones",
    _("Listar los hitos y a qué se deben, con sus correcciones."),
    takes_workshop=True,
    takes_period=True,
)


@click.command("figures")
@office_file
@workshop_option
@json_option
def figures(file: Path, passphrase_file: Path | None, code: str, as_json: bool) -> None:
    """Listar las cifras de un taller."""
    from app.figures.lists import FIGURE, say_figure_line
    from app.figures.queries import list_figures
    from app.shapes import shapes

    with open_store(file, passphrase_file) as store:
        found = list_figures(store, find_workshop_id(store, code))
    if as_json:
        print_json(shapes(found, FIGURE))
        return
    for one in found:
        click.echo(say_figure_line(one))
