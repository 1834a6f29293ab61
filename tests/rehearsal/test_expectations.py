"""What is expected of a plan is read from the file: the list fixed or of today, its spread, likeness over a year."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import DataProblem
from app.figures.operations import record_figure
from app.pilots.operations import (
    add_pilot,
    change_pilot,
    fix_list,
    fix_plan,
    record_pilot_consent,
    set_arms,
    set_outcome,
)
from app.registry.operations import add_association, add_workshop, set_membership
from app.rehearsal.queries import read_rehearsal_plan
from app.rehearsal.records import RehearsalPlan
from app.rehearsal.simulating import rehearse
from app.rehearsal.smallest import foresee
from app.rehearsal.words import (
    say_diluted,
    say_each,
    say_for_least,
    say_power,
    say_rehearsed,
    say_smallest,
    say_supposed,
    say_ways,
)
from app.storage.store import Store
from tests.made_office import new_office

DAY = "2026-11-20"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Twenty-four workshops with sales of two years, the second about the first."""
    office = new_office(tmp_path / "ensayo.hilvan")
    for number in range(24):
        one = add_workshop(office, name=f"Taller {number}")
        sales = 2_000_000 + 250_000 * number
        for year, more in (("2025", 0), ("2026", 300_000 * (number % 3))):
            record_figure(
                office, workshop_id=one, kind="sales_month", value=sales + more, origin="said",
                period_from=f"{year}-08-01", period_to=f"{year}-08-31",
            )  # fmt: skip
    yield office
    office.close()


@pytest.fixture
def pilot(store: Store) -> int:
    made = add_pilot(store, name="Ventas", layout="plain", take_up=0.85, drop_out=0.1, follow_ups=2)
    everybody = [row[0] for row in store.rows("SELECT id FROM workshop")]
    record_pilot_consent(store, pilot_id=made, workshop_ids=everybody, granted=True, decided_on=DAY)
    set_outcome(store, pilot_id=made, measure="figure.sales_month", role="primary", least_effect=900_000)
    set_outcome(store, pilot_id=made, measure="dhu", role="secondary")
    return made


def read(store: Store, pilot: int, measure: str | None = None) -> RehearsalPlan:
    return read_rehearsal_plan(store, pilot, measure, today=DAY)


def test_the_list_of_today_serves_until_one_is_fixed(store: Store, pilot: int) -> None:
    open_plan = read(store, pilot)
    fix_list(store, pilot_id=pilot)
    fix_plan(store, pilot_id=pilot)
    fixed_plan = read(store, pilot)
    assert len(open_plan.entrants) == len(fixed_plan.entrants) == 24
    assert open_plan.expected.values == fixed_plan.expected.values
    expected = fixed_plan.expected
    assert (expected.take_up, expected.drop_out, expected.follow_ups) == (0.85, 0.1, 2)
    assert expected.spread == pytest.approx(1_800_000, rel=0.05)
    assert (expected.measured_twice, expected.supposed) == (24, ())
    assert 0.9 < expected.correlation <= 0.95


def test_it_is_rehearsed_before_anybody_is_asked(store: Store, pilot: int) -> None:
    other = add_pilot(store, name="Otro", layout="plain")
    set_outcome(store, pilot_id=other, measure="figure.sales_month", role="primary")
    first, second = (row[0] for row in store.rows("SELECT id FROM workshop ORDER BY id LIMIT 2"))
    record_pilot_consent(store, pilot_id=other, workshop_ids=[first], granted=False, decided_on=DAY)
    record_pilot_consent(store, pilot_id=other, workshop_ids=[second], granted=True, decided_on=DAY)
    plan = read(store, other)
    assert (len(plan.entrants), plan.unasked, read(store, pilot).unasked) == (23, 22, 0)
    assert "22 talleres: se supone" in say_supposed(plan)[0]


def test_what_nobody_measured_is_told_in_deviations_and_named(store: Store, pilot: int) -> None:
    plan = read(store, pilot, "dhu")
    assert plan.in_deviations
    assert plan.expected.supposed == ("correlation",)
    assert say_smallest(foresee(plan), plan).endswith("desvíos.")
    assert say_diluted(foresee(plan), plan).startswith(
        "Los grupos se comparan como salieron en el sorteo: si lo reciben 85 de cada 100"
    )
    assert "0 de 24" in say_supposed(plan)[0]
    assert say_for_least(foresee(plan), plan) == ""


def test_it_is_said_in_guaranies_and_in_whole_sentences(store: Store, pilot: int) -> None:
    change_pilot(store, pilot_id=pilot, take_up=1.0)
    plan = read(store, pilot)
    seen = foresee(plan)
    assert say_smallest(seen, plan).startswith(
        "Con 24 talleres solo se vería una diferencia entre los grupos mayor que G."
    )
    assert say_diluted(seen, plan) == say_each(seen, plan) == ""
    assert "lo mínimo que vale la pena" in say_for_least(seen, plan)
    assert any(one.startswith("Con 3 mediciones después") for one in say_ways(seen, plan))
    found = rehearse(plan, draws=200)
    assert found.wanted == 900_000
    assert say_power(found, plan, 2).startswith("Con dos mediciones, una diferencia de G.")
    assert say_rehearsed(found, plan.expected) == "200 sorteos · lo recibe 100\u00a0% · se va 10\u00a0%"


def test_groups_are_counted_by_what_is_drawn(store: Store, pilot: int) -> None:
    everybody = [row[0] for row in store.rows("SELECT id FROM workshop ORDER BY code")]
    for number in range(8):
        association = add_association(store, name=f"Asociación {number}")
        for one in everybody[3 * number : 3 * number + 3]:
            set_membership(store, workshop_id=one, association_id=association)
    change_pilot(store, pilot_id=pilot, unit="association")
    plan = read(store, pilot)
    assert len(plan.units) == len(plan.expected.values) == 8
    assert say_smallest(foresee(plan), plan).startswith("Con 8 asociaciones ")


def test_only_a_lot_is_rehearsed_and_several_groups_are_looked_at_together(store: Store, pilot: int) -> None:
    arms = [
        {"name": name, "parts": 1, "treated": name != "esperan"} for name in ("curso", "visita", "esperan")
    ]
    set_arms(store, pilot_id=pilot, arms=arms)
    plan = read(store, pilot)
    assert foresee(plan).first == 16
    assert "juntos" in say_supposed(plan)[-1]
    assert say_each(foresee(plan), plan).startswith(
        "De cada grupo que empieza, aparte, contra los que esperan:"
    )
    change_pilot(store, pilot_id=pilot, comparison="before_after")
    with pytest.raises(DataProblem, match="por sorteo"):
        read(store, pilot)


def test_a_way_that_would_be_said_alike_is_not_told(store: Store, pilot: int) -> None:
    plan = read(store, pilot)
    seen = foresee(plan)
    alike = replace(seen, ways=(replace(seen.ways[0], smallest=seen.smallest),))
    assert say_ways(alike, plan) == []


def test_without_an_outcome_or_anybody_it_says_what_is_missing(store: Store, pilot: int) -> None:
    with pytest.raises(DataProblem, match="no mira"):
        read(store, pilot, "index")
    empty = add_pilot(store, name="Otro", most_people=0, least_people=5)
    with pytest.raises(DataProblem, match="principales"):
        read(store, empty)
    set_outcome(store, pilot_id=empty, measure="dhu", role="primary")
    with pytest.raises(DataProblem, match="Nadie"):
        read(store, empty)
