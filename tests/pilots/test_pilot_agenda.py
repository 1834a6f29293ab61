"""What the day and the calendar are told of pilots: whom to measure and what is missing, and never the group."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.agenda.calendar_file import export_calendar
from app.agenda.day import read_day
from app.agenda.notices import BEGIN_VISIT, NOTE_FIGURES, notice_kinds, show_notice
from app.agenda.schedule import read_schedule
from app.agenda.shapes import shape_day
from app.agenda.words import entry_text, say_entry
from app.pilots.blind_operations import set_blind_measurers
from app.pilots.draw_operations import record_draw
from app.pilots.operations import change_pilot, fix_plan, note_follow, set_outcome
from app.pilots.queries import read_whole_pilot
from app.place import Place
from app.registry.operations import add_consultant
from app.storage.store import Store
from tests.rounds import finish_round

TODAY = date.today()
YEAR_AGO = datetime.now() - timedelta(days=365)


def day(shift: int) -> str:
    return (TODAY + timedelta(days=shift)).isoformat()


@pytest.fixture
def drawn(store: Store, fixed: int) -> int:
    """Measured twice, the second time in a week: the sales and what the diagnostic says."""
    set_outcome(store, pilot_id=fixed, measure="index", role="primary")
    change_pilot(store, pilot_id=fixed, ends_on=day(7), follow_ups=2)
    fix_plan(store, pilot_id=fixed)
    record_draw(store, pilot_id=fixed, seed="41625", at=YEAR_AGO)
    return fixed


def test_the_day_tells_whom_to_measure_with_what_leads_to_it(
    store: Store, drawn: int, workshops: list[int]
) -> None:
    finish_round(store, workshops[0], 2, day(-1))
    note_follow(store, pilot_id=drawn, workshop_id=workshops[1], left_why="closed", left_on=day(-9))
    found = read_day(store, user=None, today=TODAY)
    waiting = found.notices["pilot_follow_ups"]
    assert waiting.count == 11
    kind = next(one for one in notice_kinds() if one.code == "pilot_follow_ups")
    lines = {one.title: one for one in show_notice(kind, waiting.lines, TODAY)}
    measured, fresh = lines["Taller Yaguarón 0"], lines["Taller Yaguarón 2"]
    assert "Taller Yaguarón 1" not in lines, "it left"
    assert (measured.remark, measured.when) == (
        "Piloto 1 · medición 2 · falta: la cifra de ventas del mes",
        "en 7 días",
    )
    assert fresh.remark == "Piloto 1 · medición 2 · falta: la cifra de ventas del mes, el diagnóstico"
    assert [(one.deed, one.first) for one in measured.acts] == [(NOTE_FIGURES, "sales_month")]
    assert [one.deed for one in fresh.acts] == [NOTE_FIGURES, BEGIN_VISIT]
    assert fresh.place == Place("workshop", workshops[2])
    shaped = shape_day(found)["pilot_follow_ups"]
    assert shaped["count"] == 11
    assert set(shaped["lines"][0]) == {"pilot", "workshop", "name", "follow_up", "due_on", "missing"}
    for arm in read_whole_pilot(store, drawn).arms:
        assert arm.name not in json.dumps(shaped, ensure_ascii=False)
        assert arm.name not in kind.say(waiting.lines[0])


def test_it_is_of_whose_workshops_they_are_and_of_who_measures_blind(
    store: Store, drawn: int, workshops: list[int]
) -> None:
    liz, rosa = add_consultant(store, name="Liz"), add_consultant(store, name="Rosa")
    store.user = liz
    finish_round(store, workshops[0], 2, day(-200))
    store.user = rosa
    finish_round(store, workshops[1], 2, day(-200))

    def told(user: int) -> int:
        return read_day(store, user=user, today=TODAY).notices["pilot_follow_ups"].count

    assert (told(liz), told(rosa)) == (1, 1)
    set_blind_measurers(store, pilot_id=drawn, consultants=[rosa])
    assert (told(liz), told(rosa)) == (1, 12)


def test_nothing_is_told_of_a_pilot_that_is_over_or_not_begun(store: Store, fixed: int) -> None:
    def told() -> int:
        return read_day(store, user=None, today=TODAY).notices["pilot_follow_ups"].count

    change_pilot(store, pilot_id=fixed, ends_on=day(0))
    fix_plan(store, pilot_id=fixed)
    assert told() == 0
    record_draw(store, pilot_id=fixed, seed="41625", at=YEAR_AGO)
    assert told() == 12
    change_pilot(store, pilot_id=fixed, decision="stop", decided_on=day(0), decided_why="no sirve")
    assert told() == 0
    assert read_schedule(store, first=day(-400), last=day(400), kinds=["follow-up"]) == []


def test_the_calendar_has_a_line_for_each_follow_up_that_is_not_over(
    store: Store, drawn: int, workshops: list[int], tmp_path: Path
) -> None:
    note_follow(store, pilot_id=drawn, workshop_id=workshops[1], left_why="closed", left_on=day(-9))
    (one,) = read_schedule(store, first=day(-400), last=day(400), kinds=["follow-up"])
    assert (one.day, entry_text(one), one.remark) == (
        day(7),
        "Medición 2 del piloto 1",
        "faltan 11 talleres",
    )
    assert one.opens == Place("pilot", drawn, part="after")
    assert say_entry(one).startswith("Medición de un piloto · Medición 2 del piloto 1 · faltan 11 talleres")
    assert not one.movable
    change_pilot(store, pilot_id=drawn, ends_on=day(365))
    both = read_schedule(store, first=day(-400), last=day(400), kinds=["follow-up"])
    assert [each.title for each in both] == ["Medición 1 del piloto 1", "Medición 2 del piloto 1"]
    target = tmp_path / "agenda.ics"
    export_calendar(
        store, target, first=day(-400), last=day(400), user=None, stamp=datetime.now().astimezone()
    )
    text = target.read_text(encoding="utf-8")
    assert "SUMMARY:Medición 2 del piloto 1" in text
    uids = [line for line in text.splitlines() if line.startswith("UID:follow-up")]
    assert len(set(uids)) == 2
