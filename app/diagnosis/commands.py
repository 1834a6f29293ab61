"""The command line of the diagnostic: instruments, results, rounds and agreement."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.command_line import (
    CommandLine,
    check_target,
    find_visit,
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    print_json,
    row_number,
    workshop_option,
)
from app.i18n import _, format_day

if TYPE_CHECKING:
    from app.diagnosis.change import RoundChange
    from app.diagnosis.records import Visit


@click.group("instrument", cls=CommandLine)
def instruments() -> None:
    """Los diagnósticos que trae el programa."""


@instruments.command("list")
@json_option
def instrument_list(as_json: bool) -> None:
    """Listar los diagnósticos."""
    from app.diagnosis.instruments import list_instruments
    from app.diagnosis.shapes import shape_instrument

    instruments = list_instruments()
    if as_json:
        print_json([shape_instrument(instrument) for instrument in instruments])
        return
    for one in instruments:
        click.echo(f"{one.code}  {one.title}  ·  {one.version}  ·  {len(one.items)}")


@instruments.command("export")
@click.argument("code")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
def instrument_export(code: str, out: Path) -> None:
    """Escribir un diagnóstico como XLSForm, para Kobo u ODK."""
    from app.diagnosis.instruments import load_instrument
    from app.incoming.xlsform import export_instrument

    check_target(out)
    export_instrument(load_instrument(code), out)
    click.echo(_("Se escribió «{name}».").format(name=out.name))


@instruments.command("study")
@office_file
@json_option
def instrument_study(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Estudiar las preguntas con las visitas de la oficina: tiempo, sin nivel, piso y techo, acuerdo."""
    from app.diagnosis.agreement_words import say_coefficient
    from app.diagnosis.shapes import shape_study
    from app.diagnosis.study_queries import read_studies
    from app.diagnosis.study_words import say_seconds, say_share, say_signs, say_study, say_version

    with open_store(file, passphrase_file) as store:
        studies = read_studies(store)
    if as_json:
        print_json([shape_study(study) for study in studies])
        return
    for study in studies:
        click.echo(say_version(study))
        click.echo(say_study(study))
        for one in study.items:
            text = _("{code}  {seconds}  piso {floor}, techo {ceiling}, kappa {kappa}, resto {rest}  {signs}")
            said = text.format(
                code=one.item.code,
                seconds=say_seconds(one.seconds),
                floor=say_share(one.floor),
                ceiling=say_share(one.ceiling),
                kappa=say_coefficient(one.kappa),
                rest=say_coefficient(one.rest.value if one.rest else None),
                signs=say_signs(one),
            )
            click.echo(said.rstrip())


@click.command("score")
@office_file
@workshop_option
@click.option("--visit", "number", type=row_number, help=_("Número de la visita."))
@json_option
def score(file: Path, passphrase_file: Path | None, code: str, number: int | None, as_json: bool) -> None:
    """Mostrar el resultado de una visita: la pedida o la última terminada."""
    from app.diagnosis.scoring import score_answers
    from app.diagnosis.shapes import shape_score

    with open_store(file, passphrase_file) as store:
        visit = find_visit(store, code, number)
    result = score_answers(visit.instrument, visit.answers)
    if as_json:
        print_json(shape_score(code.strip().upper(), visit, result))
        return
    _print_score(visit, result)


def _print_score(visit: "Visit", result: Any) -> None:

    from app.diagnosis.words import BAND_WORDS

    click.echo(_("Visita {number} del {day}").format(number=visit.round, day=format_day(visit.visited_on)))
    names = {dimension.code: dimension.name for dimension in visit.instrument.dimensions}
    for part in result.dimensions:
        value = "—" if part.score is None else f"{part.score:.0f}"
        click.echo(f"{value:>5}  {names[part.code]} ({BAND_WORDS[part.band]})")
    for alert in result.alerts:
        click.echo(_("Alerta: {text}").format(text=alert.text))


@click.command("change", help=_("Qué cambió en un taller entre dos rondas, y si pasa el ruido."))
@office_file
@workshop_option
@click.option("--before", type=row_number, help=_("Número de la ronda de antes."))
@click.option("--after", type=row_number, help=_("Número de la ronda de ahora."))
@json_option
def change_command(
    file: Path,
    passphrase_file: Path | None,
    code: str,
    before: int | None,
    after: int | None,
    as_json: bool,
) -> None:
    """Without numbers: the newest round and the one before it."""
    from app.diagnosis.round_queries import read_change
    from app.diagnosis.shapes import shape_change
    from app.errors import DataProblem

    with open_store(file, passphrase_file) as store:
        workshop_id = find_workshop_id(store, code)
        rounds = _choose_rounds(store, workshop_id, before, after)
        if rounds is None:
            raise DataProblem(
                _(
                    "El taller {code} no tiene dos rondas terminadas que se puedan comparar así; mire en su página las que tiene."
                ).format(code=code.strip().upper())
            )
        then, now = rounds
        change = read_change(store, then, now)
    if as_json:
        print_json(shape_change(code.strip().upper(), then, now, change))
        return
    _print_change(then, now, change)


def _choose_rounds(
    reader: Any, workshop_id: int, before: int | None, after: int | None
) -> "tuple[Visit, Visit] | None":
    from app.diagnosis.queries import finished_visits
    from app.diagnosis.round_queries import previous_round

    rounds = finished_visits(reader, workshop_id)
    now = next((one for one in rounds if after in (None, one.round)), None)
    if now is None:
        return None
    if before is None:
        then = previous_round(reader, now)
    else:
        then = next((one for one in rounds if one.round == before < now.round), None)
    return None if then is None else (then, now)


def _print_change(then: "Visit", now: "Visit", change: "RoundChange") -> None:
    from app.diagnosis.change_words import VERDICT_WORDS, explain_noise, explain_part, say_short

    click.echo(
        _("Ronda {before} ({then}) y ronda {after} ({now})").format(
            before=then.round, then=then.visited_on, after=now.round, now=now.visited_on
        )
    )
    for part in change.dimensions:
        figures = say_short(part, None)
        words = f"{VERDICT_WORDS[part.verdict]} ({explain_part(part)})"
        click.echo(f"{part.code}  {figures + ': ' if figures else ''}{words}")
    click.echo(explain_noise(change.dimensions))


@click.command("agreement", help=_("Qué preguntas leen distinto dos personas (segundas opiniones)."))
@office_file
@json_option
def agreement_command(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Of the finished second looks of the office."""
    from app.diagnosis.agreement_words import say_agreement, say_coefficient
    from app.diagnosis.instruments import list_instruments
    from app.diagnosis.item_agreement import compare_ratings
    from app.diagnosis.round_queries import read_rated_twice
    from app.diagnosis.shapes import shape_agreement

    with open_store(file, passphrase_file) as store:
        pairs = read_rated_twice(store)
    instrument = pairs[-1].second.instrument if pairs else list_instruments()[0]
    agreement = compare_ratings(instrument, pairs)
    if as_json:
        print_json(shape_agreement(agreement))
        return
    click.echo(say_agreement(agreement))
    for one in agreement.items:
        if one.readings:
            text = _("{code}  iguales {agreed} de {count}, distancia {distance}, kappa {kappa}")
            click.echo(
                text.format(
                    code=one.item.code,
                    agreed=one.agreed,
                    count=len(one.readings),
                    distance=say_coefficient(one.distance),
                    kappa=say_coefficient(one.linear),
                )
            )
