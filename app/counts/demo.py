"""The demo's counts: the workshops whose garments were measured, one over a year and two over half of one.

It throws dice of its own, so that what the other parts throw stays. After the line of
the first was shared out anew its efficiency rises for good, one day is very bad, and the rest is noise.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from app.counts.operations import add_promise
from app.demo.making import Making
from app.demo.parts import DemoPart
from app.production.queries import all_standards, list_operators
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.writer import Writer

SUNDAY = 6
MOST_WORKSHOPS = 3
USUAL_PEOPLE = 5
REBALANCED = 70  # days before the demo's today: the line was shared out anew
DEFECTS = ("stitch", "skipped", "stain", "thread", "missing")
CAUSES = ("no_work", "no_work", "machine", "power", "no_material")


class DemoFloor(NamedTuple):
    """How a workshop of the demo works: its efficiency before and after, since when it counts."""

    before: float
    after: float
    days: int
    right: float


FLOORS = (
    DemoFloor(0.55, 0.66, 360, 0.91),
    DemoFloor(0.48, 0.48, 180, 0.86),
    DemoFloor(0.60, 0.60, 180, 0.94),
)
# To whom, how many, promised so many days ago, delivered so many days later (None: not yet), how many.
PROMISES = (
    ("Escuela San Blas", 120, 160, 0, 120),
    ("Uniformes Guarania S.R.L.", 300, 118, -1, 300),
    ("Comercial Itá", 80, 90, 4, 80),
    ("Uniformes Guarania S.R.L.", 260, 55, 0, 260),
    ("Escuela San Blas", 150, 21, 0, 138),
    ("Uniformes Guarania S.R.L.", 320, 6, -1, 320),
    ("Comercial Itá", 90, -12, None, None),
)


def tell_counts(making: Making) -> None:
    """A sheet a week, keyed in, of each workshop whose garment was measured."""
    measured = sorted(all_standards(making.store).items())
    own = [(workshop, known[0]) for workshop, known in measured if known and known[0].complete]
    for place, (workshop, standard) in enumerate(own[:MOST_WORKSHOPS]):
        dice = Random(making.today.toordinal() * 10 + place)
        with making.store.change(Label("work_day.imported", count=FLOORS[place].days)) as writer:
            _count(writer, making, dice, workshop, FLOORS[place], (standard.style_id, standard.minutes))
        _promise(making, workshop, place)


def _work_days(today: date, back: int) -> Iterator[date]:
    for ago in range(back, 0, -1):
        day = today - timedelta(days=ago)
        if day.weekday() != SUNDAY:
            yield day


def _count(
    writer: Writer, making: Making, dice: Random, workshop: int, floor: DemoFloor, garment: tuple[int, float]
) -> None:
    sewing = len(list_operators(making.store, workshop)) or USUAL_PEOPLE
    days: list[dict[str, Value]] = []
    pieces: list[int] = []
    changed = making.days_ago(REBALANCED)
    bad = making.days_ago(40)
    for day in _work_days(making.today, floor.days):
        absent = int(dice.random() < 0.14)
        hours = 5 if day.weekday() == SUNDAY - 1 else 8
        share = (floor.after if day >= changed else floor.before) + dice.gauss(0, 0.035)
        if day == bad:
            share *= 0.5  # no light half the day
        made = max(1, round((sewing - absent) * hours * 60 * share / garment[1]))
        pieces.append(made)
        days.append(
            {
                "workshop_id": workshop,
                "worked_on": day.isoformat(),
                "people": sewing - absent,
                "absent": absent,
                "minutes_each": hours * 60,
                "inspected": made,
                "right_first_time": round(made * min(1.0, max(0.6, dice.gauss(floor.right, 0.03)))),
                "wip": dice.randint(2, 4) * sewing,
                "origin": "notebook",
            }
        )
    rows = writer.insert_many("work_day", days)
    writer.insert_many(
        "day_output",
        [
            {"work_day_id": row, "style_id": garment[0], "pieces": made}
            for row, made in zip(rows, pieces, strict=True)
        ],
    )
    _note_troubles(writer, dice, rows, days)


def _note_troubles(writer: Writer, dice: Random, rows: list[int], days: list[dict[str, Value]]) -> None:
    defects: list[dict[str, Value]] = []
    stops: list[dict[str, Value]] = []
    for row, day in zip(rows, days, strict=True):
        wrong = int(str(day["inspected"])) - int(str(day["right_first_time"]))
        if wrong:
            first = dice.randint(0, wrong)
            for kind, count in zip(dice.sample(DEFECTS, 2), (first, wrong - first), strict=True):
                if count:
                    defects.append({"work_day_id": row, "kind": kind, "count": count})
        if dice.random() < 0.7:
            minutes = dice.randrange(10, 65, 5)
            stops.append({"work_day_id": row, "cause": dice.choice(CAUSES), "minutes": minutes})
    writer.insert_many("defect_count", defects)
    writer.insert_many("stoppage", stops)


def _promise(making: Making, workshop: int, place: int) -> None:
    for customer, quantity, ago, later, delivered in PROMISES[place:]:
        promised = making.days_ago(ago + 3 * place)
        came = None if later is None else (promised + timedelta(days=later)).isoformat()
        add_promise(
            making.store,
            workshop_id=workshop,
            customer=customer,
            what="guardapolvos",
            quantity=quantity,
            promised_on=promised.isoformat(),
            delivered_on=came,
            delivered=delivered,
        )


DEMO = (DemoPart(Label("work_day.imported", count=300), tell_counts, order=62),)
