"""What became of each workshop: who took it, who waits and was reached all the same, whom to measure."""

from datetime import date, datetime, timedelta

import pytest

from app.allocation.operations import add_share_group
from app.claims.queries import read_pilot_study
from app.errors import DataProblem
from app.lists.kind import ListAsked
from app.pilots.draw_operations import record_draw
from app.pilots.follow_queries import list_contaminated, list_due, list_followed
from app.pilots.follow_words import say_contamination, say_due, say_missing, say_took
from app.pilots.lists import candidates_list, followed_list, pilots_list
from app.pilots.operations import change_pilot, fix_list, note_follow, set_outcome
from app.pilots.queries import list_candidates, read_pilot, read_whole_pilot
from app.pilots.windows import follow_up_days
from app.registry.operations import change_workshop
from app.storage.labels import Label
from app.storage.store import Store
from app.training.attendance_operations import mark_many
from app.training.queries import list_enrolments, read_event
from tests.rounds import finish_round
from tests.ui.training.support import COURSE, DAYS, make_event

TODAY = "2026-11-30"


@pytest.fixture
def drawn(store: Store, fixed: int) -> int:
    """Drawn; it began in September, and is measured in a year, twice."""
    change_pilot(
        store, pilot_id=fixed, starts_on="2026-09-01", waits_until="2027-09-01", ends_on="2027-09-01",
        follow_ups=2,
    )  # fmt: skip
    from app.pilots.operations import fix_plan

    fix_plan(store, pilot_id=fixed)
    record_draw(store, pilot_id=fixed, seed="41625", at=datetime(2026, 9, 1, 15, 30))
    return fixed


def split(store: Store, pilot: int) -> tuple[list[int], list[int]]:
    """Who starts first, and who waits."""
    found = list_followed(store, pilot, today=TODAY)
    return [one.id for one in found if one.treated], [one.id for one in found if not one.treated]


def attend(store: Store, workshops: list[int]) -> None:
    """Their owners come to the first session of a course."""
    event = make_event(store, workshops)
    session = read_event(store, event).sessions[0]
    mark_many(store, marks=[(session.id, one.id, "present") for one in list_enrolments(store, event)])


def test_who_waits_and_came_to_the_course_is_told_and_who_started_is_not(store: Store, drawn: int) -> None:
    first, waiting = split(store, drawn)
    change_pilot(store, pilot_id=drawn, note="llovió")
    with pytest.raises(DataProblem):
        change_pilot(store, pilot_id=drawn, courses=COURSE)
    assert list_contaminated(store, drawn, today=TODAY) == []
    note_follow(store, pilot_id=drawn, workshop_id=waiting[0], took="part", took_on="2026-11-02")
    note_follow(store, pilot_id=drawn, workshop_id=first[0], took="whole", took_on="2026-11-02")
    (one,) = list_contaminated(store, drawn, today=TODAY)
    assert (one.id, say_contamination(one)) == (waiting[0], "esperaba y lo recibió")
    note_follow(
        store, pilot_id=drawn, workshop_id=waiting[0], took="part", took_on="2026-11-02", note="vino sola"
    )
    assert say_took(one) == "lo recibió en parte · 02/11/2026"


def test_a_course_keeps_out_who_came_before_the_list_was_fixed_and_nobody_after(
    store: Store, pilot: int, workshops: list[int]
) -> None:
    """After the draw «Quién entra» said of who had taken the course that they could not enter."""
    change_pilot(store, pilot_id=pilot, courses=COURSE)
    attend(store, workshops[:2])
    day = min(DAYS)

    def kept_out() -> list[int]:
        found = list_candidates(store, read_pilot(store, pilot))
        return [one.workshop_id for one in found if one.out == "already"]

    assert kept_out() == workshops[:2]
    before = datetime.fromisoformat(f"{day}T09:00") - timedelta(days=2)
    fix_list(store, pilot_id=pilot, at=before)
    assert kept_out() == []
    assert len(read_whole_pilot(store, pilot).entrants) == 12
    fix_list(store, pilot_id=pilot, at=before + timedelta(days=30))
    assert kept_out() == workshops[:2]
    assert len(read_whole_pilot(store, pilot).entrants) == 10


