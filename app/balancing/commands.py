"""The command line of the line."""

from pathlib import Path

import click

from app.balancing.exact import SECONDS
from app.command_line import file_argument, json_option, print_json
from app.i18n import _, ngettext
from app.numbers import write_number


@click.command("line-balance")
@file_argument("table")
@click.option("--cycle", required=True, help=_("Minutos que tiene cada puesto por prenda, como 4 o 3,5."))
@click.option(
    "--method",
    type=click.Choice(["exact", "rpw"]),
    default="exact",
    show_default=True,
    help=_("La mejor, comprobada, o la rápida por peso de posición."),
)
@click.option(
    "--seconds",
    type=click.IntRange(1, 3600),
    default=round(SECONDS),
    show_default=True,
    help=_("Cuánto puede buscar la exacta."),
)
@json_option
def line_balance(table: Path, cycle: str, method: str, seconds: int, as_json: bool) -> None:
    """Repartir las operaciones de una tabla (task, time, after) en los menos puestos."""
    from app.balancing.exact import balance_exactly
    from app.balancing.line import make_line
    from app.balancing.line_table import read_line_table
    from app.balancing.positional_weight import balance_by_weight
    from app.balancing.shapes import BALANCE
    from app.shapes import shape

    minutes = _read_cycle(cycle)
    line = make_line(read_line_table(table))
    if method == "exact":
        found = balance_exactly(line, minutes, seconds=seconds)
    else:
        found = balance_by_weight(line, minutes)
    if as_json:
        print_json(shape(found, BALANCE) | {"assignment": [list(names) for names in found.assignment]})
        return
    times = {task.name: task.time for task in line.tasks}
    for number, names in enumerate(found.assignment, 1):
        load = write_number(sum(times[name] for name in names), 3)
        click.echo(f"{number:>3}  {load:>8}  {', '.join(names)}")
    count = ngettext("{count} puesto", "{count} puestos", found.stations).format(count=found.stations)
    proof = (
        _("no se puede con menos")
        if found.optimal
        else ngettext(
            "tal vez alcance {least}: no se pudo comprobar (diferencia {gap} %)",
            "tal vez alcancen {least}: no se pudo comprobar (diferencia {gap} %)",
            found.lower_bound,
        ).format(least=found.lower_bound, gap=write_number(100 * found.gap, 1))
    )
    click.echo(f"{count}; {proof}")


def _read_cycle(text: str) -> float:
    """Minutes, with a point or a comma. Raises `click.UsageError`."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise click.UsageError(_("Escriba los minutos del ciclo como 4 o 3,5.")) from None
