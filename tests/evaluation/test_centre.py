"""A centre's report counts what was done, and hides what would point at somebody."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.contacts.hours import HoursRow
from app.evaluation.centre import break_down, tell_courses, tell_topics
from app.evaluation.centre_queries import read_centre_report
from app.evaluation.records import Activity, CentreReport, CourseTaken, Profile
from app.registry.operations import add_cluster, add_person, add_workshop, record_consent
from app.storage.store import Store
from tests.made_office import new_office
from tests.reports.offices import add_visit
from tests.reports.samples import make_visit

PERIOD = ("2026-01-01", "2026-12-31")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Twelve workshops of two clusters: 12 first rounds, 7 second ones; two refuse statistics."""
    folder: Path = tmp_path_factory.mktemp("centre")
    store = new_office(folder / "centro.hilvan")
    clusters = [
        add_cluster(store, code=code, name=name) for code, name in (("YAG", "Yaguarón"), ("PIL", "Pilar"))
    ]
    for number in range(12):
        workshop = add_workshop(
            store, name=f"Taller {number}", cluster_id=clusters[number >= 9], zone="urban"
        )
        add_person(store, workshop_id=workshop, given_names="Ana", sex="woman", birth_year=1980 + number)
        record_consent(
            store,
            workshop_id=workshop,
            purpose="cluster_statistics",
            granted=number > 1,
            decided_on="2026-01-02",
            text_version="1",
        )
        add_visit(store, workshop, make_visit(1, "2026-02-10"))
        if number < 7:
            add_visit(store, workshop, make_visit(2, "2026-08-10", 1))
        _write(store, workshop, number)
    yield store
    store.close()


def _write(store: Store, workshop: int, number: int) -> None:
    """Contacts of 90 minutes, and milestones: six of sales, two of machines."""
    with store.change("contactos e hitos") as writer:
        writer.insert(
            "contact", workshop_id=workshop, status="held", held_on="2026-03-01",
            contact_minutes=90, travel_minutes=30, channel="workshop",
        )  # fmt: skip
        writer.insert("contact", workshop_id=workshop, status="planned", held_on="2026-12-01")
        writer.insert("contact", workshop_id=workshop, status="held", held_on="2025-12-31")
        kinds = ["sales"] * (2 <= number < 8) + ["machine"] * (2 <= number < 4)
        for kind in kinds:
            writer.insert(
                "milestone",
                workshop_id=workshop,
                kind=kind,
                happened_on="2026-05-01",
                attribution="partly",
                origin="said",
            )
        if number < 2:
            writer.insert(
                "milestone",
                workshop_id=workshop,
                kind="sales",
                happened_on="2026-05-01",
                attribution="partly",
                origin="said",
            )


@pytest.fixture(scope="module")
def report(store: Store) -> CentreReport:
    return read_centre_report(store, PERIOD)


def test_what_was_done_in_the_period_is_counted_and_nothing_else(report: CentreReport) -> None:
    assert report.head.workshops == 12
    assert report.head.reached == report.head.contacted == 12
    assert (report.head.first_rounds, report.head.later_rounds) == (12, 7)
    assert report.activity.contacts == {"workshop": 12}
    assert sum(report.activity.contact_minutes.values()) == 12 * 90
    assert report.activity.travel_minutes == 12 * 30


def test_a_group_of_three_is_hidden_together_with_the_one_that_would_give_it_away(
    report: CentreReport,
) -> None:
    (by_cluster,) = [one for one in report.breakdowns if one.grouping == "cluster"]
    pilar, yaguaron = by_cluster.lines
    assert (pilar.label, yaguaron.label) == ("Pilar", "Yaguarón")
    assert pilar.workshops is pilar.reached is yaguaron.workshops is yaguaron.reached is None
    assert pilar.hours is None
    assert yaguaron.again == 7  # none in Pilar: nought hides nobody
    assert pilar.again == 0


def test_who_refused_statistics_is_in_no_change_and_no_milestone(report: CentreReport) -> None:
    assert report.in_statistics == 10
    by_code = {one.code: one for one in report.changes}
    assert by_code["PRO"].compared == 5  # of the seven with two rounds, two refused
    assert [(one.kind, one.count) for one in report.milestones] == [("sales", 6)]


def test_a_kind_of_milestone_of_two_workshops_is_not_told(report: CentreReport) -> None:
    assert report.hidden_milestones == 1


def test_no_change_is_claimed_while_the_noise_is_not_known(report: CentreReport) -> None:
    for change in report.changes:
        if change.compared:
            assert change.counts["rose"] == change.counts["fell"] == 0
            assert change.counts["noise_unknown"] == change.compared
    by_code = {one.code: one for one in report.changes}
    assert by_code["PRO"].now is not None
    assert by_code["PRO"].then is not None


def test_another_period_holds_nothing_of_this_one(store: Store) -> None:
    empty = read_centre_report(store, ("2024-01-01", "2024-12-31"))
    assert empty.head.reached == 0
    assert empty.changes == ()
    assert empty.milestones == ()


