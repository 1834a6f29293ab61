"""Then and now of what was measured, around two rounds."""

from datetime import date, timedelta

from app.counts.operations import note_day, note_pieces
from app.counts.then_now import compare_measured
from app.storage.store import Store

FIRST, SECOND = date(2026, 3, 31), date(2026, 9, 30)


def count(store: Store, workshop: int, until: date, pieces: int, days: int = 12) -> None:
    for back in range(days):
        day = (until - timedelta(days=back)).isoformat()
        note_day(store, workshop_id=workshop, worked_on=day, people=5, minutes_each=480)
        note_pieces(store, workshop_id=workshop, worked_on=day, what="Remera", pieces=pieces + back % 3,
                    standard_minutes=10)  # fmt: skip


def test_a_quarter_up_to_each_round_is_compared_and_noise_is_no_change(store: Store, workshop: int) -> None:
    count(store, workshop, FIRST, 140)
    count(store, workshop, SECOND, 180)
    (pair,) = compare_measured(store, workshop, FIRST.isoformat(), SECOND.isoformat())
    assert pair.measure.code == "efficiency"
    assert (round(pair.before, 2), round(pair.after, 2)) == (0.59, 0.75)
    assert pair.changed is True
    assert pair.better


def test_the_same_pace_is_no_change_and_few_days_say_nothing(store: Store, workshop: int) -> None:
    count(store, workshop, FIRST, 140)
    count(store, workshop, SECOND, 140, days=2)
    assert compare_measured(store, workshop, FIRST.isoformat(), SECOND.isoformat()) == ()
    count(store, workshop, SECOND, 140)
    (pair,) = compare_measured(store, workshop, FIRST.isoformat(), SECOND.isoformat())
    assert pair.changed is False
