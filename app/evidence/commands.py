"""The command line of evidence: data that name nobody, and the permission for them."""

from pathlib import Path

import click

from app.command_line import (
    dry_run_option,
    json_option,
    office_file,
    open_store,
    print_json,
    read_period,
)
from app.errors import DataProblem
from app.evidence.words import FORMATS
from app.i18n import _
from app.registry.permission_commands import permission_command


@click.command("anonymous")
@office_file
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(FORMATS),
    help=_("En qué formato; se puede repetir. Si falta, csv."),
)  # fmt: skip
@click.option("--given-to", help=_("A quién se entrega; queda escrito en la oficina."))
@dry_run_option
@json_option
def anonymous(
    file: Path, passphrase_file: Path | None, folder: Path, formats: tuple[str, ...], given_to: str | None,
    dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Datos que no nombran a nadie, de los talleres que lo permiten: una fila por taller y ronda."""
    from app.evidence.making import make_anonymous
    from app.evidence.operations import save_anonymous
    from app.evidence.risk_words import risk_lines
    from app.evidence.shapes import shape_data

    with open_store(file, passphrase_file, read_only=dry_run) as store:
        data = make_anonymous(store)
        made: tuple[Path, ...] = ()
        if not dry_run:
            made = save_anonymous(
                store, data=data, folder=folder, formats=formats or ("csv",), given_to=given_to
            )
    if as_json:
        print_json(shape_data(data, made) | {"dry_run": dry_run})
        return
    for line in risk_lines(data.report):
        click.echo(line)
    for one in made:
        click.echo(str(one))


anonymous_consent = permission_command(
    "anonymous-consent",
    _(
        "Anotar si un taller permite que sus datos salgan sin su nombre; sin talleres, leer qué se le pregunta."
    ),
    permission="app.evidence.words:DATA_PERMISSION",
    record="app.evidence.operations:record_data_consent",
)


@click.command("evidence")
@office_file
@click.option("--from", "first_day", required=True, help=_("Primer día, como 2026-01-01."))
@click.option("--to", "last_day", required=True, help=_("Último día."))
@json_option
def evidence(file: Path, passphrase_file: Path | None, first_day: str, last_day: str, as_json: bool) -> None:
    """Qué dicen los datos de la oficina de cada meta de política pública; lo de menos de cinco no se muestra."""
    from app.evidence.evidence_queries import read_evidence_report
    from app.evidence.policy_words import TOO_FEW_TO_REPORT, limits, say_value
    from app.evidence.shapes import shape_evidence

    period = read_period(first_day, last_day)
    assert period is not None
    with open_store(file, passphrase_file) as store:
        report = read_evidence_report(store, period)
    if as_json:
        print_json(shape_evidence(report) | {"limits": list(limits(report))})
        return
    if not report.workshops:
        raise DataProblem(_(TOO_FEW_TO_REPORT))
    for policy in report.policies:
        click.echo(policy.title)
        for goal in policy.goals:
            click.echo(f"  {goal.code}: {goal.wording or _('no tenemos su texto')}")
            for code in goal.indicators if report.values else ():
                found = report.values[code]
                click.echo(f"    {say_value(found.value, found.unit):>12}  {found.title}")
