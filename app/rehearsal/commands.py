"""The command line of rehearsing a pilot."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import json_option, office_file, open_store, print_json
from app.i18n import _
from app.rehearsal.records import DRAWS

if TYPE_CHECKING:
    from app.rehearsal.records import PowerCurve, Rehearsal, RehearsalPlan


@click.command("rehearse")
@office_file
@click.argument("number", metavar="PILOT", type=click.IntRange(1, 10**9))
@click.option("--measure", help=_("Qué resultado del plan; si falta, el primero de los principales."))
@click.option(
    "--draws",
    type=click.IntRange(100, 100_000),
    default=DRAWS,
    show_default=True,
    help=_("Cuántas veces se ensaya."),
)
@click.option(
    "--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help=_("Semilla del ensayo.")
)
@json_option
def rehearse_pilot(
    file: Path, passphrase_file: Path | None, number: int, measure: str | None, draws: int, seed: int,
    as_json: bool,
) -> None:  # fmt: skip
    """Ensayar un piloto con su misma lista: qué efecto se vería, y cuántas veces (PILOT: «hilvan pilot list»)."""
    from app.pilots.queries import find_pilot
    from app.rehearsal.queries import read_rehearsal_plan
    from app.rehearsal.shapes import EXPECTED, FORESIGHT, REHEARSAL, WAY
    from app.rehearsal.simulating import rehearse
    from app.shapes import shape, shapes

    today = date.today().isoformat()
    with open_store(file, passphrase_file) as store:
        plan = read_rehearsal_plan(store, find_pilot(store, number).id, measure, today=today)
    found = rehearse(plan, draws=draws, seed=seed)
    seen = found.foresight
    if as_json:
        print_json(
            {
                "pilot": number,
                "unasked": plan.unasked,
                "expected": shape(plan.expected, EXPECTED) | {"known": len(plan.expected.values)},
                **shape(seen, FORESIGHT),
                "ways": shapes(seen.ways, WAY),
                "rehearsal": shape(found, REHEARSAL)
                | {"curves": [_shape_curve(found, one) for one in found.curves]},
            }
        )
    else:
        _say(plan, found)


def _shape_curve(found: "Rehearsal", one: "PowerCurve") -> dict[str, object]:
    from app.rehearsal.shapes import CURVE
    from app.shapes import shape

    return shape(one, CURVE) | {"smallest_seen": found.smallest_seen(one.follow_ups)}


def _say(plan: "RehearsalPlan", found: "Rehearsal") -> None:
    from app.rehearsal import words

    rounds, seen = plan.expected.follow_ups, found.foresight
    counted = found.counted(plan.expected)
    lines = [
        plan.expected.title,
        words.say_seen(found, plan),
        words.say_often(seen, plan, found),
        words.say_each(seen, plan),
        words.say_diluted(counted, plan),
        words.say_for_least(counted, plan),
        words.say_ways_head(seen, plan, rehearsed=True) if seen.ways else "",
        *words.say_ways(seen, plan),
        *(words.say_power(found, plan, one.follow_ups) for one in found.curves),
        words.say_false_positives(found, rounds),
        words.say_coverage(found, rounds),
        words.say_rehearsed(found, plan.expected),
        *words.say_supposed(plan),
    ]
    for line in filter(None, lines):
        click.echo(line)
