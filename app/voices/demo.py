"""The demo's thirty leaves and its owners' slips: one hearing, closed. It throws dice of its own."""

import tomllib
from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from app.demo.making import Making
from app.demo.parts import DemoPart
from app.paths import resource_path
from app.registry.queries import find_cluster_named
from app.storage.labels import Label
from app.voices.leaf_file import find_leaf
from app.voices.operations import add_pile, close_hearing, start_hearing
from app.voices.records import NO_ANSWER, OWNERS, WORKERS, Given, LeafQuestion

_MONTHS_AGO = 2
_IN_ALL = 100


def hear_workers(making: Making) -> None:
    """Leaves of one larger workshop and of several small ones of a cluster, two months ago."""
    told = tomllib.loads(resource_path("demo", "voices.toml").read_text(encoding="utf-8"))
    dice, store = making.own_dice("voices"), making.store
    cluster = find_cluster_named(store, told["cluster"]).id
    hearing = start_hearing(store, cluster_id=cluster, month=_month_before(making.today, _MONTHS_AGO))
    one, every = told["of_one_workshop"], told["workers"]
    workers = [_leaf(dice, find_leaf().questions, told["said_by_workers"]) for _leaf_of in range(every)]
    owners = [
        _leaf(dice, find_leaf().asked_of(OWNERS), told["said_by_owners"]) for _slip in range(told["owners"])
    ]
    largest = _largest(making, cluster)
    add_pile(store, hearing_id=hearing, speaker=WORKERS, leaves=workers[:one], workshop_id=largest)
    add_pile(store, hearing_id=hearing, speaker=WORKERS, leaves=workers[one:])
    add_pile(store, hearing_id=hearing, speaker=OWNERS, leaves=owners)
    close_hearing(store, hearing_id=hearing)


def _leaf(dice: Random, questions: tuple[LeafQuestion, ...], shares: Mapping[str, Any]) -> Given:
    given = {}
    for one in questions:
        said: dict[str, int] = shares[one.code]
        codes, weights = [*said, NO_ANSWER], [*said.values(), _IN_ALL - sum(said.values())]
        given[one.code] = dice.choices(codes, weights)[0]
    return given


def _month_before(today: date, months: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return f"{year}-{month + 1:02d}"


def _largest(making: Making, cluster: int) -> int:
    """The workshop of the cluster with the most people."""
    sql = (
        "SELECT w.id FROM workshop w LEFT JOIN headcount h ON h.workshop_id = w.id AND h.deleted = 0 "
        "WHERE w.cluster_id = ? AND w.deleted = 0 GROUP BY w.id ORDER BY sum(h.count) DESC, w.id LIMIT 1"
    )
    found: int = making.store.value(sql, (cluster,))
    return found


DEMO = (DemoPart(Label("hearing.all_told"), hear_workers, order=99),)