def test_attendance_tells_by_itself_who_came(store: Store, pilot: int) -> None:
    change_pilot(store, pilot_id=pilot, courses=COURSE, waits_until="2027-09-01")
    from app.pilots.operations import fix_plan

    fix_list(store, pilot_id=pilot)
    fix_plan(store, pilot_id=pilot)
    record_draw(store, pilot_id=pilot, seed="41625")
    first, waiting = split(store, pilot)
    attend(store, [first[0], waiting[0]])
    (one,) = list_contaminated(store, pilot, today=TODAY)
    assert (one.id, say_contamination(one)) == (waiting[0], f"esperaba y vino a {COURSE}")
    assert one.came == ((COURSE, DAYS[0]),)
    assert say_took(one) == f"vino a {COURSE} · 06/10/2026"
    change_pilot(store, pilot_id=pilot, waits_until="2026-10-01")
    assert list_contaminated(store, pilot, today=TODAY) == [], "after its day it is no longer waiting"


def test_a_family_of_one_that_started_first_is_told(store: Store, drawn: int) -> None:
    first, waiting = split(store, drawn)
    add_share_group(store, kind="family", name="Los Ríos", members=[first[0], waiting[0]])
    (one,) = list_contaminated(store, drawn, today=TODAY)
    assert one.id == waiting[0]
    names = {one.workshop_id: one.workshop for one in read_whole_pilot(store, drawn).entrants}
    assert say_contamination(one) == f"son de la misma familia: {names[first[0]]} empezó primero"


def test_a_neighbour_of_one_that_started_first_is_told(store: Store, drawn: int) -> None:
    first, waiting = split(store, drawn)
    change_workshop(store, workshop_id=first[0], latitude=-25.56, longitude=-57.28)
    change_workshop(store, workshop_id=waiting[0], latitude=-25.56, longitude=-57.279)
    change_workshop(store, workshop_id=waiting[1], latitude=-25.56, longitude=-57.27)
    (one,) = list_contaminated(store, drawn, today=TODAY)
    assert one.id == waiting[0]
    assert say_contamination(one).startswith("a 100 m de Taller")


def sell(store: Store, workshop: int, first: str, last: str) -> None:
    """What a workshop sold in a month, as a person reads it from the notebook that day."""
    with store.change(Label("figure.recorded", kind="sales_month", workshop="")) as writer:
        writer.insert(
            "figure", workshop_id=workshop, kind="sales_month", value=4_000_000, origin="said",
            period_from=first, period_to=last,
        )  # fmt: skip


def test_a_follow_up_is_due_until_its_main_outcome_is_known_or_the_workshop_left(
    store: Store, drawn: int, workshops: list[int]
) -> None:
    """A diagnostic made it seem measured, though what the plan looks at, the sales, was never asked."""
    assert follow_up_days(read_whole_pilot(store, drawn)) == ["2027-03-02", "2027-09-01"]
    assert list_due(store, drawn, today="2027-02-01") == []
    due = list_due(store, drawn, today="2027-02-20")
    assert len(due) == 12
    missing = "falta: la cifra de ventas del mes"
    assert say_due(due[0], "2027-02-20") == f"medición 1 · toca el 02/03/2027 · {missing}"
    assert say_due(due[0], "2027-03-20") == f"medición 1 · tenía que ser el 02/03/2027 · {missing}"
    note_follow(store, pilot_id=drawn, workshop_id=workshops[0], left_why="closed", left_on=TODAY)
    finish_round(store, workshops[1], 2, "2026-11-29")
    sell(store, workshops[2], "2027-01-01", "2027-01-31")
    still = {one.workshop_id for one in list_due(store, drawn, today="2027-02-20")}
    assert still == {workshops[1], *workshops[3:]}
    followed = {one.id: one for one in list_followed(store, drawn, today="2027-02-20")}
    assert (followed[workshops[2]].measured, followed[workshops[2]].missing) == (1, ())
    assert (followed[workshops[1]].measured, say_missing(followed[workshops[1]].missing)) == (0, missing)
    again = {one.workshop_id: one.number for one in list_due(store, drawn, today="2027-08-20")}
    assert (again[workshops[1]], again[workshops[2]]) == (2, 2)


