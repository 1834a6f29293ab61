"""The command line of sharing orders."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from app.command_line import json_option, print_json
from app.i18n import _, format_number, ngettext

SECONDS = 2.0
problem_option = click.option(
    "--problem",
    "problem_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Un problema en JSON (docs/cli.md), sin oficina."),
)


@click.command("allocate")
@problem_option
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, 3600),
    default=SECONDS,
    show_default=True,
    help=_("Cuánto puede buscar."),
)
@json_option
def allocate(problem_file: Path | None, seconds: float, as_json: bool) -> None:
    """Repartir pedidos entre talleres: cuánto hace cada uno."""
    from app.allocation.problem_file import read_sharing_file
    from app.allocation.shapes import shape_sharing
    from app.allocation.solving import share_orders
    from app.balancing.line import say_minutes

    if problem_file is None:
        raise click.UsageError(_("Falta --problem."))
    read = read_sharing_file(problem_file)
    _say_passed_over(read.passed_over)
    answer = share_orders(read.problem, seconds=seconds)
    if as_json:
        print_json(shape_sharing(answer, read.order_ids, read.workshop_ids))
        return
    for order, workshop, pieces in answer.assignments:
        click.echo(f"{order}  {workshop}  {format_number(pieces)}")
    for order, pieces in answer.unmet.items():
        click.echo(
            ngettext("{order}: falta {count} prenda", "{order}: faltan {count} prendas", pieces).format(
                order=order, count=format_number(pieces)
            )
        )
    click.echo(
        _("cuesta {cost}; diferencia con lo mejor posible, a lo sumo {gap} %; {seconds} s").format(
            cost=format_number(round(answer.cost)),
            gap=say_minutes(100 * answer.gap, 2),
            seconds=say_minutes(answer.seconds, 1),
        )
    )


@click.command("flexibility")
@problem_option
@json_option
def flexibility(problem_file: Path | None, as_json: bool) -> None:
    """Medir cuánto de una demanda incierta se puede atender, según qué hace cada uno."""
    from app.allocation.flexibility import measure_flexibility
    from app.allocation.problem_file import read_flexibility_file
    from app.allocation.shapes import FLEXIBILITY
    from app.balancing.line import say_minutes
    from app.shapes import shape

    if problem_file is None:
        raise click.UsageError(_("Falta --problem."))
    read = read_flexibility_file(problem_file)
    _say_passed_over(read.passed_over)
    answer = measure_flexibility(read.problem)
    if as_json:
        print_json(shape(answer, FLEXIBILITY))
        return
    for title, value in (
        (_("cada uno con un solo producto"), answer.dedicated),
        (_("como están"), answer.given),
        (_("todos haciendo de todo"), answer.full),
    ):
        click.echo(f"{say_minutes(value, 1):>12}  {title}")


def _say_passed_over(keys: Iterable[str]) -> None:
    names: list[Any] = list(dict.fromkeys(keys))
    if names:
        shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
        click.echo(_("No se usa: {names}").format(names=shown), err=True)
