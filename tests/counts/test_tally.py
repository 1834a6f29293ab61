"""The tally sheet: the lines of that workshop, keyed in cell by cell."""

import pytest

from app.counts.operations import note_pieces
from app.counts.queries import list_days, read_pace
from app.counts.tally import SECTIONS, Tally, TallyLine, read_tally, say_number, write_cell
from app.errors import DataProblem
from app.storage.store import Store

MONDAY, TUESDAY = "2026-03-02", "2026-03-03"


def tally_of(store: Store, workshop: int) -> Tally:
    return read_tally(store, workshop, TUESDAY)


def line(tally: Tally, key: str) -> TallyLine:
    return next(one for one in tally.lines if one.key == key)


def type_in(store: Store, workshop: int, key: str, typed: str, day: str = MONDAY) -> None:
    tally = tally_of(store, workshop)
    write_cell(store, tally=tally, line=line(tally, key), day=day, typed=typed)


def test_a_week_begins_on_monday_and_its_lines_keep_the_order_of_the_sheet(
    store: Store, workshop: int
) -> None:
    tally = tally_of(store, workshop)
    assert tally.days[0] == MONDAY
    assert len(tally.days) == 7
    sections = list(dict.fromkeys(one.section for one in tally.lines))
    assert sections == [one for one in SECTIONS if one != "output"]
    assert len({one.id for one in tally.lines}) == len(tally.lines)


def test_cells_are_kept_as_they_are_typed_and_read_again(store: Store, workshop: int) -> None:
    note_pieces(store, workshop_id=workshop, worked_on="2026-02-27", what="Guardapolvo", pieces=12)
    for key, typed in {
        "people": "5",
        "minutes_each": "8,5",
        "Guardapolvo": "40",
        "inspected": "40",
        "right_first_time": "36",
        "stain": "3",
        "power": "45",
        "wip": "25",
    }.items():
        type_in(store, workshop, key, typed)
    tally = tally_of(store, workshop)
    shown = {one.key: say_number(tally.cell(one, MONDAY)) for one in tally.lines if tally.cell(one, MONDAY)}
    assert shown == {
        "people": "5",
        "minutes_each": "8,5",
        "Guardapolvo": "40",
        "inspected": "40",
        "right_first_time": "36",
        "stain": "3",
        "power": "45",
        "wip": "25",
    }
    (_before, day) = list_days(store, workshop)
    assert day.minutes == 5 * 8.5 * 60


def test_a_garment_spelled_in_two_ways_is_one_line_and_one_number(store: Store, workshop: int) -> None:
    for day, what, pieces in ((MONDAY, "remera", 10), (TUESDAY, "Remera", 12), ("2026-03-12", "REMERA", 9)):
        note_pieces(store, workshop_id=workshop, worked_on=day, what=what, pieces=pieces, standard_minutes=8)
    tally = tally_of(store, workshop)
    (garment,) = (one for one in tally.lines if one.section == "output")
    assert [tally.cell(garment, day) for day in tally.days[:2]] == [10, 12]
    type_in(store, workshop, garment.key, "15")
    (monday, *_later) = list_days(store, workshop)
    assert [(one.pieces, one.standard_minutes) for one in monday.outputs] == [(15, 8)]
    pace = read_pace(store, workshop, since=MONDAY, until="2026-03-31")
    assert pace is not None
    assert pace.changeovers == 0  # the REMERA of ten days later is no new garment


def test_an_equal_sign_repeats_the_day_before(store: Store, workshop: int) -> None:
    with pytest.raises(DataProblem, match="día anterior"):
        type_in(store, workshop, "people", "=")
    type_in(store, workshop, "people", "5", "2026-02-27")
    type_in(store, workshop, "people", "=", TUESDAY)
    type_in(store, workshop, "people", "=", "2026-03-05")
    tally = tally_of(store, workshop)
    assert [tally.cell(line(tally, "people"), day) for day in tally.days[:4]] == [None, 5, None, 5]


def test_what_is_no_number_is_said_and_an_empty_cell_is_emptied(store: Store, workshop: int) -> None:
    with pytest.raises(DataProblem, match="no se entiende"):
        type_in(store, workshop, "people", "cinco")
    with pytest.raises(DataProblem, match="entero"):
        type_in(store, workshop, "stain", "2,5")
    type_in(store, workshop, "stain", "2")
    type_in(store, workshop, "stain", "")
    assert list_days(store, workshop) == []


def test_what_is_typed_as_it_stands_writes_nothing(store: Store, workshop: int) -> None:
    type_in(store, workshop, "stain", "2")
    before = store.value("SELECT max(id) FROM journal")
    type_in(store, workshop, "stain", "2")
    assert store.value("SELECT max(id) FROM journal") == before
