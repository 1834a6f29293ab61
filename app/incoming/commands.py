"""The command line of what comes in: lists of associations, answered visits, counts, orders."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    dry_run_option,
    file_argument,
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    print_issues,
    print_json,
    workshop_option,
)
from app.i18n import _, ngettext

if TYPE_CHECKING:
    from app.incoming.visits import VisitsReport


@click.command("import-workshops")
@office_file
@file_argument("book")
@click.option("--sheet", help=_("Hoja del libro; sin ella se busca la que tiene la lista."))
@dry_run_option
@json_option
def import_workshops(
    file: Path,
    passphrase_file: Path | None,
    book: Path,
    sheet: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Importar la lista de una asociación (Excel o CSV), como está."""
    from app.incoming.operations import import_workshops as carry_out
    from app.incoming.plan import plan_import, report_of
    from app.incoming.shapes import shape_import

    with open_store(file, passphrase_file, read_only=dry_run) as store:
        plan = plan_import(store, book, sheet=sheet)
        report = report_of(plan, plan.workshops) if dry_run else carry_out(store, plan=plan)
    if as_json:
        print_json(shape_import(report))
        return
    added = ngettext("{count} agregado", "{count} agregados", report.added)
    updated = ngettext("{count} cambiado", "{count} cambiados", report.updated)
    counts = (
        added.format(count=report.added),
        updated.format(count=report.updated),
        _("{count} sin cambios").format(count=report.unchanged),
    )
    click.echo(", ".join(counts))
    print_issues(report)
    for row, other in report.possible_duplicates:
        click.echo(_("fila {row}: puede ser el mismo taller que {other}").format(row=row, other=other))


@click.command("import-visits")
@office_file
@file_argument("book")
@click.option("--update", is_flag=True, help=_("Cambiar también las visitas corregidas en el servidor."))
@click.option("--with-rejected", is_flag=True, help=_("Traer también las rechazadas en el servidor."))
@dry_run_option
@json_option
def import_visits(
    file: Path,
    passphrase_file: Path | None,
    book: Path,
    update: bool,
    with_rejected: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Importar las visitas respondidas en Kobo u ODK."""
    from app.incoming import visits
    from app.incoming.shapes import shape_visits

    with open_store(file, passphrase_file, read_only=dry_run) as store:
        report = visits.import_visits(
            store, book=book, dry_run=dry_run, update=update, with_rejected=with_rejected
        )
    if as_json:
        print_json(shape_visits(report))
        return
    added = ngettext("{count} visita agregada", "{count} visitas agregadas", report.added)
    there = ngettext("{count} que ya estaba", "{count} que ya estaban", report.unchanged)
    click.echo(f"{added.format(count=report.added)}, {there.format(count=report.unchanged)}")
    for line in _say_choices(report):
        click.echo(line)
    print_issues(report)
    for column in report.unknown_columns:
        click.echo(_("columna desconocida: {column}").format(column=column))


def _say_choices(report: "VisitsReport") -> Iterator[str]:
    """What was left as it is, and how to have it otherwise."""
    if report.updated:
        text = ngettext("{count} visita actualizada", "{count} visitas actualizadas", report.updated)
        yield text.format(count=report.updated)
    if report.edited:
        yield ngettext(
            "{count} corregida en el servidor no se cambió acá; para traer el cambio, repita con --update",
            "{count} corregidas en el servidor no se cambiaron acá; para traer los cambios, repita con --update",
            report.edited,
        ).format(count=report.edited)
    if report.left_out:
        yield ngettext(
            "{count} rechazada en el servidor no entró; para traerla igual, repita con --with-rejected",
            "{count} rechazadas en el servidor no entraron; para traerlas igual, repita con --with-rejected",
            report.left_out,
        ).format(count=report.left_out)


@click.command("import-counts")
@office_file
@file_argument("book")
@workshop_option
@click.option("--sheet", help=_("Hoja del libro; sin ella se busca la que tiene la lista."))
@dry_run_option
@json_option
def import_counts(
    file: Path,
    passphrase_file: Path | None,
    book: Path,
    code: str,
    sheet: str | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Importar el conteo de un taller (Excel o CSV), como está."""
    from app.incoming.count_operations import import_counts as carry_out
    from app.incoming.count_plan import plan_counts, report_counts
    from app.incoming.shapes import shape_counts

    with open_store(file, passphrase_file, read_only=dry_run) as store:
        plan = plan_counts(store, book, workshop_id=find_workshop_id(store, code), sheet=sheet)
        report = report_counts(plan) if dry_run else carry_out(store, plan=plan)
    if as_json:
        print_json(shape_counts(report))
        return
    told = (
        ngettext("{count} día agregado", "{count} días agregados", report.added).format(count=report.added),
        ngettext("{count} cambiado", "{count} cambiados", report.updated).format(count=report.updated),
        _("{count} sin cambios").format(count=report.unchanged),
    )
    click.echo(", ".join(told))
    print_issues(report)


@click.command("import-orders")
@office_file
@file_argument("book")
@click.option("--anchor", default="", help=_("De qué empresa son los pedidos, si la lista no lo dice."))
@dry_run_option
@json_option
def import_orders(
    file: Path, passphrase_file: Path | None, book: Path, anchor: str, dry_run: bool, as_json: bool
) -> None:
    """Traer una lista de pedidos de empresas ancla (Excel o CSV)."""
    from app.incoming.order_operations import import_orders as carry_out
    from app.incoming.orders import plan_orders, say_why
    from app.incoming.shapes import shape_orders

    with open_store(file, passphrase_file, read_only=dry_run) as store:
        plan = plan_orders(store, book, anchor=anchor)
        if not dry_run:
            carry_out(store, plan=plan)
    if as_json:
        print_json(shape_orders(plan))
        return
    added, there = len(plan.added), len(plan.orders) - len(plan.added)
    text = ngettext("{count} pedido nuevo", "{count} pedidos nuevos", added).format(count=added)
    click.echo(f"{text}, {ngettext('{count} ya estaba', '{count} ya estaban', there).format(count=there)}")
    for name in plan.new_anchors:
        click.echo(_("empresa nueva: {name}").format(name=name))
    for issue in plan.rejected:
        row = _("fila {row}").format(row=issue.row)
        title = _("no se importó")
        click.echo(f"{title}: {row}, {say_why(issue)}")
    for column in plan.unknown:
        click.echo(_("columna desconocida: {column}").format(column=column))
