"""The command line of ties: on any list of them, without an office."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.command_line import file_argument, json_option, print_json
from app.i18n import _
from app.numbers import write_number
from app.ties.records import PERMUTATIONS, NetworkQuestion

if TYPE_CHECKING:
    from app.ties.records import NetworkAnswer

SHOWN_DIGITS = 4
table_option = click.Path(path_type=Path, dir_okay=False)


@click.command("network")
@file_argument("edges")
@click.option("--nodes", type=table_option, help=_("Tabla de quiénes hay, con la columna «node»."))
@click.option("--group", help=_("Columna de esa tabla que dice el grupo de cada quien."))
@click.option("--answered", help=_("Columna de esa tabla que dice con sí o no quién contestó."))
@click.option("--against", type=table_option, help=_("Otra tabla de lazos, para ver si van juntas."))
@click.option("--control", type=table_option, help=_("Una tercera tabla de lazos, que se tiene a igual."))
@click.option(
    "--permutations",
    type=click.IntRange(1, 1_000_000),
    default=PERMUTATIONS,
    show_default=True,
    help=_("Cuántas veces se reparte de nuevo a la suerte."),
)
@click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help=_("Semilla de la suerte.")
)
@click.option(
    "--directed", is_flag=True, help=_("El lazo va de «source» a «target»; sin esto es de los dos.")
)
@click.option("--weighted", is_flag=True, help=_("La columna «weight» dice la fuerza de cada lazo."))
@json_option
def network(as_json: bool, **asked: Any) -> None:
    """Cómo se sostiene un grupo por sus lazos, en cualquier tabla de «source» y «target» (csv, xlsx o dta)."""
    from app.ties.analysing import analyse_tables

    question = NetworkQuestion(**asked)
    for option in ("group", "answered"):
        if getattr(question, option) and question.nodes is None:
            raise click.UsageError(
                _("--{option} es una columna de --nodes; diga esa tabla.").format(option=option)
            )
    if question.control is not None and question.against is None:
        raise click.UsageError(_("--control necesita --against: es lo que se tiene a igual entre los dos."))
    answer = analyse_tables(question)
    if as_json:
        print_json(shape_network(answer, question))
    else:
        _say_network(answer)


def shape_network(answer: "NetworkAnswer", question: NetworkQuestion) -> dict[str, Any]:
    """The whole answer as JSON has it; what was not asked is null."""
    from app.shapes import shape, shapes
    from app.ties.sentences import find_in_network
    from app.ties.shapes import COEFFICIENT, CORRELATION, COVERAGE, FINDING, MEASURES, MIXING, ROWS

    regression = answer.regression
    return (
        shape(answer.measures, MEASURES)
        | shape(answer.network, ROWS)
        | shape(answer.coverage, COVERAGE)
        | shape(answer.mixing, MIXING)
        | shape(answer.correlation, CORRELATION)
        | {
            "mrqap": None
            if regression is None
            else {
                "against": shape(regression.against, COEFFICIENT),
                "control": shape(regression.control, COEFFICIENT),
                "r_squared": regression.r_squared,
            },
            "permutations": question.permutations,
            "seed": question.seed,
            "findings": shapes(find_in_network(answer), FINDING),
            "warnings": list(answer.warnings),
        }
    )


def _say_network(answer: "NetworkAnswer") -> None:
    from app.ties.sentences import find_in_network
    from app.ties.words import MEASURE_WORDS, WARNING_WORDS

    def said(value: float | None) -> str:
        return "—" if value is None else write_number(value, SHOWN_DIGITS)

    lines = [(words, said(getattr(answer.measures, name))) for name, words in MEASURE_WORDS.items()]
    if not answer.network.directed:
        lines.pop()
    if answer.mixing is not None:
        lines.append((_("índice E-I, p"), f"{said(answer.mixing.ei_index)}, {said(answer.mixing.p)}"))
    if answer.correlation is not None:
        lines.append((_("correlación QAP, p"), f"{said(answer.correlation.r)}, {said(answer.correlation.p)}"))
        lines.append((_("lazos en común (Jaccard)"), said(answer.correlation.jaccard)))
    if answer.regression is not None:
        for words, one in (
            (_("MRQAP de la otra tabla, p"), answer.regression.against),
            (_("MRQAP del control, p"), answer.regression.control),
        ):
            lines.append((words, f"{said(one.coefficient)}, {said(one.p)}"))
    wide = max(len(name) for name, _value in lines)
    for name, value in lines:
        click.echo(f"{name:{wide}}  {value}")
    for finding in find_in_network(answer):
        click.echo(f"- {finding.sentence}")
    for code, count in answer.warnings.items():
        click.echo(_("aviso: {words}").format(words=f"{WARNING_WORDS[code]} ({count})"))
