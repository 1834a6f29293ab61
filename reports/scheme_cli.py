"""The command of a proposed scheme: its result as text, as JSON, and as two pages for a ministry."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import check_target, file_argument, json_option, office_file, open_store, print_json
from app.days import FACT, check_day
from app.i18n import _
from app.shapes import Shape, shape

if TYPE_CHECKING:
    from app.evidence.scheme_records import Between, SchemeResult

SCHEME = "name issued_by issued_on worker employer state base base_share floor_share largest_people kinds only_uninsured state_months first_day last_day sales_share source|none note|none"
COUNTS = "day cluster|none workshops with_pay people not_told age_unknown"
STATUTE = "code category|none title value unit valid_from norm source confidence state"


@click.command("scheme")
@office_file
@file_argument("scheme_file")
@click.option("--date", "day", help=_("Con la ley de qué día; si falta, hoy."))
@click.option("--cluster", help=_("Solo los talleres de un territorio, por su código o su nombre."))
@click.option(
    "--out",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("El papel de dos páginas, un PDF."),
)
@json_option
def scheme(
    file: Path, passphrase_file: Path | None, scheme_file: Path, day: str | None, cluster: str | None,
    target: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Qué significaría otro seguro social (SCHEME.toml) sobre lo que los talleres dijeron que pagan."""
    from app.evidence.scheme_file import read_scheme
    from app.evidence.scheme_queries import read_scheme_result
    from app.registry.queries import find_cluster_named, read_office

    proposal = read_scheme(scheme_file)
    today = date.today()
    if target is not None:
        check_target(target, file)
    with open_store(file, passphrase_file) as store:
        where = find_cluster_named(store, cluster).name if cluster else None
        on = check_day(day, FACT) if day else today.isoformat()
        result = read_scheme_result(store, proposal, day=on, cluster=where)
        if target is not None:
            from app.handing_out import handing_out
            from reports.kit.page import write_document
            from reports.scheme_paper import build_scheme_paper

            section = build_scheme_paper(result, read_office(store), printed_on=today)
            with handing_out(target) as partial:
                write_document(partial, [section], title=proposal.name)
    if as_json:
        print_json(shape_scheme(result))
    else:
        _say(result)


def shape_scheme(result: "SchemeResult") -> Shape:
    """The result as JSON; null is hidden, or not said in the proposal."""

    def between(one: "Between | None") -> Shape | None:
        return None if one is None else {"low": one.low, "high": one.high}

    return {
        "state": "propuesta",
        "scheme": {**shape(result.scheme, SCHEME), "kinds": list(result.scheme.kinds)},
        **shape(result, COUNTS),
        "covered": between(result.covered),
        "left_out": [{"why": one.why, "people": one.people} for one in result.left_out],
        **{
            name: {side: between(getattr(result, name).get(side)) for side in ("worker", "employer", "state")}
            for name in ("law", "paid", "proposed")
        },
        "state_year": between(result.state_year),
        "state_whole": between(result.state_whole),
        "law_sales": dict(result.law_sales),
        "proposed_sales": dict(result.proposed_sales),
        "statutes": [shape(one, STATUTE) for one in result.statutes],
        "expired": [one.code for one in result.expired],
    }


def _say(result: "SchemeResult") -> None:
    from app.evidence.scheme_words import SALES_WORDS, SIDE_WORDS, say_amount, say_people, say_safe, say_where

    click.echo(_("{name}: propuesta, no es ley").format(name=result.scheme.name))
    click.echo(say_where(result))
    click.echo(_("Personas a las que llegaría: {people}.").format(people=say_people(result.covered)))
    for side, word in SIDE_WORDS.items():
        click.echo(
            _("{side}, por mes: la ley pide {law}; hoy se paga {paid}; con la propuesta {proposed}").format(
                side=word, law=say_amount(result.law.get(side), "—"), paid=say_amount(result.paid.get(side), "—"),
                proposed=say_amount(result.proposed[side]),
            )
        )  # fmt: skip
    for code, word in SALES_WORDS.items():
        click.echo(f"{say_safe(result.proposed_sales[code]):>14}  {word}")
