"""An office with a pilot of sixteen workshops, drawn today and measured a year later."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.figures.operations import record_figure
from app.pilots.draw_operations import record_draw
from app.pilots.operations import (
    add_pilot,
    fix_list,
    fix_plan,
    note_follow,
    record_pilot_consent,
    set_outcome,
)
from app.pilots.queries import read_whole_pilot
from app.registry.operations import add_cluster, add_workshop
from app.storage.labels import Label
from app.storage.store import Store
from tests.made_office import new_office

TODAY = date.today()
BEFORE = (f"{TODAY.year - 1}-01-01", f"{TODAY.year - 1}-01-31")
OUTPUT = "figure.output_month"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = new_office(tmp_path / "pilotos.hilvan")
    yield office
    office.close()


@pytest.fixture
def pilot(store: Store) -> int:
    """Sixteen workshops, drawn today; each made a hundred garments a month and some more."""
    cluster = add_cluster(store, code="YAG", name="Yaguarón")
    shops = [add_workshop(store, name=f"Taller {number}", cluster_id=cluster) for number in range(16)]
    made = add_pilot(store, name="Costos", strata="cluster")
    record_pilot_consent(store, pilot_id=made, workshop_ids=shops, granted=True, decided_on=TODAY.isoformat())
    set_outcome(store, pilot_id=made, measure=OUTPUT, role="primary")
    set_outcome(store, pilot_id=made, measure="figure.sales_month", role="secondary")
    for number, shop in enumerate(shops):
        note_figure(store, shop, 100 + number, BEFORE)
    fix_list(store, pilot_id=made)
    fix_plan(store, pilot_id=made)
    return made


def note_figure(store: Store, shop: int, value: int, period: tuple[str, str], origin: str = "said") -> None:
    record_figure(
        store, workshop_id=shop, kind="output_month", value=value, origin=origin, period_from=period[0],
        period_to=period[1],
    )  # fmt: skip


@pytest.fixture
def measured(store: Store, pilot: int) -> date:
    """The same a year later: who started first makes fifty garments more. Returns that day."""
    record_draw(store, pilot_id=pilot, seed="41625")
    later = TODAY.replace(year=TODAY.year + 1, day=1)
    whole = read_whole_pilot(store, pilot)
    for number, one in enumerate(whole.entrants):
        treated = whole.arm_of[one.workshop_id].treated
        change = 50 * treated + number % 3
        period = (later.replace(day=1).isoformat(), later.replace(day=28).isoformat())
        with store.change(Label("figure.recorded", kind="output_month", workshop="")) as writer:
            writer.insert(
                "figure", workshop_id=one.workshop_id, kind="output_month", value=100 + number + change,
                origin="said", period_from=period[0], period_to=period[1],
            )  # fmt: skip
        note_follow(store, pilot_id=pilot, workshop_id=one.workshop_id, took="whole" if treated else "none")
    return later.replace(day=28)
