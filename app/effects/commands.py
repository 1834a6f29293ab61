"""The command line of effects: on any table, without an office."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import file_argument, json_option, print_json
from app.effects.records import DRAWS, METHODS, EffectQuestion, PowerPlan
from app.i18n import _, ngettext
from app.numbers import write_number

if TYPE_CHECKING:
    from app.effects.records import EffectEstimate

NEEDED = {"ancova": ("baseline",), "did": ("period",), "late": ("instrument",)}
OPTIONS = {"baseline": "--baseline", "period": "--period", "instrument": "--instrument-for"}
SHOWN_DIGITS = 4


@click.command("effect")
@file_argument("table")
@click.option("--outcome", required=True, help=_("Columna del resultado."))
@click.option("--treatment", required=True, help=_("Columna de quién recibió: dos valores, como 0 y 1."))
@click.option("--baseline", help=_("Columna del resultado antes de empezar."))
@click.option("--strata", help=_("Columna de los estratos dentro de los que se sorteó."))
@click.option("--pair", help=_("Columna de las parejas dentro de las que se sorteó."))
@click.option("--cluster", help=_("Columna de los conglomerados, como la asociación."))
@click.option("--covariates", help=_("Columnas que se agregan como controles, con comas: edad,zona."))
@click.option(
    "--instrument-for", help=_("Lo recibido y lo que se sorteó u ofreció, como curso=invitada (D=Z).")
)
@click.option("--period", help=_("Columna del período; el primero es antes."))
@click.option("--unit", help=_("Columna de la unidad que se ve antes y después."))
@click.option("--method", type=click.Choice(METHODS), help=_("Cómo se estima; si falta, según las columnas."))
@click.option(
    "--draws",
    type=click.IntRange(1, 1_000_000),
    default=DRAWS,
    show_default=True,
    help=_("Cuántos sorteos o signos, si no se miran todos."),
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**63 - 1),
    default=0,
    show_default=True,
    help=_("Semilla de los sorteos."),
)
@json_option
def effect(
    table: Path, covariates: str | None, instrument_for: str | None, method: str | None, as_json: bool,
    **columns: str | int | None,
) -> None:  # fmt: skip
    """El efecto de un tratamiento en cualquier tabla (csv, xlsx o dta), con lo que los números permiten decir."""
    from app.effects.estimating import estimate_effect
    from app.effects.shapes import EFFECT
    from app.effects.study_rows import wanted_columns
    from app.effects.table_reading import read_columns
    from app.shapes import shape, shapes

    taken, instrument = _read_instrument(instrument_for)
    names = tuple(name.strip() for name in (covariates or "").split(",") if name.strip())
    question = EffectQuestion(
        **columns,  # type: ignore[arg-type]
        covariates=names,
        taken=taken,
        instrument=instrument,
        method=method or _method_for(columns, instrument),
    )
    for name in NEEDED.get(question.method, ()):
        if not getattr(question, name):
            raise click.UsageError(
                _("El método «{method}» necesita {option}.").format(
                    method=question.method, option=OPTIONS[name]
                )
            )
    if taken and question.treatment not in (taken, instrument):
        raise click.UsageError(_("En --instrument-for una de las dos columnas es la de --treatment."))
    found = estimate_effect(read_columns(table, wanted_columns(question)), question)
    if as_json:
        by_period = None if found.by_period is None else shapes(found.by_period, "period estimate se")
        print_json(shape(found, EFFECT) | {"by_period": by_period})
    else:
        _say_effect(found)


def _read_instrument(text: str | None) -> tuple[str | None, str | None]:
    """The two columns of D=Z. Raises `click.UsageError`."""
    if text is None:
        return None, None
    taken, sign, instrument = (part.strip() for part in text.partition("="))
    if not (taken and sign and instrument) or taken == instrument:
        raise click.UsageError(_("Escriba --instrument-for como recibido=ofrecido."))
    return taken, instrument


def _method_for(columns: dict[str, str | int | None], instrument: str | None) -> str:
    if instrument:
        return "late"
    if columns["period"]:
        return "did"
    return "ancova" if columns["baseline"] else "difference"


def _say_effect(found: "EffectEstimate") -> None:
    from app.effects.words import ESTIMATE_WORDS, METHOD_WORDS, WARNING_WORDS

    def said(value: float | None) -> str:
        return "—" if value is None else write_number(value, SHOWN_DIGITS)

    lines = [
        (ESTIMATE_WORDS.get(found.method) or METHOD_WORDS[found.method], said(found.estimate)),
        (_("error"), f"{said(found.se)} ({found.se_kind})" if found.se is not None else "—"),
        (_("intervalo del 95 %"), f"{said(found.ci_low)} … {said(found.ci_high)}"),
        (_("p"), said(found.p)),
        (_("filas, tratadas"), f"{found.n}, {'—' if found.n_treated is None else found.n_treated}"),
    ]
    if found.p_randomization is not None:
        lines.insert(4, (_("p del sorteo repetido"), f"{said(found.p_randomization)} ({found.draws})"))
    if found.bounds is not None:
        lines.insert(0, (METHOD_WORDS[found.method], f"{said(found.bounds[0])} … {said(found.bounds[1])}"))
    if found.first_stage_f is not None:
        lines.append((_("F de la primera etapa"), said(found.first_stage_f)))
    if found.mde_80 is not None:
        lines.append((_("se vería desde"), said(found.mde_80)))
    wide = max(len(name) for name, _value in lines)
    for name, value in lines:
        click.echo(f"{name:{wide}}  {value}")
    for code in found.warnings:
        click.echo(_("aviso: {words}").format(words=WARNING_WORDS[code]))


@click.command("sharpen")
@file_argument("table")
@json_option
def sharpen(table: Path, as_json: bool) -> None:
    """Los valores q de una columna «p»: cuántos efectos de una familia pueden ser casualidad."""
    from app.effects.families import read_p_values, sharpen_family
    from app.effects.table_reading import read_columns

    p_values = read_p_values("p", read_columns(table, ["p"])["p"])
    found = sharpen_family(p_values)
    if as_json:
        print_json(found._asdict())
        return
    for row in zip(p_values, *found, strict=True):
        click.echo("  ".join(f"{'—' if one is None else write_number(one, SHOWN_DIGITS):>7}" for one in row))


@click.command("power")
@click.option("--effect", "wanted", help=_("Efecto que se quiere ver, en desvíos estándar."))
@click.option(
    "--n", "count", type=click.IntRange(4, 10**9), help=_("Cuántos talleres hay, en los dos grupos.")
)
@click.option("--power", "chance", default="0.8", show_default=True, help=_("Con qué probabilidad se vería."))
@click.option(
    "--alpha", default="0.05", show_default=True, help=_("Probabilidad de ver un efecto que no hay.")
)
@click.option("--rounds", type=click.IntRange(1, 100), default=1, show_default=True, help=_("Seguimientos."))
@click.option(
    "--correlation",
    help=_("Correlación del resultado entre rondas; con ella se cuenta el punto de partida."),
)
@click.option("--drop-out", default="0", show_default=True, help=_("Parte que se irá, como 0.1."))
@json_option
def power(
    wanted: str | None, count: int | None, chance: str, alpha: str, rounds: int,
    correlation: str | None, drop_out: str, as_json: bool,
) -> None:  # fmt: skip
    """Cuántos talleres hacen falta para ver un efecto, o qué efecto se vería con los que hay."""
    from app.effects.power import count_per_arm, smallest_effect

    if (wanted is None) == (count is None):
        raise click.UsageError(_("Diga --effect o --n, uno de los dos."))
    if rounds > 1 and correlation is None:
        raise click.UsageError(_("Con más de un seguimiento hace falta --correlation."))
    plan = PowerPlan(
        _read_number("--power", chance, 0.05, 0.999),
        _read_number("--alpha", alpha, 0.0001, 0.5),
        rounds,
        None if correlation is None else _read_number("--correlation", correlation, 0, 0.999),
        _read_number("--drop-out", drop_out, 0, 0.95),
    )
    if plan.power <= plan.alpha:
        raise click.UsageError(_("--power tiene que ser mayor que --alpha."))
    if count is not None:
        per_arm, mde = count / 2, smallest_effect(plan, count)
        per_arm = int(per_arm) if per_arm.is_integer() else per_arm
    else:
        per_arm = count_per_arm(plan, _read_number("--effect", (wanted or "").lstrip("-"), 0.001, 100))
        mde = smallest_effect(plan, 2 * per_arm)
    if as_json:
        print_json({"n_per_arm": per_arm, "mde": mde})
        return
    click.echo(
        ngettext(
            "Con {count} taller en cada grupo se ve un efecto desde {effect} desvíos estándar.",
            "Con {count} talleres en cada grupo se ve un efecto desde {effect} desvíos estándar.",
            round(per_arm),
        ).format(count=write_number(per_arm, 1), effect=write_number(mde, 2))
    )


def _read_number(option: str, text: str, least: float, most: float) -> float:
    """A number between two, with a point or a comma. Raises `click.UsageError`."""
    plain = text.strip().replace(",", ".")
    if re.fullmatch(r"\d*\.?\d+", plain, re.ASCII) and least <= float(plain) <= most:
        return float(plain)
    raise click.UsageError(
        _("{option} va de {least} a {most}, como 0.5.").format(
            option=option, least=f"{least:g}", most=f"{most:g}"
        )
    )
