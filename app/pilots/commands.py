"""The command line of pilots: what there is, who may enter, and the draw made again."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.command_line import CommandLine, json_option, office_file, open_store, print_json, read_date
from app.errors import DataProblem, Problem
from app.i18n import _

if TYPE_CHECKING:
    from app.pilots.drawing import Dealt
    from app.pilots.follow_records import DueFollowUp, FollowedWorkshop
    from app.pilots.records import WholePilot

pilot_argument = click.argument("number", metavar="PILOT", type=click.IntRange(1, 10**9))


@click.group("pilot", cls=CommandLine)
def pilots() -> None:
    """Los pilotos: lo que se prueba con unos talleres primero, para ver si sirve."""


@pilots.command("list")
@office_file
@json_option
def pilot_list(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Listar los pilotos de la oficina, el más nuevo primero."""
    from app.pilots.queries import list_pilots, read_whole_pilot
    from app.pilots.shapes import PILOT
    from app.pilots.words import STATE_WORDS, say_workshops
    from app.shapes import shape

    with open_store(file, passphrase_file) as store:
        found = [read_whole_pilot(store, one.id) for one in list_pilots(store)]
    if as_json:
        print_json(
            [
                shape(one.pilot, PILOT)
                | {"state": one.state, "workshops": len(one.entrants), "draws": len(one.draws)}
                for one in found
            ]
        )
        return
    for one in found:
        said = " · ".join((one.pilot.name, STATE_WORDS[one.state], say_workshops(len(one.entrants))))
        click.echo(f"{one.pilot.number:3}  {said}")


@pilots.command("show")
@office_file
@pilot_argument
@click.option("--date", "day", help=_("A quién toca medir ese día, como 2026-11-24; si falta, hoy."))
@json_option
def pilot_show(file: Path, passphrase_file: Path | None, number: int, day: str | None, as_json: bool) -> None:
    """Mostrar un piloto entero: el plan, los grupos, quién entró, los sorteos y qué fue de cada taller."""
    from app.pilots.follow_queries import list_due, list_followed
    from app.pilots.queries import find_pilot, read_whole_pilot

    today = read_date(day).isoformat()
    with open_store(file, passphrase_file) as store:
        whole = read_whole_pilot(store, find_pilot(store, number).id)
        followed = {one.id: one for one in list_followed(store, whole.pilot.id, today=today)}
        due = list_due(store, whole.pilot.id, today=today)
    if as_json:
        print_json(_shape_pilot(whole, followed, due))
    else:
        _say_pilot(whole, due, today)


def _shape_pilot(
    whole: "WholePilot", followed: Mapping[int, "FollowedWorkshop"], due: Sequence["DueFollowUp"]
) -> dict[str, Any]:
    from app.pilots.shapes import ARM, DRAW, DUE, ENTRANT, FOLLOW, LISTED, MEASURED, OUTCOME, PILOT, PLAN
    from app.shapes import shape, shapes

    arm_of = whole.arm_of
    follow_of = {one.workshop_id: one for one in whole.follows}
    return {
        **shape(whole.pilot, f"{PILOT} {PLAN}"),
        **{name: getattr(whole.pilot, name).split() for name in LISTED},
        "state": whole.state,
        "arms": shapes(whole.arms, ARM),
        "outcomes": shapes(whole.outcomes, OUTCOME),
        "entrants": [
            shape(one, ENTRANT)
            | {"arm": arm_of[one.workshop_id].place if one.workshop_id in arm_of else None}
            | shape(follow_of.get(one.workshop_id), FOLLOW)
            | shape(followed.get(one.workshop_id), MEASURED)
            for one in whole.entrants
        ],
        "draws": shapes(whole.draws, DRAW),
        "due": [shape(one, DUE) | {"missing": [each.code for each in one.missing]} for one in due],
    }


