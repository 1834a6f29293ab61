"""The accounts by what was measured and counted: the whole way from the file."""

from datetime import date, timedelta

import pytest

from app.balancing.operations import plan_line
from app.balancing.proposing import propose_exactly, today_people
from app.balancing.queries import read_line_floor
from app.costing.account_queries import read_accounts, read_garment_cost, read_losses
from app.costing.operations import note_offer, note_said_output
from app.costing.telling import read_told_floor
from app.counts.operations import note_day, note_pieces, note_stop
from app.production.operations import add_style
from app.storage.store import Store

DAY = "2026-11-30"


def test_the_floor_goes_before_her_word(store: Store, workshop: int, measured: int) -> None:
    time = read_accounts(store, workshop, DAY).time
    assert (time.measured_days, time.until, time.people) == (5, "2026-11-20", 5)
    # 380 garments of 17,1 minutes in 4 x 5 x 490 + 4 x 490 minutes
    assert time.efficiency.middle == pytest.approx(380 * 892 / 60 * 1.15 / 11_760)
    garment = read_garment_cost(store, measured, DAY)
    assert garment.source == "measured"
    assert garment.minutes.middle == pytest.approx(892 / 60 * 1.15)
    assert garment.cost.middle == pytest.approx(garment.minute.sewn.middle * garment.minutes.middle)
    assert garment.missing == ()
    old = read_accounts(store, workshop, "2027-11-30").time
    assert old.measured_days == 0


def test_the_losses_of_what_was_counted(store: Store, workshop: int, measured: int) -> None:
    found = {one.kind: one for one in read_losses(store, workshop, DAY)}
    minute = read_accounts(store, workshop, DAY).minute
    there = minute.month.middle / minute.time.present_month.middle
    assert found["waiting"].amount.middle == pytest.approx(60 * minute.time.days_month * there)
    assert dict(found["rework"].inputs)["rework"] == pytest.approx(30 / 380)
    assert dict(found["absence"].inputs)["absenteeism"] == pytest.approx(1 / 25)
    # Mirta 150 + 150, Elvira 260 + 240, Nidia 92: the others wait for Elvira
    assert dict(found["line"].inputs)["idle"] == pytest.approx((3 * 500 - 892) / 892)


def test_a_half_saturday_that_was_counted_is_half_a_day_of_the_week(
    store: Store, workshop: int, costs: list[int]
) -> None:
    """Five people: five days of eight hours and a Saturday of four, as 5,5 days a week."""
    for day in range(2, 15):
        hours = {5: 4, 6: 0}.get(date(2026, 11, day).weekday(), 8)
        if hours:
            worked_on = f"2026-11-{day:02d}"
            note_day(store, workshop_id=workshop, worked_on=worked_on, people=5, minutes_each=60 * hours)
            note_pieces(
                store, workshop_id=workshop, worked_on=worked_on, what="Remera", pieces=hours * 10,
                standard_minutes=15,
            )  # fmt: skip
            note_stop(store, workshop_id=workshop, worked_on=worked_on, cause="power", minutes=hours * 3)
    accounts = read_accounts(store, workshop, DAY)
    week = 5 * (5 * 480 + 240)
    assert accounts.time.present_month.middle == pytest.approx(week * 52 / 12)
    waiting = {one.kind: one for one in accounts.losses}["waiting"]
    assert waiting.amount.middle == pytest.approx(accounts.minute.month.middle / week * (5 * 24 + 12))


def test_a_bad_week_is_a_week_and_no_day(store: Store, workshop: int, costs: list[int], style: int) -> None:
    """What is begun on one day and finished on the next is no bad week: each week makes the same."""
    for day in range(42):
        when = date(2026, 10, 5) + timedelta(days=day)
        if when.weekday() < 5:
            worked_on = when.isoformat()
            note_day(store, workshop_id=workshop, worked_on=worked_on, people=5, minutes_each=480)
            note_pieces(
                store, workshop_id=workshop, worked_on=worked_on, what="Remera", standard_minutes=15,
                pieces=(0, 160, 0, 160, 80)[when.weekday()],
            )  # fmt: skip
    efficiency = read_accounts(store, workshop, DAY).time.efficiency
    assert efficiency.low == efficiency.middle == efficiency.high == pytest.approx(0.5)


def test_a_day_that_says_nothing_of_the_pace_is_no_day_on_which_it_was_measured(
    store: Store, workshop: int, measured: int
) -> None:
    note_day(store, workshop_id=workshop, worked_on="2026-11-21", people=5)
    told = read_told_floor(store, workshop, DAY)
    assert told.measured[1].endswith("(5 días contados, hasta el 20/11/2026)")


def test_the_accounts_of_many_garments_ask_as_much_as_those_of_one(
    store: Store, workshop: int, measured: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows, row = store.rows, store.row
    monkeypatch.setattr(store, "rows", lambda sql, of=(): asked.append(sql) or rows(sql, of))
    monkeypatch.setattr(store, "row", lambda sql, of=(): asked.append(sql) or row(sql, of))
    note_said_output(store, style_id=measured, pieces_day=80)
    asked.clear()
    read_accounts(store, workshop, DAY)
    one = len(asked)
    for name in ("Camisa", "Remera", "Pollera"):
        style = add_style(store, workshop_id=workshop, name=name)
        note_said_output(store, style_id=style, pieces_day=40)
        note_offer(store, style_id=style, price=9_000)
    asked.clear()
    found = read_accounts(store, workshop, DAY).garments
    assert len(asked) == one
    assert sorted(garment.price for garment in found.values()) == [9_000, 9_000, 9_000, 12_000]
    assert [garment.source for garment in found.values()].count("said") == 3


def test_a_line_that_was_planned_stands_beside(store: Store, measured: int) -> None:
    assert read_garment_cost(store, measured, DAY).planned is None
    floor = read_line_floor(store, measured, today=DAY)
    people = today_people(floor)
    plan_line(store, style_id=measured, proposal=propose_exactly(floor, people, learned=1))
    garment = read_garment_cost(store, measured, DAY)
    assert garment.planned.middle < garment.cost.middle
    assert garment.planned_pieces.middle > garment.pieces_day.middle


def test_the_papers_tell_what_was_measured_and_the_two_costliest(
    store: Store, workshop: int, measured: int
) -> None:
    told = read_told_floor(store, workshop, DAY)
    assert told.measured[0] == "cada guardapolvo lleva 17,1 minutos (16/11/2026)"
    assert told.measured[1].startswith("de cada 100 minutos de trabajo se cosen ")
    assert told.measured[1].endswith("(5 días contados, hasta el 20/11/2026)")
    assert len(told.lost) == 2
    for said, how in told.lost:
        assert said.startswith("Se pierde alrededor de G.")
        assert how.startswith("Entre G.")


def test_a_workshop_of_which_nothing_is_known_has_nothing_told(store: Store, workshop: int) -> None:
    assert read_told_floor(store, workshop, DAY).is_empty
