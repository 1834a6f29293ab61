"""The command line of time studies."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    print_json,
    read_date,
    workshop_option,
)
from app.errors import DataProblem
from app.i18n import _
from app.lists.commands import command_of_list

if TYPE_CHECKING:
    from app.production.records import Style
    from app.storage.store import Store

styles = command_of_list("styles", _("Listar los modelos y su minuto estándar."), takes_workshop=True)


@click.command("time-study")
@office_file
@workshop_option
@click.option("--style", "name", help=_("Solo este modelo, por su nombre."))
@click.option(
    "--cycles",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("CSV o JSON (operation, cycles, rating): se anota como una medición terminada del modelo."),
)
@click.option("--day", help=_("Día en que se midió (aaaa-mm-dd); sin él, hoy. Va con --cycles."))
@json_option
def time_study(
    file: Path, passphrase_file: Path | None, code: str, name: str | None, table: Path | None,
    day: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Decir los tiempos medidos de los modelos de un taller, o anotar los de una hoja."""
    from app.production.shapes import shape_styles

    if table is not None and name is None:
        raise click.UsageError(_("--cycles va con --style: diga de qué modelo son los ciclos."))
    if day is not None and table is None:
        raise click.UsageError(_("--day va con --cycles."))
    with open_store(file, passphrase_file, read_only=table is None) as store:
        workshop = find_workshop_id(store, code)
        style = _find_style(store, workshop, name) if name is not None else None
        if table is not None and style is not None:
            _keep(store, style, table, read_date(day).isoformat())
        found = [one for one in shape_styles(store, workshop) if style is None or one["id"] == style.id]
    if as_json:
        print_json(found)
        return
    for one in found:
        _say(one)


def _find_style(store: "Store", workshop: int, name: str) -> "Style":
    from app.production.queries import list_styles
    from app.production.words import say_style
    from app.registry.names import fold

    styles = list_styles(store, workshop)
    for one in styles:
        if fold(name) in (fold(one.name), fold(say_style(one)), str(one.id)):
            return one
    known = ", ".join(map(say_style, styles)) or _("ninguno")
    raise DataProblem(
        _("No hay un modelo «{name}» en este taller; los que hay: {known}.").format(name=name, known=known)
    )


def _keep(store: "Store", style: "Style", table: Path, day: str) -> None:
    from app.production.cycle_table import read_cycle_table
    from app.production.study_operations import record_study

    lines = read_cycle_table(table, style)
    record_study(
        store,
        style_id=style.id,
        studied_on=day,
        cycles={line.operation_id: line.cycles for line in lines},
        ratings={line.operation_id: line.rating for line in lines},
    )


def _say(style: dict) -> None:
    from app.production.words import say_between, say_machine, say_minutes

    standard = style["standard"]
    head = style["name"] + (_(", talle {size}").format(size=style["size"]) if style["size"] else "")
    if standard is None:
        click.echo(_("{style}: todavía sin medir").format(style=head))
    else:
        said = say_minutes(standard["minutes"])
        between = say_between(standard["low"], standard["high"])
        text = "{style}: {minutes}" if standard["complete"] else _("{style}: {minutes} (faltan operaciones)")
        click.echo(text.format(style=head, minutes=" ".join(part for part in (said, between) if part)))
    for number, one in enumerate(style["operations"], 1):
        minutes = say_minutes(one["minutes"]) if one["minutes"] is not None else _("sin medir")
        who = " · ".join(part for part in (one["operator"], say_machine(one["machine"]).lower()) if part)
        click.echo(f"{number:>3}  {one['name']:<32} {minutes:>10}  {who}")
