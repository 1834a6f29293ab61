"""What was measured speaks to the questions that count the same thing, and is answered as measured."""

from datetime import date, timedelta

import pytest

from app.counts.measured_answers import measured_answers
from app.counts.operations import add_promise, note_day, note_defects, note_pieces, note_stop
from app.diagnosis.instruments import earlier_instruments, load_instrument
from app.diagnosis.measured import find_measured
from app.storage.store import Store

INSTRUMENT = "confeccion-2026"
VISIT = date(2026, 3, 31)


def count_days(store: Store, workshop: int, count: int = 6) -> None:
    for back in range(1, count + 1):
        day = (VISIT - timedelta(days=back)).isoformat()
        note_day(store, workshop_id=workshop, worked_on=day, people=5, inspected=100, right_first_time=90)
        note_pieces(store, workshop_id=workshop, worked_on=day, what="Remera", pieces=100)
        note_defects(store, workshop_id=workshop, worked_on=day, kind="stain", count=4)
        note_stop(store, workshop_id=workshop, worked_on=day, cause="no_work", minutes=30)


def promise(store: Store, workshop: int, day: int, late: int = 0) -> None:
    add_promise(
        store,
        workshop_id=workshop,
        customer="Ancla",
        promised_on=f"2026-03-{day:02d}",
        delivered_on=f"2026-03-{day + late:02d}",
    )


def test_nothing_measured_offers_nothing(store: Store, workshop: int) -> None:
    assert measured_answers(store, workshop, INSTRUMENT, VISIT.isoformat()) == {}
    count_days(store, workshop, 3)
    assert set(measured_answers(store, workshop, INSTRUMENT, VISIT.isoformat())) == set()


def test_a_month_of_counts_speaks_to_the_questions_of_quality_and_waiting(
    store: Store, workshop: int
) -> None:
    count_days(store, workshop)
    found = find_measured(store, workshop, INSTRUMENT, VISIT.isoformat())
    assert {item: one.level for item, one in found.items()} == {"PRO-04": 3, "PRO-05": 2, "PRO-07": None}
    assert "600 prendas y se revisaron 600" in found["PRO-04"].said
    assert "60 de 600" in found["PRO-05"].said
    assert "30 minutos" in found["PRO-07"].said
    later = (VISIT + timedelta(days=90)).isoformat()
    assert measured_answers(store, workshop, INSTRUMENT, later) == {}
    assert measured_answers(store, workshop, "otro-2030", VISIT.isoformat()) == {}


@pytest.mark.parametrize(("late", "level"), [(0, 4), (1, 3), (2, 2), (3, 1), (4, 0), (5, 0)])
def test_the_last_five_orders_give_the_level_of_on_time(
    store: Store, workshop: int, late: int, level: int
) -> None:
    promise(store, workshop, 1, 8)  # the sixth last one counts no more
    for number in range(5):
        promise(store, workshop, 10 + number, 1 if number < late else 0)
    found = measured_answers(store, workshop, INSTRUMENT, VISIT.isoformat())["PRO-08"]
    assert found.level == level
    verb = "salió" if late == 4 else "salieron"
    assert f"De los últimos 5 pedidos anotados, {5 - late} {verb}" in found.said


def test_what_was_promised_for_later_or_known_later_does_not_count(store: Store, workshop: int) -> None:
    promise(store, workshop, 10)
    day = "2026-03-09"
    assert measured_answers(store, workshop, INSTRUMENT, day) == {}


def test_what_came_after_the_visit_was_late_on_it_and_what_is_for_that_day_may_still_come(
    store: Store, workshop: int
) -> None:
    promise(store, workshop, 5)
    promise(store, workshop, 8, late=12)
    promise(store, workshop, 10, late=2)
    said = measured_answers(store, workshop, INSTRUMENT, "2026-03-10")["PRO-08"].said
    assert said == "De los últimos 2 pedidos anotados, 1 salió completo y en fecha."


def test_every_question_that_is_named_is_in_its_instrument(store: Store, workshop: int) -> None:
    count_days(store, workshop)
    promise(store, workshop, 10)
    versions = [load_instrument(INSTRUMENT), *earlier_instruments()]  # PRO-05 is asked in earlier ones alone
    codes = {item.code for instrument in versions for item in instrument.items}
    assert set(measured_answers(store, workshop, INSTRUMENT, VISIT.isoformat())) <= codes


def test_one_of_a_thing_is_said_as_one(store: Store, workshop: int) -> None:
    count_days(store, workshop)
    found = measured_answers(store, workshop, INSTRUMENT, VISIT.isoformat())
    assert found["PRO-04"].said.endswith("defectos de 1 tipo.")
    promise(store, workshop, 1)
    only = measured_answers(store, workshop, INSTRUMENT, VISIT.isoformat())["PRO-08"]
    assert only.said == "El único pedido anotado salió completo y en fecha."
    promise(store, workshop, 2, late=3)
    one = measured_answers(store, workshop, INSTRUMENT, VISIT.isoformat())["PRO-08"]
    assert one.said == "De los últimos 2 pedidos anotados, 1 salió completo y en fecha."
