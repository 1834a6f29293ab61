"""The demo's floors: three workshops measured twice, one of them with its line rebalanced between."""

import tomllib
from datetime import date, timedelta
from random import Random
from typing import Any

from app.demo.making import DemoStory, Making
from app.demo.parts import DemoPart
from app.paths import resource_path
from app.production.operations import add_operation, add_operator, add_style, change_operation
from app.production.records import CLOCK
from app.production.study_operations import record_study
from app.storage.labels import Label
from app.storage.store import Store

SPREAD = 0.055  # how far cycles of one operation lie apart, as a share
CLUSTER = "YAG"
PRODUCT = "guardapolvos"
STRUCK = {2: ("thread", 1.9), 9: ("interrupted", 2.4)}  # by operation, from 0: why, and how long
RATINGS = (100, 95, 105, 100, 100, 105)


def tell_floors(making: Making) -> None:
    """Throws dice of its own, so that what the other parts throw stays."""
    told = tomllib.loads(resource_path("demo", "production.toml").read_text(encoding="utf-8"))
    for number, (story, floor) in enumerate(zip(_stories(making), told["workshop"], strict=False)):
        _measure_twice(making, story, floor, told["operation"], Random(1 + number))


def _stories(making: Making) -> list[DemoStory]:
    """Those of the cluster that sews guardapolvos, who make them or have long been accompanied first."""
    sql = "SELECT 1 FROM product WHERE workshop_id = ? AND name = ? AND deleted = 0"
    own = [one for one in making.stories if one.profile.code == CLUSTER]
    return sorted(own, key=lambda one: making.store.value(sql, (one.workshop, PRODUCT)) is None)


def _measure_twice(
    making: Making, story: DemoStory, floor: dict[str, Any], operations: list[dict[str, Any]], dice: Random
) -> None:
    store = making.store
    people = {
        name: add_operator(store, workshop_id=story.workshop, name=name, skills=skills)
        for name, skills in floor["people"].items()
    }
    style = add_style(
        store,
        workshop_id=story.workshop,
        name="Guardapolvo",
        product=PRODUCT,
        size=floor["size"],
        wanted_per_day=floor["wanted_per_day"],
    )
    ids = _add_operations(store, style, operations, [people[name] for name in floor["who"]])
    who = dict(zip(ids, (people[name] for name in floor["who"]), strict=True))
    for turn, days in enumerate(floor["days_ago"]):
        if turn:
            for number, name in floor.get("then_moved", {}).items():
                who[ids[int(number) - 1]] = people[name]
                change_operation(store, operation_id=ids[int(number) - 1], operator_id=people[name])
        faster = {int(one): share for one, share in floor.get("faster", {}).items()} if turn else {}
        cycles = {
            one: _cycles(dice, told["seconds"] * floor["shares"][turn] * faster.get(at + 1, 1.0), at)
            for at, (one, told) in enumerate(zip(ids, operations, strict=True))
        }
        record_study(
            store,
            style_id=style,
            studied_on=_workday(making.days_ago(days)),
            cycles=cycles,
            ratings={one: RATINGS[at % len(RATINGS)] for at, one in enumerate(ids)},
            operators=who,
            origin=CLOCK,
            notes={ids[2]: floor["note"]} if turn else {},
        )


def _add_operations(store: Store, style: int, operations: list[dict[str, Any]], who: list[int]) -> list[int]:
    ids: list[int] = []
    for one, operator in zip(operations, who, strict=True):
        ids.append(
            add_operation(
                store,
                style_id=style,
                name=one["name"],
                machine=one["machine"],
                operator_id=operator,
                starts=one.get("starts"),
                ends=one.get("ends"),
                after=[ids[before - 1] for before in one["after"]],
            )
        )
    return ids


def _cycles(dice: Random, seconds: float, at: int) -> list[tuple[float, str | None]]:
    cycles: list[tuple[float, str | None]] = [
        (round(max(1.0, dice.gauss(seconds, seconds * SPREAD)), 1), None) for _time in range(6 + at % 3)
    ]
    if at in STRUCK:
        why, longer = STRUCK[at]
        cycles.insert(3, (round(seconds * longer, 1), why))
    return cycles


def _workday(day: date) -> str:
    while day.weekday() > 4:  # nobody sews on Saturday afternoons and Sundays
        day -= timedelta(days=1)
    return day.isoformat()


DEMO = (DemoPart(Label("time_study.all_noted"), tell_floors, order=61),)
