"""The command line of lists that a ministry gives: bring one in, see how much it found, note who allows it."""

from datetime import date
from pathlib import Path

import click

from app.command_line import (
    dry_run_option,
    file_argument,
    json_option,
    office_file,
    open_store,
    print_json,
)
from app.i18n import _
from app.registry.permission_commands import permission_command

SOURCES = ("ips", "employers", "other")


def _read_mapping(columns: tuple[str, ...]) -> dict[str, str]:
    from app.administrative.words import MEANING_WORDS

    mapping = {}
    for text in columns:
        heading, _is, meaning = text.rpartition("=")
        if not heading or meaning not in MEANING_WORDS:
            raise click.BadParameter(
                _("«{text}»: escriba COLUMNA=QUÉ ES, con uno de: {meanings}.").format(
                    text=text, meanings=", ".join(MEANING_WORDS)
                ),
                param_hint="--column",
            )
        mapping[heading.strip()] = meaning
    return mapping


@click.command("administrative")
@office_file
@file_argument("book")
@click.option("--source", type=click.Choice(SOURCES), required=True, help=_("De quién es la lista."))
@click.option("--month", required=True, help=_("De qué mes es, como 2027-03."))
@click.option("--name", help=_("Cómo se llama, si no es del IPS ni del registro de empleadores."))
@click.option("--given-by", help=_("Quién la dio."))
@click.option("--received-on", help=_("Qué día la dieron; si falta, hoy."))
@click.option("--complete/--partial", default=False, help=_("Si tiene a todos: quien no está, no figura."))
@click.option(
    "--digits", type=click.Choice(("as-written", "without-digit", "joined")), default="as-written",
    help=_("Cómo vienen los RUC sin guion: sin su dígito verificador, o con él al final."),
)  # fmt: skip
@click.option(
    "--column", "columns", multiple=True, metavar="HEADING=MEANING",
    help=_("Qué es una columna, si no se la reconoce, como «Identificador=ruc»; se puede repetir."),
)  # fmt: skip
@click.option("--sheet", help=_("Hoja del libro; sin ella se busca la que tiene la lista."))
@dry_run_option
@json_option
def administrative(
    file: Path, passphrase_file: Path | None, book: Path, source: str, month: str, name: str | None,
    given_by: str | None, received_on: str | None, complete: bool, digits: str, columns: tuple[str, ...],
    sheet: str | None, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Traer una lista del IPS o del Ministerio de Trabajo: solo lo de los talleres que lo permiten."""
    from app.administrative.matching import reckon_plan
    from app.administrative.operations import import_administrative
    from app.administrative.planning import plan_administrative
    from app.administrative.rate_words import plan_lines, rate_lines, say_match
    from app.administrative.records import ListFacts
    from app.administrative.shapes import shape_plan

    facts = ListFacts(source, month, name, given_by, received_on or date.today().isoformat(), complete)
    with open_store(file, passphrase_file, read_only=dry_run) as store:
        plan = plan_administrative(
            store, book, facts, sheet=sheet, digits=digits.replace("-", "_"), mapping=_read_mapping(columns)
        )
        if not dry_run:
            plan = import_administrative(store, plan=plan)
    if as_json:
        print_json(shape_plan(plan) | {"dry_run": dry_run})
        return
    for line in (*rate_lines(reckon_plan(plan), complete=complete), *plan_lines(plan)):
        click.echo(line)
    for one in plan.matches:
        click.echo(f"{one.code}  {one.name} · {say_match(one)}")
    for issue in plan.read.unread:
        click.echo(
            _("fila {row}, {column}: {reason}").format(
                row=issue.row, column=issue.column, reason=issue.reason
            )
        )


@click.command("administrative-lists")
@office_file
@click.option(
    "--pilot", "number", type=click.IntRange(1, 10**9),
    help=_("Número del piloto: también cuánto se encontró en cada grupo."),
)  # fmt: skip
@json_option
def administrative_lists(file: Path, passphrase_file: Path | None, number: int | None, as_json: bool) -> None:
    """Las listas que se trajeron, con cuántos talleres se encontraron en cada una."""
    from app.administrative.queries import list_known, list_rates
    from app.administrative.rate_words import say_arm, say_hidden, say_share
    from app.administrative.shapes import shape_known
    from app.administrative.words import say_list
    from app.pilots.queries import find_pilot, read_arm_members

    with open_store(file, passphrase_file) as store:
        arms = read_arm_members(store, find_pilot(store, number).id) if number is not None else {}
        found = [(one, list_rates(store, one.list.id, arms)) for one in list_known(store)]
    if as_json:
        print_json([shape_known(one, rates) for one, rates in found])
        return
    for one, rates in found:
        click.echo(" · ".join(filter(None, (say_list(one.list), say_share(one.rate), say_hidden(one)))))
        for arm in rates:
            click.echo(f"  {say_arm(arm)}")


administrative_consent = permission_command(
    "administrative-consent",
    _("Anotar si un taller permite que se lo busque en listas; sin talleres, leer qué se le pregunta."),
    permission="app.administrative.permission:LIST_PERMISSION",
    record="app.administrative.operations:record_list_consent",
)
