"""Hours are told once: whatever they are broken down by, they add up to the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.contacts.hour_queries import read_hours
from app.contacts.hours import (
    GROUPINGS,
    Owner,
    TimeEntry,
    group_hours,
    share_minutes,
    total_hours,
)
from app.contacts.lists import hours_sheet
from app.contacts.operations import plan_contact, record_contact, set_contact_consultants
from app.registry.operations import add_consultant, add_person, add_workshop
from app.storage.store import Store

minutes = st.integers(0, 600)
owners = st.lists(
    st.builds(
        Owner,
        st.integers(1, 9),
        st.sampled_from(["woman", "man", None]),
        st.sampled_from(["18_29", "30_44", None]),
    ),
    max_size=3,
    unique_by=lambda owner: owner.id,
).map(tuple)
entries = st.lists(
    st.builds(
        TimeEntry, contact_id=st.integers(1, 99), workshop_id=st.integers(1, 5),
        held_on=st.sampled_from(["2026-01-31", "2026-02-01", "2026-12-31"]),
        contact_minutes=minutes, preparation_minutes=minutes, travel_minutes=minutes,
        consultants=st.lists(st.integers(1, 4), max_size=3, unique=True).map(tuple),
        topics=st.lists(st.sampled_from(["GES", "PRO", "FOR"]), max_size=3, unique=True).map(tuple),
        owners=owners,
    ),
    max_size=8, unique_by=lambda entry: entry.contact_id,
)  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(minutes, st.integers(1, 7))
def test_parts_are_whole_equal_and_add_up(total: int, parts: int) -> None:
    shared = share_minutes(total, parts)
    assert sum(shared) == total
    assert max(shared) - min(shared) <= 1


@settings(max_examples=50, deadline=None)
@given(entries)
def test_every_breakdown_adds_up_to_the_whole(held: list[TimeEntry]) -> None:
    whole = total_hours(held)
    assert whole.minutes == sum(entry.minutes for entry in held)
    for by in GROUPINGS:
        rows = group_hours(held, by)
        assert len({row.key for row in rows}) == len(rows)
        for name in ("contact_minutes", "preparation_minutes", "travel_minutes"):
            assert sum(getattr(row, name) for row in rows) == getattr(whole, name)
        assert all(row.contacts <= whole.contacts for row in rows)
    assert sum(row.contacts for row in group_hours(held, "month")) == whole.contacts


def test_two_consultants_share_a_visit_and_only_what_was_held_counts(store: Store, workshop: int) -> None:
    ana = add_consultant(store, name="Ana Benítez")
    add_person(
        store,
        workshop_id=workshop,
        given_names="Benita",
        surnames="Caballero",
        sex="woman",
        birth_year=1990,
    )
    contact = record_contact(
        store,
        workshop_id=workshop,
        held_on="2026-11-20",
        contact_minutes=95,
        travel_minutes=30,
        topics=("GES", "PRG"),
    )
    set_contact_consultants(store, contact_id=contact, consultants=[store.user or 0, ana])
    record_contact(
        store,
        workshop_id=add_workshop(store, name="Otro"),
        held_on="2026-10-02",
        contact_minutes=10,
        channel="phone",
    )
    plan_contact(store, workshop_id=workshop, held_on="2026-12-01")
    rows, total = read_hours(store, ("2026-01-01", "2026-12-31"), "consultant")
    assert [(name, row.minutes, row.contacts) for name, row in rows] == [
        ("Liz Ayala", 48 + 15 + 10, 2),
        ("Ana Benítez", 47 + 15, 1),
    ]
    assert (total.contacts, total.workshops, total.people, total.minutes) == (2, 2, 1, 135)
    by_topic = {name: row.contact_minutes for name, row in read_hours(store, None, "topic")[0]}
    assert by_topic == {"Gestión y costos": 48, "Seguimiento del programa": 47, "Sin tema": 10}
    assert [name for name, _row in read_hours(store, None, "month")[0]] == [
        "octubre de 2026",
        "noviembre de 2026",
    ]
    assert {name for name, _row in read_hours(store, None, "age_group")[0]} == {
        "30 a 44",
        "Sin dato",
    }
    (first, *_rest), _total = read_hours(store, ("2026-11-01", "2026-11-30"), "workshop")
    assert first[0] == "YAG-001  Confecciones Santa Librada"


def test_small_groups_of_people_are_not_told_outside_the_office() -> None:
    held = [
        TimeEntry(
            contact, contact, "2026-11-20", 60, owners=(Owner(contact, sex, "30_44"),),
            consultants=(1,), topics=("GES",),
        )
        for contact, sex in enumerate(["woman"] * 7 + ["man"] * 6 + ["other"] * 2)
    ]  # fmt: skip
    rows = [(str(row.key), row) for row in group_hours(held, "sex")]
    table = hours_sheet([*rows, ("Todo", total_hours(held))], "sex")
    told = {row[0]: row[3] for row in table.rows}
    assert told == {"woman": 7, "man": None, "other": None, "Todo": 15}
    assert "menos de cinco" in table.note
    by_age = [(str(row.key), row) for row in group_hours(held, "age_group")]
    assert hours_sheet([*by_age, ("Todo", total_hours(held))], "age_group").rows[0][3] == 15