def _say_pilot(whole: "WholePilot", due: Sequence["DueFollowUp"], today: str) -> None:
    from app.pilots.follow_words import say_due
    from app.pilots.words import (
        COMPARISON_WORDS,
        LAYOUT_WORDS,
        LEFT_WORDS,
        ROLE_WORDS,
        STATE_WORDS,
        TOOK_WORDS,
        say_hash,
        say_workshops,
    )

    pilot, arm_of = whole.pilot, whole.arm_of
    follow_of = {one.workshop_id: one for one in whole.follows}
    click.echo(f"{pilot.number}  {pilot.name} · {STATE_WORDS[whole.state]}")
    if pilot.question:
        click.echo(pilot.question)
    click.echo(f"{COMPARISON_WORDS[pilot.comparison]}, {LAYOUT_WORDS[pilot.layout]}")
    for outcome in whole.outcomes:
        click.echo(f"{ROLE_WORDS[outcome.role]}: {outcome.measure}")
    for draw in whole.draws:
        words = _("sorteo {number}: semilla {seed}, huella {hash}").format(
            number=draw.number, seed=draw.seed, hash=say_hash(draw.result_hash)
        )
        click.echo(f"{words} · {draw.reason}" if draw.reason else words)
    click.echo(say_workshops(len(whole.entrants)))
    for one in whole.entrants:
        parts = [one.workshop, arm_of[one.workshop_id].name if one.workshop_id in arm_of else ""]
        if follow := follow_of.get(one.workshop_id):
            parts += [TOOK_WORDS[follow.took] if follow.took else ""]
            parts += [LEFT_WORDS[follow.left_why] if follow.left_why else ""]
        click.echo(f"{one.code}  {' · '.join(filter(None, parts))}")
    if due:
        click.echo(_("A quién toca medir:"))
    for late in due:
        click.echo(f"{late.code}  {late.name} · {say_due(late, today)}")


@pilots.command("bank")
@office_file
@click.option("--date", "day", help=_("Con lo que se medía hasta ese día, como 2026-11-24; si falta, hoy."))
@json_option
def pilot_bank(file: Path, passphrase_file: Path | None, day: str | None, as_json: bool) -> None:
    """Comparar los pilotos: qué se preguntó, qué se ve de cada resultado principal, qué se decidió y a qué costo."""
    from app.claims.bank import read_bank, shape_bank_line
    from app.claims.lists import say_bank_line

    with open_store(file, passphrase_file) as store:
        lines = read_bank(store, today=read_date(day))
    if as_json:
        print_json([shape_bank_line(one) for one in lines])
        return
    for one in lines:
        click.echo(say_bank_line(one))


@pilots.command("candidates")
@office_file
@pilot_argument
@json_option
def pilot_candidates(file: Path, passphrase_file: Path | None, number: int, as_json: bool) -> None:
    """Listar quién puede entrar hoy en un piloto, y por qué no los demás."""
    from app.pilots.queries import find_pilot, list_candidates
    from app.pilots.shapes import CANDIDATE
    from app.pilots.words import OUT_WORDS
    from app.shapes import shapes

    with open_store(file, passphrase_file) as store:
        found = list_candidates(store, find_pilot(store, number))
    if as_json:
        print_json(shapes(found, CANDIDATE))
        return
    for one in found:
        click.echo(f"{one.code}  {one.name} · {OUT_WORDS[one.out] if one.out else _('puede entrar')}")


