"""The demo's counts: of the workshops that were measured, the same in every making."""

from datetime import date
from random import Random
from types import SimpleNamespace
from typing import Any

from app.counts.demo import MOST_WORKSHOPS, PROMISES, tell_counts
from app.counts.measures import BY_CODE, make_series
from app.counts.queries import all_paces, list_days, list_promises, read_pace
from app.production.operations import add_operation, add_style
from app.production.study_operations import record_study
from app.registry.operations import add_workshop
from app.storage.store import Store

TODAY = date(2026, 11, 24)


def measure(store: Store, workshop: int) -> None:
    style = add_style(store, workshop_id=workshop, name="Guardapolvo")
    one = add_operation(store, style_id=style, name="Unir hombros")
    record_study(
        store,
        style_id=style,
        studied_on="2026-01-15",
        cycles={one: [(600.0, None), (620.0, None), (610.0, None)]},
    )


def make(store: Store) -> None:
    making: Any = SimpleNamespace(
        store=store,
        today=TODAY,
        random=Random(1),
        days_ago=lambda days: date.fromordinal(TODAY.toordinal() - days),
    )
    tell_counts(making)


def test_three_measured_workshops_are_counted_and_the_line_shows(store: Store, workshop: int) -> None:
    workshops = [workshop, *(add_workshop(store, name=f"Taller {number}") for number in range(4))]
    for one in workshops[:-1]:
        measure(store, one)
    make(store)
    paces = all_paces(store, since="2025-11-01", until=TODAY.isoformat())
    assert len(paces) == MOST_WORKSHOPS
    first = min(paces)
    series = make_series(list_days(store, first), BY_CODE["efficiency"])
    assert len(series.places) == 308
    assert len(series.stages) == 2
    assert "antes 5" in series.said[0]
    assert len(list_promises(store, first)) == len(PROMISES)
    pace = read_pace(store, first, since="2026-08-25", until=TODAY.isoformat())
    assert pace is not None
    assert pace.on_time is not None
    assert (pace.on_time.kept, pace.on_time.due) == (2, 4)


def test_without_a_measured_garment_nothing_is_invented(store: Store, workshop: int) -> None:
    make(store)
    assert all_paces(store, since="2020-01-01", until=TODAY.isoformat()) == {}
