"""The command line of formalizing."""

from datetime import date
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
    passphrase_option,
    print_json,
    read_date,
    workshop_option,
)
from app.i18n import _, format_money

if TYPE_CHECKING:
    from app.formalization.account_records import Account
    from app.formalization.records import Ladder, Statute, Step

optional_file = click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
date_option = click.option("--date", "day", help=_("El día del hecho, como 2026-11-24; si no, hoy."))


@click.command("statutes")
@optional_file
@passphrase_option
@date_option
@json_option
def statutes(file: Path | None, passphrase_file: Path | None, day: str | None, as_json: bool) -> None:
    """Listar las cifras legales que rigen un día; con FILE, también las de la oficina."""
    from app.formalization.lists import statutes_list
    from app.formalization.queries import read_statutes
    from app.formalization.statutes import load_statutes

    chosen = read_date(day).isoformat()
    rows = load_statutes()
    if file is not None:
        with open_store(file, passphrase_file) as store:
            rows = read_statutes(store)
    found = _in_force(rows, chosen)
    kind = statutes_list(chosen)
    if as_json:
        print_json(kind.shapes(found))
        return
    for row in found:
        click.echo(kind.told(row))


@click.command("import-statutes")
@office_file
@file_argument("update")
@dry_run_option
@json_option
def import_statutes(
    file: Path, update: Path, passphrase_file: Path | None, dry_run: bool, as_json: bool
) -> None:
    """Traer a la oficina las cifras de un archivo de actualización (TOML)."""
    from app.formalization.office_operations import import_update
    from app.formalization.queries import compare_update
    from app.formalization.shapes import shape_change
    from app.formalization.updates import read_update

    read = read_update(update)
    with open_store(file, passphrase_file, read_only=dry_run) as store:
        changes = compare_update(store, read)
        if not dry_run:
            import_update(store, update=read)
    if as_json:
        print_json(
            {
                "sha256": read.digest,
                "issued_on": read.issued_on,
                "issued_by": read.issued_by,
                "dry_run": dry_run,
                "changes": [shape_change(one, date.today().isoformat()) for one in changes],
            }
        )
        return
    click.echo(f"{read.issued_by}, {read.issued_on}  ·  SHA-256 {read.digest}")
    for one in changes:
        click.echo(one.words)


@click.command("steps")
@optional_file
@passphrase_option
@click.option("--district", help=_("Código del distrito (INE), como 0915."))
@json_option
def steps(file: Path | None, passphrase_file: Path | None, district: str | None, as_json: bool) -> None:
    """Listar los pasos de formalización; con FILE, como los cambió la oficina."""
    from app.formalization.queries import read_steps
    from app.formalization.shapes import STEP
    from app.formalization.steps import load_steps, steps_of
    from app.registry.territories import list_districts
    from app.shapes import shapes

    if district is not None and district not in {one.code for one in list_districts()}:
        raise click.UsageError(_("No hay un distrito con el código «{code}».").format(code=district))
    found = steps_of(load_steps(), district)
    if file is not None:
        with open_store(file, passphrase_file) as store:
            found = read_steps(store, district)
    if as_json:
        print_json(shapes(found, STEP))
        return
    for step in found:
        click.echo(_say_step(step))


@click.command("ladder")
@office_file
@workshop_option
@date_option
@json_option
def ladder(file: Path, passphrase_file: Path | None, code: str, day: str | None, as_json: bool) -> None:
    """Mostrar las dos escaleras de un taller, y el próximo paso de cada una."""
    from app.formalization.ladder_queries import read_ladder
    from app.formalization.shapes import shape_ladder
    from app.registry.queries import read_workshop

    with open_store(file, passphrase_file) as store:
        workshop = read_workshop(store, find_workshop_id(store, code))
        found = read_ladder(store, workshop.id, today=read_date(day).isoformat())
    if as_json:
        print_json(shape_ladder(found, workshop.code))
    else:
        _print_ladder(found)


@click.command("formalization-cost")
@office_file
@workshop_option
@date_option
@click.option(
    "--use-latest/--only-known",
    default=True,
    help=_(
        "Donde la cifra de ese día no se conoce, usar la última conocida como piso (lo usual), o no calcular."
    ),
)
@json_option
def formalization_cost(
    file: Path,
    passphrase_file: Path | None,
    code: str,
    day: str | None,
    use_latest: bool,
    as_json: bool,
) -> None:
    """Calcular cuánto cuesta formalizar a las personas de un taller."""
    from app.formalization.queries import read_account
    from app.formalization.shapes import shape_account
    from app.registry.queries import read_workshop

    with open_store(file, passphrase_file) as store:
        workshop = read_workshop(store, find_workshop_id(store, code))
        found = read_account(store, workshop.id, day=read_date(day).isoformat(), use_latest=use_latest)
    if as_json:
        print_json(shape_account(found, workshop.code))
    else:
        _print_account(found)


def _in_force(rows: "tuple[Statute, ...]", day: str) -> "list[Statute]":
    """The row of each figure that holds on the day."""
    from app.formalization.statutes import statute_on

    keys = dict.fromkeys((row.code, row.category) for row in rows)
    found = (statute_on(rows, code, day, category) for code, category in keys)
    return [row for row in found if row is not None]


def _say_step(step: "Step") -> str:
    from app.formalization.words import show_step_cost, show_time

    parts = (step.code, step.title, step.body or "", show_step_cost(step), show_time(step))
    return "  ·  ".join(part for part in parts if part)


def _print_ladder(found: "Ladder") -> None:
    from app.formalization.words import LADDER_WORDS, STATUS_WORDS

    for side, states, following in (
        ("business", found.business, found.next_business),
        ("jobs", found.jobs, found.next_jobs),
    ):
        click.echo(LADDER_WORDS[side])
        for state in states:
            word = STATUS_WORDS[state.shown]
            parts = (f"{state.progress:4.0%}", word, state.step.title, state.reason)
            click.echo("  " + "  ·  ".join(part for part in parts if part))
        if following is not None:
            text = _("Próximo paso: {title} ({reason})")
            click.echo(text.format(title=following.state.step.title, reason=following.reason))


def _print_account(found: "Account") -> None:
    from app.formalization.account_words import (
        say_floor,
        say_headline,
        say_left_over,
        say_people,
    )
    from app.formalization.words import DISCLAIMER

    for person in found.persons:
        name = f"{person.line.count} × {person.line.name}"
        if not person.computed:
            click.echo(f"{name}  ·  {person.refused}")
            continue
        click.echo(
            f"{name}  ·  {format_money(person.today_month or 0)} → {format_money(person.formal_month or 0)}"
        )
    click.echo(say_headline(found) or _("No se calculó a nadie; vea por qué arriba."))
    for one in (*say_floor(found), say_people(found), say_left_over(found)):
        if one:
            click.echo(one)
    for one in found.missing:
        click.echo(_("No se calculó: {what}").format(what=one))
    click.echo(_(DISCLAIMER))
