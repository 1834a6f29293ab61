"""A workshop that is in two pilots at once is said: what is tried in one moves it in the other."""

from datetime import date

from app.claims.queries import read_pilot_study
from app.pilots.draw_operations import record_draw
from app.pilots.lists import candidates_list
from app.pilots.operations import (
    add_pilot,
    change_pilot,
    fix_list,
    fix_plan,
    record_pilot_consent,
    set_outcome,
)
from app.pilots.overlap_queries import list_overlaps
from app.pilots.words import say_overlap
from app.storage.store import Store
from tests.pilots.conftest import DAY

NEXT = "2027-01-10"


def test_another_pilot_is_told_from_its_draw_until_its_last_day(
    store: Store, workshops: list[int], fixed: int
) -> None:
    other = add_pilot(store, name="Otro")
    assert list_overlaps(store, other, workshops, since=DAY) == [], "it was not drawn"
    record_draw(store, pilot_id=fixed, seed="41625")
    (found,) = list_overlaps(store, other, workshops[:3], since=DAY)
    assert (found.number, found.name, found.workshops) == (
        1,
        "Costos que se pueden medir",
        tuple(workshops[:3]),
    )
    assert say_overlap(found).startswith("3 de estos talleres ya están en otro piloto (piloto 1, «Costos")
    assert list_overlaps(store, other, [], since=DAY) == []
    assert list_overlaps(store, fixed, workshops, since=DAY) == [], "of itself it says nothing"
    change_pilot(store, pilot_id=fixed, ends_on="2027-01-05", waits_until="2027-01-09")
    assert list_overlaps(store, other, workshops, since="2027-01-09")
    assert not list_overlaps(store, other, workshops, since=NEXT)
    change_pilot(store, pilot_id=fixed, ends_on="2028-01-05", decision="stop", decided_on=DAY)
    assert not list_overlaps(store, other, workshops, since=NEXT), "it was decided, and is over"


def test_the_list_says_who_is_in_another_and_the_result_that_some_were(
    store: Store, workshops: list[int], fixed: int
) -> None:
    record_draw(store, pilot_id=fixed, seed="41625")
    other = add_pilot(store, name="Otro", question="¿Y esto?")
    record_pilot_consent(store, pilot_id=other, workshop_ids=workshops, granted=True, decided_on=DAY)
    set_outcome(store, pilot_id=other, measure="index", role="primary", least_effect=5)
    fix_list(store, pilot_id=other)
    fix_plan(store, pilot_id=other)
    kind = candidates_list(other)
    lines = kind.read(kind.ask(store, DAY))
    assert {one.others for one in lines} == {"Piloto 1"}
    assert "piloto 1" in kind.texts(lines)[0]
    record_draw(store, pilot_id=other, seed="41625")
    assert read_pilot_study(store, other, today=date.fromisoformat(NEXT)).elsewhere == len(workshops)
