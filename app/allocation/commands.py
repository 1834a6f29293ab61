"""The command line of sharing orders."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from app.command_line import json_option, open_store, passphrase_option, print_json, row_number
from app.i18n import _, format_number, ngettext
from app.numbers import write_number

problem_option = click.option(
    "--problem",
    "problem_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Un problema en JSON (docs/cli.md), sin oficina."),
)


@click.command("allocate")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@passphrase_option
@problem_option
@click.option("--order", "number", type=row_number, help=_("Número del pedido de la oficina."))
@click.option(
    "--option",
    type=click.Choice(["cheapest", "fairest", "fewest", "safest"]),
    help=_("Una sola manera de repartirlo; sin esto, las cuatro."),
)
@click.option(
    "--with-steps/--only-able",
    default=None,
    help=_("Contar o no a los que pueden recién con algunos pasos; sin esto, si los otros no alcanzan."),
)
@click.option(
    "--seconds",
    type=click.IntRange(1, 3600),
    help=_("Cuánto puede buscar la respuesta a un problema; sin esto, 2."),
)
@json_option
def allocate(
    file: Path | None, passphrase_file: Path | None, problem_file: Path | None, number: int | None,
    option: str | None, with_steps: bool | None, seconds: int | None, as_json: bool,
) -> None:  # fmt: skip
    """Repartir un pedido de la oficina, o los de un problema, entre talleres: cuánto hace cada uno."""
    of_office = (file, number, option, with_steps)
    if problem_file is not None and all(one is None for one in of_office):
        _allocate_problem(problem_file, seconds, as_json)
    elif problem_file is None and file is not None and number is not None and seconds is None:
        _allocate_order(file, passphrase_file, number, option, with_steps, as_json)
    else:
        raise click.UsageError(
            _(
                "Indique la oficina con --order (y --option o --with-steps, si quiere), o un problema con --problem (y --seconds)."
            )
        )


def _allocate_problem(problem_file: Path, seconds: int | None, as_json: bool) -> None:
    from app.allocation.problem_file import read_sharing_file
    from app.allocation.shapes import shape_sharing
    from app.allocation.solving import SECONDS, share_orders

    read = read_sharing_file(problem_file)
    _say_passed_over(read.passed_over)
    answer = share_orders(read.problem, seconds=seconds or SECONDS)
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
            gap=write_number(100 * answer.gap, 2),
            seconds=write_number(answer.seconds, 1),
        )
    )


def _allocate_order(
    file: Path, passphrase_file: Path | None, number: int, option: str | None,
    with_steps: bool | None, as_json: bool,
) -> None:  # fmt: skip
    from app.allocation.option_words import (
        OPTION_TITLES,
        say_all_or_missing,
        say_cost,
        say_late,
        say_late_range,
    )
    from app.allocation.options import OPTIONS
    from app.allocation.shapes import shape_options
    from app.allocation.task_queries import read_sharing
    from app.capability.words import say_workshops
    from app.valuechain.queries import find_order_numbered

    wanted = (option,) if option else OPTIONS
    with open_store(file, passphrase_file) as store:
        order = find_order_numbered(store, number)
        found = read_sharing(store, order.id, date.today().isoformat(), wanted, with_steps)
    if as_json:
        print_json(shape_options(found))
        return
    names = {one.workshop_id: one for one in found.task.makers}
    for code, plan in found.plans.items():
        parts = (
            say_workshops(len(plan.quantities)),
            _("tarde {pieces}").format(pieces=say_late(plan.late)),
            say_late_range(plan.late),
            say_cost(plan),
            say_all_or_missing(plan, order.quantity),
        )
        click.echo(f"{OPTION_TITLES[code]}: {' · '.join(part for part in parts if part)}")
        for workshop, pieces in sorted(plan.quantities.items(), key=lambda pair: -pair[1]):
            click.echo(f"  {format_number(pieces):>7}  {names[workshop].code}  {names[workshop].name}")


@click.command("flexibility")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@passphrase_option
@problem_option
@click.option("--cluster", help=_("Código o nombre del territorio."))
@json_option
def flexibility(
    file: Path | None, passphrase_file: Path | None, problem_file: Path | None, cluster: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Medir cuánto de una demanda incierta puede atender un clúster (o un problema), y qué sumaría más."""
    if problem_file is not None and file is None and cluster is None:
        _measure_problem(problem_file, as_json)
    elif problem_file is None and file is not None and cluster:
        _measure_cluster(file, passphrase_file, cluster, as_json)
    else:
        raise click.UsageError(_("Indique la oficina con --cluster, o un problema con --problem."))


def _measure_problem(problem_file: Path, as_json: bool) -> None:
    from app.allocation.flexibility import measure_flexibility
    from app.allocation.problem_file import read_flexibility_file
    from app.allocation.shapes import FLEXIBILITY
    from app.shapes import shape

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
        click.echo(f"{write_number(value, 1):>12}  {title}")


def _measure_cluster(file: Path, passphrase_file: Path | None, cluster: str, as_json: bool) -> None:
    from app.allocation.potential_queries import read_potential
    from app.allocation.potential_words import (
        explain_addition,
        say_addition,
        say_gain,
        say_no_links,
        say_only,
        say_potential,
        say_unknown,
    )
    from app.allocation.shapes import shape_potential
    from app.registry.queries import find_cluster_named

    with open_store(file, passphrase_file) as store:
        asked = find_cluster_named(store, cluster)
        found = read_potential(store, asked.id, today=date.today().isoformat())
    if as_json:
        print_json(shape_potential(asked.code, found))
        return
    click.echo(say_potential(found))
    for addition in found.additions:
        click.echo(f"{say_addition(addition)}: {say_gain(addition)}")
        if because := explain_addition(addition):
            click.echo(f"  {because}")
    if not found.additions:
        click.echo(say_no_links(found))
    for one in found.only:
        click.echo(f"{one.name}: {say_only(one)}")
    if unknown := say_unknown(found):
        click.echo(unknown)


def _say_passed_over(keys: Iterable[str]) -> None:
    names: list[Any] = list(dict.fromkeys(keys))
    if names:
        shown = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
        click.echo(_("No se usa: {names}").format(names=shown), err=True)