@pilots.command("measures")
@office_file
@json_option
def pilot_measures(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Listar lo que un piloto puede mirar, con su unidad."""
    from app.pilots.measures import list_measures
    from app.pilots.shapes import MEASURE
    from app.shapes import shapes

    with open_store(file, passphrase_file) as store:
        found = list_measures(store)
    if as_json:
        print_json(shapes(found, MEASURE))
        return
    wide = max(len(one.code) for one in found)
    for one in found:
        click.echo(f"{one.code:{wide}}  {one.title} ({one.unit})")


@click.command("draw")
@office_file
@pilot_argument
@click.option("--seed", help=_("La semilla, solo números; si falta, la del sorteo que ya se hizo."))
@click.option("--record", is_flag=True, help=_("Sortear de verdad: queda en el archivo y no se borra."))
@click.option("--reason", help=_("Por qué se sortea otra vez; va con --record."))
@click.option("--drawn-by", help=_("Quién sorteó o tiró los dados; va con --record."))
@click.option("--witnesses", help=_("Delante de quiénes; va con --record."))
@json_option
def draw(
    file: Path, passphrase_file: Path | None, number: int, seed: str | None, record: bool, reason: str | None,
    drawn_by: str | None, witnesses: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Repetir el sorteo de un piloto, o ver qué saldría con una semilla; solo con --record se sortea de verdad."""
    from app.pilots.draw_operations import record_draw
    from app.pilots.drawing import read_seed
    from app.pilots.queries import find_pilot, read_whole_pilot
    from app.pilots.replaying import deal_again, replay_draws

    if record and seed is None:
        raise click.UsageError(_("--record necesita --seed."))
    if not record and (reason or drawn_by or witnesses):
        raise click.UsageError(_("--reason, --drawn-by y --witnesses van con --record."))
    with open_store(file, passphrase_file, read_only=not record) as store:
        pilot_id = find_pilot(store, number).id
        if record:
            record_draw(
                store,
                pilot_id=pilot_id,
                seed=seed or "",
                reason=reason,
                drawn_by=drawn_by,
                witnesses=witnesses,
            )
        whole = read_whole_pilot(store, pilot_id)
        digits = read_seed(seed) if seed is not None else whole.draw.seed if whole.draw else None
        if digits is None:
            raise DataProblem(_("El piloto todavía no se sorteó; diga una semilla con --seed."))
        of_file = [one for one in replay_draws(store, whole) if one.draw.seed == digits]
    if of_file:
        dealt, same = of_file[-1].dealt, of_file[-1].same
    else:
        dealt, same = deal_again(whole, digits, whole.pilot.balance_most), None
    if as_json:
        print_json(_shape_dealt(whole, digits, dealt, same))
    else:
        _say_dealt(whole, digits, dealt, same)
    if same is False:
        raise Problem(_("Lo que está en el archivo no es lo que da su semilla; no se fíe de ese sorteo."))


def _shape_dealt(whole: "WholePilot", seed: str, dealt: "Dealt", same: bool | None) -> dict[str, Any]:
    from app.pilots.drawing import METHOD, hash_list
    from app.pilots.shapes import ARM
    from app.shapes import shape

    placed = [dealt.arm_of[one.unit] for one in whole.entrants]
    return {
        "pilot": whole.pilot.number,
        "seed": seed,
        "method": METHOD,
        "list_hash": hash_list(whole.entrants),
        "plan_hash": whole.pilot.plan_hash,
        "result_hash": dealt.result_hash,
        "tries": dealt.tries,
        "difference": dealt.difference,
        "recorded": same is not None,
        "same": same,
        "arms": [shape(arm, ARM) | {"count": placed.count(at)} for at, arm in enumerate(whole.arms)],
        "assignments": [
            shape(one, "code unit stratum") | {"arm": whole.arms[at].place, "arm_name": whole.arms[at].name}
            for one, at in zip(whole.entrants, placed, strict=True)
        ],
    }


def _say_dealt(whole: "WholePilot", seed: str, dealt: "Dealt", same: bool | None) -> None:
    from app.pilots.words import say_hash

    for one in whole.entrants:
        click.echo(f"{one.code}  {whole.arms[dealt.arm_of[one.unit]].name}")
    click.echo(_("semilla {seed} · huella {hash}").format(seed=seed, hash=say_hash(dealt.result_hash)))
    if same is None:
        click.echo(_("Solo se mostró qué saldría; no quedó en el archivo."))
    elif same:
        click.echo(_("Es lo que está en el archivo: el sorteo se repite igual."))
