"""The command line of claims."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import check_target, json_option, office_file, open_store, print_json, read_date
from app.errors import FileProblem
from app.i18n import _, ngettext

if TYPE_CHECKING:
    from app.claims.records import PilotFinding, PilotReport


@click.command("claims")
@office_file
@click.argument("pilot", type=click.IntRange(1, 10**9))
@click.option("--date", "day", help=_("Con lo que se medía hasta ese día, como 2026-11-24; si falta, hoy."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Todas las tablas en un libro de Excel (.xlsx)."),
)
@json_option
def claims(
    file: Path, passphrase_file: Path | None, pilot: int, day: str | None, out: Path | None, as_json: bool
) -> None:
    """Lo que se puede decir de un piloto y lo que no, y por qué."""
    from app.claims.queries import read_pilot_report
    from app.claims.shapes import shape_report
    from app.pilots.measures import list_measures
    from app.pilots.queries import find_pilot

    if out is not None and as_json:
        raise click.UsageError(_("Elija --out o --json, no los dos."))
    if out is not None:
        _check_book(out, file)
    with open_store(file, passphrase_file) as store:
        report = read_pilot_report(store, find_pilot(store, pilot).id, today=read_date(day))
        titles = {one.code: one.title for one in list_measures(store)}
    if out is not None:
        _write_book(report, titles, out)
    elif as_json:
        print_json(shape_report(report))
    else:
        _say_report(report)


def _check_book(out: Path, file: Path) -> None:
    check_target(out, file)
    if out.suffix.casefold() != ".xlsx":
        raise FileProblem(
            _("«{name}» tiene que terminar en .xlsx: son varias tablas; cambie el nombre.").format(
                name=out.name
            )
        )


def _write_book(report: "PilotReport", titles: dict[str, str], out: Path) -> None:
    from app.claims.claim_sheets import claim_sheets
    from app.lists.sheets import write_workbook

    sheets = claim_sheets(report, titles)
    write_workbook(sheets, out)
    click.echo(
        ngettext("{count} hoja en «{name}».", "{count} hojas en «{name}».", len(sheets)).format(
            count=len(sheets), name=out.name
        )
    )


def _say_report(report: "PilotReport") -> None:
    from app.claims.way_words import say_expected
    from app.pilots.words import say_pilot

    click.echo(f"{say_pilot(report.pilot.number)} · {report.pilot.name}")
    for said in say_expected(report):
        click.echo(said)
    parts = (
        (_("Lo que dice el plan"), report.findings + report.families),
        (_("Todos los que empezaron, juntos"), report.pooled),
        (_("Subgrupos del plan"), report.subgroups),
        (_("Exploratorio: sirve para preguntar, no para afirmar"), report.exploratory),
    )
    for title, findings in parts:
        if findings:
            click.echo(f"\n{title}")
        for one in findings:
            _say_one(one)


def _say_one(one: "PilotFinding") -> None:
    from app.claims.sentences import say_before, say_finding, say_numbers
    from app.claims.words import DOUBT_WORDS, STATE_WORDS

    said = "; ".join([STATE_WORDS[one.state], *(DOUBT_WORDS[code] for code in one.doubts)])
    numbers = say_numbers(one)
    click.echo(f"- {say_finding(one)}\n  {said}" + (f" · {numbers}" if numbers else ""))
    if before := say_before(one):
        click.echo(f"  {before}")
