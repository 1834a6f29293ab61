"""A day is written cell by cell, read whole, and each cell can be undone."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.counts.operations import (
    add_promise,
    change_promise,
    note_day,
    note_defects,
    note_pieces,
    note_stop,
    remove_day,
    remove_promise,
)
from app.counts.queries import (
    all_paces,
    count_days,
    find_work_day,
    last_day,
    list_days,
    list_promises,
    read_pace,
    read_promise,
)
from app.counts.records import KeptPromises, Spread
from app.errors import DataProblem
from app.registry.operations import add_workshop
from app.storage.store import Store
from tests.production.support import make_guardapolvo, measure_guardapolvo

DAY = "2026-03-02"


def count(
    store: Store, workshop: int, day: str = DAY, *, pieces: int = 200, what: str = "guardapolvo"
) -> None:
    note_day(store, workshop_id=workshop, worked_on=day, people=5, minutes_each=480, absent=1)
    note_pieces(store, workshop_id=workshop, worked_on=day, what=what, pieces=pieces, standard_minutes=10)


def test_a_day_is_read_with_all_that_is_of_it(store: Store, workshop: int) -> None:
    count(store, workshop)
    note_day(store, workshop_id=workshop, worked_on=DAY, inspected=100, right_first_time=90, wip=30)
    note_defects(store, workshop_id=workshop, worked_on=DAY, kind="stain", count=4)
    note_stop(store, workshop_id=workshop, worked_on=DAY, cause="power", minutes=45)
    (day,) = list_days(store, workshop)
    assert (day.people, day.absent, day.expected, day.minutes, day.pieces) == (5, 1, 6, 2400, 200)
    assert [(one.name, one.pieces, one.standard_minutes) for one in day.outputs] == [("guardapolvo", 200, 10)]
    assert [(one.kind, one.count) for one in day.defects] == [("stain", 4)]
    assert [(one.cause, one.minutes) for one in day.stoppages] == [("power", 45)]
    assert count_days(store, workshop) == 1
    assert last_day(store, workshop) == DAY


def test_a_cell_written_again_is_the_same_cell(store: Store, workshop: int) -> None:
    for pieces in (20, 200):
        count(store, workshop, pieces=pieces)
    for kind_count in (3, 5):
        note_defects(store, workshop_id=workshop, worked_on=DAY, kind="stain", count=kind_count)
    (day,) = list_days(store, workshop)
    assert day.pieces == 200
    assert [one.count for one in day.defects] == [5]
    store.undo_stack.undo()
    assert [one.count for one in list_days(store, workshop)[0].defects] == [3]


def test_the_last_number_taken_out_leaves_no_day(store: Store, workshop: int) -> None:
    note_pieces(store, workshop_id=workshop, worked_on=DAY, what="remera", pieces=9)
    assert find_work_day(store, workshop, DAY) is not None
    note_pieces(store, workshop_id=workshop, worked_on=DAY, what="remera", pieces=None)
    assert list_days(store, workshop) == []
    store.undo_stack.undo()
    assert list_days(store, workshop)[0].pieces == 9


def test_a_day_is_removed_whole_and_comes_back_whole(store: Store, workshop: int) -> None:
    count(store, workshop)
    note_defects(store, workshop_id=workshop, worked_on=DAY, kind="stain", count=4)
    before = list_days(store, workshop)
    remove_day(store, workshop_id=workshop, worked_on=DAY)
    assert list_days(store, workshop) == []
    store.undo_stack.undo()
    assert list_days(store, workshop) == before
    with pytest.raises(DataProblem, match="no hay nada contado"):
        remove_day(store, workshop_id=workshop, worked_on="2026-03-09")


def test_what_cannot_be_is_refused_and_leaves_nothing(store: Store, workshop: int) -> None:
    with pytest.raises(DataProblem, match="no pueden ser más"):
        note_day(store, workshop_id=workshop, worked_on=DAY, inspected=10, right_first_time=11)
    ahead = (date.today() + timedelta(days=3)).isoformat()
    with pytest.raises(DataProblem, match="todavía no llegó"):
        note_day(store, workshop_id=workshop, worked_on=ahead, people=5)
    with pytest.raises(DataProblem, match="24 horas"):
        note_day(store, workshop_id=workshop, worked_on=DAY, minutes_each=25 * 60)
    with pytest.raises(DataProblem, match="entero"):
        note_pieces(store, workshop_id=workshop, worked_on=DAY, what="remera", pieces=-1)
    with pytest.raises(DataProblem, match="qué prenda"):
        note_pieces(store, workshop_id=workshop, worked_on=DAY, pieces=3)
    with pytest.raises(ValueError, match="torn"):
        note_defects(store, workshop_id=workshop, worked_on=DAY, kind="torn", count=1)
    with pytest.raises(ValueError, match="rain"):
        note_stop(store, workshop_id=workshop, worked_on=DAY, cause="rain", minutes=1)
    assert list_days(store, workshop) == []


def test_promises_are_kept_changed_and_removed(store: Store, workshop: int) -> None:
    made = add_promise(store, workshop_id=workshop, customer="Ancla", promised_on="2026-03-20", quantity=300)
    change_promise(store, promise_id=made, delivered_on="2026-03-19", delivered=300)
    (one,) = list_promises(store, workshop)
    assert (one.customer, one.delivered_on, one.delivered) == ("Ancla", "2026-03-19", 300)
    remove_promise(store, promise_id=made)
    assert list_promises(store, workshop) == []
    assert read_promise(store, made) is None
    with pytest.raises(DataProblem, match="ya no está"):
        change_promise(store, promise_id=made, delivered=1)
    with pytest.raises(DataProblem, match="para quién"):
        add_promise(store, workshop_id=workshop, customer=" ", promised_on="2026-03-20")


def test_what_is_promised_for_today_and_did_not_come_yet_is_not_broken(store: Store, workshop: int) -> None:
    today = date.today()
    count(store, workshop, today.isoformat(), pieces=40)
    for ago, came in ((0, None), (1, None), (2, 0)):
        day = (today - timedelta(days=ago)).isoformat()
        add_promise(
            store, workshop_id=workshop, customer="Ancla", promised_on=day,
            delivered_on=None if came is None else day,
        )  # fmt: skip
    period = {"since": (today - timedelta(days=30)).isoformat(), "until": today.isoformat()}
    pace = read_pace(store, workshop, **period)
    assert pace is not None
    assert pace.on_time == KeptPromises(1, 2)
    assert all_paces(store, **period)[workshop].on_time == KeptPromises(1, 2)


def test_the_pace_is_of_the_days_of_a_period(store: Store, workshop: int) -> None:
    for number, pieces in enumerate((180, 200, 220)):
        count(store, workshop, f"2026-03-0{number + 2}", pieces=pieces)
    count(store, workshop, "2026-05-04", pieces=10)
    add_promise(
        store, workshop_id=workshop, customer="Ancla", promised_on="2026-03-20", delivered_on="2026-03-20"
    )
    pace = read_pace(store, workshop, since="2026-03-01", until="2026-03-31")
    assert pace is not None
    assert (pace.days, pace.first, pace.last, pace.people) == (3, "2026-03-02", "2026-03-04", 5)
    assert pace.efficiency is not None
    assert pace.efficiency.middle == pytest.approx(0.8333, abs=1e-4)
    assert (pace.efficiency.low, pace.efficiency.high) == (
        pytest.approx(0.75),
        pytest.approx(0.9167, abs=1e-4),
    )
    assert pace.minutes_present_per_day == Spread(2400, 2400, 2400, 3)
    assert pace.absenteeism == pytest.approx(1 / 6)
    assert pace.on_time == KeptPromises(1, 1)
    assert (pace.right_first_time, pace.rework, pace.changeover_days) == (None, None, None)
    assert pace.changeovers == 0
    assert read_pace(store, workshop, since="2026-04-01", until="2026-04-30") is None


def test_all_paces_are_those_of_each_in_as_many_queries_for_one_as_for_many(
    store: Store, workshop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = {"since": "2026-03-01", "until": "2026-03-31"}
    asked: list[str] = []
    execute = Store.execute

    def note(self: Store, sql: str, of: Any = ()) -> Any:
        asked.append(sql)
        return execute(self, sql, of)

    monkeypatch.setattr(Store, "execute", note)
    count(store, workshop)
    asked.clear()
    assert set(all_paces(store, **period)) == {workshop}
    of_one = len(asked)
    others = [add_workshop(store, name=f"Taller {number}") for number in range(4)]
    for other in others:
        count(store, other, pieces=100 + other % 7)
    asked.clear()
    found = all_paces(store, **period)
    assert len(asked) == of_one
    assert set(found) == {workshop, *others}
    assert found == {one: read_pace(store, one, **period) for one in found}


def test_a_later_study_moves_no_day_that_is_past(store: Store, workshop: int) -> None:
    style = make_guardapolvo(store, workshop)
    measure_guardapolvo(store, style, "2026-03-10", 1.0)
    days = ("2026-03-02", "2026-03-09", "2026-03-10", "2026-04-02")
    for day in days:
        note_day(store, workshop_id=workshop, worked_on=day, people=5, minutes_each=480)
        note_pieces(store, workshop_id=workshop, worked_on=day, style_id=style, pieces=100)

    def minutes() -> list[float]:
        return [round(one.outputs[0].standard_minutes or 0, 4) for one in list_days(store, workshop)]

    first = minutes()
    assert len(set(first)) == 1  # before the first study, that one tells
    measure_guardapolvo(store, style, "2026-04-01", 0.8)
    assert minutes() == [*first[:3], round(first[0] * 0.8, 4)]
    # an order of the whole office reads the same
    pace = all_paces(store, since=days[0], until=days[-1])[workshop]
    assert pace.efficiency == read_pace(store, workshop, since=days[0], until=days[-1]).efficiency  # type: ignore[union-attr]