def test_what_is_missing_is_said_as_one_asks_for_it(store: Store, drawn: int, workshops: list[int]) -> None:
    for code in ("dimension.GES", "index", "efficiency"):
        role = "secondary" if code == "efficiency" else "primary"
        set_outcome(store, pilot_id=drawn, measure=code, role=role)
    (one,) = [one for one in list_due(store, drawn, today="2027-02-20") if one.workshop_id == workshops[0]]
    assert say_missing(one.missing) == "falta: la cifra de ventas del mes, el diagnóstico"
    finish_round(store, workshops[0], 2, "2026-11-29")
    (one,) = [one for one in list_due(store, drawn, today="2027-02-20") if one.workshop_id == workshops[0]]
    assert say_missing(one.missing) == "falta: la cifra de ventas del mes"


def test_who_is_due_is_who_has_no_value_for_claims(store: Store, drawn: int, workshops: list[int]) -> None:
    sell(store, workshops[3], "2026-12-01", "2026-12-31")
    sell(store, workshops[4], "2026-08-01", "2026-08-31")
    study = read_pilot_study(store, drawn, today=date(2027, 2, 20))
    known = set(study.outcomes[0].rounds[0])
    due = {one.workshop_id for one in list_due(store, drawn, today="2027-02-20")}
    assert known == {workshops[3]}
    assert due == set(workshops) - known


def test_nobody_is_due_once_the_others_start_or_it_was_decided(store: Store, drawn: int) -> None:
    assert len(list_due(store, drawn, today="2027-09-01")) == 12
    assert list_due(store, drawn, today="2027-09-02") == [], "nobody is left to compare with"
    change_pilot(store, pilot_id=drawn, decision="stop", decided_on=TODAY, decided_why="no alcanzó")
    assert list_due(store, drawn, today="2027-09-01") == []


def test_without_its_days_it_is_measured_after_a_year_as_claims_read_it(store: Store, fixed: int) -> None:
    assert follow_up_days(read_whole_pilot(store, fixed)) == []
    record_draw(store, pilot_id=fixed, seed="1", at=datetime(2026, 9, 1, 15, 30))
    assert follow_up_days(read_whole_pilot(store, fixed)) == ["2027-09-01"]
    assert list_due(store, fixed, today="2027-08-01") == []
    assert len(list_due(store, fixed, today="2027-08-11")) == 12


def test_the_lists_say_what_the_window_shows(store: Store, drawn: int, workshops: list[int]) -> None:
    asked = ListAsked(store, TODAY)
    kind = pilots_list(TODAY)
    (line,) = kind.as_json(asked)
    assert (line["state"], line["workshops"], line["draws"]) == ("drawn", 12, 1)
    assert line["missing"] == "Falta qué se prueba: agregue una solución, un curso o un pedido."
    assert kind.told(kind.read(asked)[0]).startswith("1  ·  Costos que se pueden medir  ·  sorteado")
    candidates = candidates_list(drawn)
    assert len(candidates.sheet(candidates.read(asked)).rows) == 12
    followed = followed_list(drawn)
    assert len(followed.sheet(followed.read(asked)).rows) == 12
    assert candidates_list(999).read(asked) == []
    assert followed_list(999).read(asked) == []