def test_a_period_that_was_reported_says_so(store: Store) -> None:
    assert not read_centre_report(store, PERIOD).locked
    with store.change("cerrar") as writer:
        writer.insert("period_lock", date_from="2026-01-01", date_to="2026-12-31", locked_on="2026-12-31")
    assert read_centre_report(store, PERIOD).locked
    store.undo_stack.undo()


def test_a_correction_of_one_milestone_is_counted_and_its_kind_is_not_told(store: Store) -> None:
    first = store.value("SELECT id FROM milestone WHERE kind = 'sales' ORDER BY id DESC LIMIT 1")
    workshop = store.value("SELECT workshop_id FROM milestone WHERE id = ?", (first,))
    with store.change("corregir") as writer:
        writer.insert(
            "milestone", workshop_id=workshop, kind="sales", happened_on="2026-05-01",
            attribution="not", origin="said", corrects_id=first, correction_reason="se anotó mal",
        )  # fmt: skip
    told = read_centre_report(store, PERIOD)
    assert (told.corrected, told.corrections) == (1, ())
    store.undo_stack.undo()


def test_what_is_taken_from_a_whole_does_not_leave_a_few(store: Store) -> None:
    workshop = store.value("SELECT id FROM workshop ORDER BY id LIMIT 1")
    with store.change("sin contacto") as writer:
        for row in store.rows(
            "SELECT id FROM contact WHERE workshop_id = ? AND held_on >= '2026-01-01' AND status = 'held'",
            (workshop,),
        ):
            writer.delete("contact", row[0])
    head = read_centre_report(store, PERIOD).head
    assert (head.reached, head.contacted) == (12, None)  # one of the twelve would stand out
    store.undo_stack.undo()


def test_few_workshops_with_steps_are_no_number_either(store: Store) -> None:
    workshops = [row[0] for row in store.rows("SELECT id FROM workshop ORDER BY id LIMIT 5")]
    with store.change("pasos") as writer:
        for workshop in workshops[2:]:
            writer.insert("workshop_step", workshop_id=workshop, step="RUC", status="done")
    told = read_centre_report(store, PERIOD)
    assert told.ladder_workshops is None
    (ruc,) = [one for one in told.ladders if one.step == "RUC"]
    assert ruc.counts["done"] is None
    store.undo_stack.undo()


def _course(code: str, women: int, men: int) -> CourseTaken:
    """A course that so many took."""
    people = {number: "woman" if number < women else "man" for number in range(women + men)}
    return CourseTaken(code, f"Curso {code}", frozenset({1, 2}), people, minutes=600)


def test_workshops_that_are_counted_alike_share_what_they_are_counted_by(report: CentreReport) -> None:
    profiles = report.activity.profiles.values()
    assert len(profiles) == 12
    assert len({id(one) for one in profiles}) == len(set(profiles)) < 12


def test_the_young_are_told_with_their_neighbours_and_do_not_vanish() -> None:
    """Four under 30 hid themselves and took the forty-year-olds with them."""
    ages = ["18_29"] * 4 + ["30_44"] * 9 + ["45_59"] * 8 + ["60_up"] * 6
    profiles = {number: Profile(age_group=age) for number, age in enumerate(ages)}
    everybody = frozenset(profiles)
    rounds = dict.fromkeys(profiles, (1, 2))
    activity = Activity(profiles, contacted=everybody, trained=frozenset(), rounds=rounds)
    lines = break_down(activity, "age_group").lines
    assert [(line.label, line.workshops, line.reached) for line in lines] == [
        ("hasta 44", 13, 13), ("45 a 59", 8, 8), ("60 y más", 6, 6),
    ]  # fmt: skip
    enough = {number: Profile(age_group=age) for number, age in enumerate(["18_29"] * 5 + ages[4:])}
    apart = break_down(replace(activity, profiles=enough, contacted=frozenset(enough)), "age_group")
    assert apart.lines[0].label == "18 a 29"


def test_a_course_tells_its_people_and_the_women_among_them() -> None:
    (line,) = tell_courses([_course("A", 7, 6)])
    assert (line.title, line.events) == ("Curso A", 2)
    assert (line.people, line.women, line.minutes) == (13, 7, 600)


def test_few_women_or_men_of_a_course_are_not_told() -> None:
    lines = {one.code: one for one in tell_courses([_course("A", 2, 9), _course("B", 8, 9)])}
    assert lines["A"].women is None
    assert lines["A"].people == 11


def test_a_course_of_few_people_does_not_tell_its_hours() -> None:
    lines = {one.code: one for one in tell_courses([_course("A", 3, 0), _course("B", 8, 9)])}
    assert (lines["A"].people, lines["A"].minutes) == (None, None)


def _topic(workshops: int, minutes: int) -> HoursRow:
    return HoursRow("GES", workshops, workshops, workshops, minutes, 0, 0)


def test_a_topic_of_few_workshops_is_hidden_with_another_one() -> None:
    named = [("Costos", _topic(9, 900)), ("Local", _topic(6, 300)), ("Mercado", _topic(2, 60))]
    lines = {one.title: one for one in tell_topics(named)}
    assert lines["Costos"].minutes == 900
    assert lines["Local"].minutes is lines["Mercado"].minutes is None
