"""The command line of rounds and agreement."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    print_json,
    row_number,
    workshop_option,
)
from app.i18n import _

if TYPE_CHECKING:
    from app.diagnosis.change import PartChange, RoundChange
    from app.diagnosis.item_agreement import Agreement
    from app.diagnosis.records import Visit

Shape = dict[str, Any]


@click.command("change", help=_("Qué cambió en un taller entre dos rondas, y si pasa el ruido."))
@office_file
@workshop_option
@click.option("--before", type=row_number, help=_("Número de la ronda de antes."))
@click.option("--after", type=row_number, help=_("Número de la ronda de ahora."))
@json_option
def change_command(
    file: Path, passphrase_file: Path | None, code: str, before: int | None, after: int | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Without numbers: the newest round and the one before it."""
    from app.diagnosis.round_queries import read_change
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
        print_json(_shape_change(code.strip().upper(), then, now, change))
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


def _shape_change(
    code: str, then: "Visit", now: "Visit", change: "RoundChange"
) -> Shape:  # fmt: skip
    from app.diagnosis.change import Fate

    alerts = change.alerts
    return {
        "workshop": code,
        "before": _shape_round(then),
        "after": _shape_round(now),
        "bridge": "file" if change.bridge.written else "texts",
        "dimensions": [_shape_part(part) for part in change.dimensions],
        "sub_indices": [_shape_part(part) for part in change.sub_indices],
        "items": {
            "same": [
                {
                    "item": one.item.code,
                    "before": one.before.level if one.before else None,
                    "after": one.after.level if one.after else None,
                    "step": one.step,
                }
                for one in change.of_fate(Fate.SAME)
            ],
            "changed": [one.item.code for one in change.of_fate(Fate.CHANGED)],
            "new": [one.item.code for one in change.of_fate(Fate.NEW)],
            "dropped": [one.item.code for one in change.of_fate(Fate.DROPPED)],
        },
        "alerts": {
            name: [one.item for one in found]
            for name, found in (
                ("solved", alerts.solved), ("standing", alerts.standing),
                ("new", alerts.new), ("unseen", alerts.unseen),
            )
        },
    }  # fmt: skip


def _shape_round(visit: "Visit") -> Shape:
    return {
        "round": visit.round,
        "date": visit.visited_on,
        "instrument": visit.instrument.code,
        "version": visit.instrument.version,
        "previous_shown": visit.previous_shown,
        "previous_changed_after": visit.previous_changed_after,
    }


def _shape_part(part: "PartChange") -> Shape:
    noise = part.noise
    return {
        "code": part.code,
        "before": part.before,
        "after": part.after,
        "compared": list(part.items),
        "applicable": part.total,
        "verdict": part.verdict.value,
        "index": part.index,
        "noise_points": noise.band if noise else None,
        "noise_basis": noise.basis if noise else None,
    }


@click.command("agreement", help=_("Qué preguntas leen distinto dos personas (segundas miradas)."))
@office_file
@json_option
def agreement_command(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Of the finished second looks of the office."""
    from app.diagnosis.agreement_words import say_agreement, say_coefficient
    from app.diagnosis.instruments import list_instruments
    from app.diagnosis.item_agreement import compare_ratings
    from app.diagnosis.second_look_queries import read_rated_twice

    with open_store(file, passphrase_file) as store:
        pairs = read_rated_twice(store)
    instrument = pairs[-1].second.instrument if pairs else list_instruments()[0]
    agreement = compare_ratings(instrument, pairs)
    if as_json:
        print_json(_shape_agreement(agreement))
        return
    click.echo(say_agreement(agreement))
    for one in agreement.items:
        if one.readings:
            text = _("{code}  iguales {agreed} de {count}, distancia {distance}, kappa {kappa}")
            click.echo(
                text.format(
                    code=one.item.code, agreed=one.agreed, count=len(one.readings),
                    distance=say_coefficient(one.distance), kappa=say_coefficient(one.linear),
                )
            )  # fmt: skip


def _shape_agreement(agreement: "Agreement") -> Shape:
    from app.diagnosis.item_agreement import FEWEST_PAIRS

    return {
        "pairs": len(agreement.pairs),
        "fewest_pairs": FEWEST_PAIRS,
        "items": [
            {
                "item": one.item.code,
                "readings": len(one.readings),
                "levels_in_both": len(one.levels),
                "agreed": one.agreed,
                "distance": one.distance,
                "kappa_linear": one.linear,
                "kappa_linear_interval": one.interval(),
                "kappa_quadratic": one.quadratic,
                "alpha_ordinal": one.alpha,
            }
            for one in agreement.items
        ],
        "totals": [
            {
                "code": one.code or None,
                "pairs": one.pairs,
                "difference": one.difference,
                "icc_2_1": one.icc.random_raters if one.icc else None,
                "icc_3_1": one.icc.fixed_raters if one.icc else None,
            }
            for one in agreement.totals
        ],
    }


COMMANDS: tuple[click.Command, ...] = (change_command, agreement_command)
