"""The visit log: planned, held, changed, signed, and left alone once it was reported."""

import io

import pytest
from PIL import Image

from app.contacts.operations import (
    add_contact_photo,
    change_contact,
    clear_signature,
    mark_missed,
    note_action,
    plan_contact,
    record_contact,
    remove_contact,
    remove_contact_photo,
    set_contact_consultants,
    set_next_contact,
    sign_contact,
    start_contact,
)
from app.contacts.queries import (
    last_contact,
    list_contact_actions,
    list_contacts,
    next_contact,
    read_contact,
)
from app.contacts.words import read_minutes
from app.diagnosis.queries import read_photo
from app.errors import DataProblem
from app.figures.locks import lock_period
from app.improvement.operations import add_action
from app.improvement.queries import latest_programme
from app.registry.operations import add_consultant, add_workshop
from app.storage.checking import check_office
from app.storage.store import Store
from tests.contacts.programmes import start_small_programme


def png(size: tuple[int, int] = (40, 20)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "teal").save(target, "PNG")
    return target.getvalue()


def test_a_contact_says_who_how_long_and_about_what(store: Store, workshop: int) -> None:
    other = add_consultant(store, name="Ana Benítez")
    contact = record_contact(
        store,
        workshop_id=workshop,
        held_on="2026-11-20",
        contact_minutes=60,
        topics=("FOR", "GES"),
        what_was_done=" Miramos el cuaderno. ",
    )
    set_contact_consultants(store, contact_id=contact, consultants=[store.user or 0, other])
    read = read_contact(store, contact)
    assert (read.status, read.channel, read.contact_minutes) == ("held", "workshop", 60)
    assert read.topics == ("GES", "FOR")
    assert read.what_was_done == "Miramos el cuaderno."
    assert [one.name for one in read.consultants] == ["Liz Ayala", "Ana Benítez"]
    (line,) = list_contacts(store, workshop_id=workshop)
    assert (line.workshop_code, line.consultants, line.minutes) == (
        "YAG-001",
        ("Liz Ayala", "Ana Benítez"),
        60,
    )
    assert list_contacts(store, consultant_id=other) == [line]
    assert list_contacts(store, period=("2026-11-21", "2026-12-31")) == []
    set_contact_consultants(store, contact_id=contact, consultants=[other])
    assert list_contacts(store, workshop_id=workshop)[0].consultants == ("Ana Benítez",)


def test_a_call_has_no_travel(store: Store, workshop: int) -> None:
    call = record_contact(store, workshop_id=workshop, held_on="2026-11-20", channel="phone")
    assert read_contact(store, call).travel_minutes == 0
    change_contact(store, contact_id=call, channel="workshop")
    assert read_contact(store, call).travel_minutes is None
    change_contact(store, contact_id=call, travel_minutes=40)
    change_contact(store, contact_id=call, channel="whatsapp")
    assert read_contact(store, call).travel_minutes == 0


def test_a_planned_contact_that_is_held_keeps_its_row(store: Store, workshop: int) -> None:
    planned = plan_contact(store, workshop_id=workshop, held_on="2026-11-20", starts_at="09:00")
    assert start_contact(store, contact_id=planned, held_on="2026-11-21") == planned
    read = read_contact(store, planned)
    assert (read.status, read.held_on, read.starts_at) == ("held", "2026-11-21", "09:00")
    with pytest.raises(DataProblem, match="prevista"):
        mark_missed(store, contact_id=planned)
    other = plan_contact(store, workshop_id=workshop, held_on="2026-12-20")
    mark_missed(store, contact_id=other)
    assert [one.status for one in list_contacts(store)] == ["missed", "held"]


@pytest.mark.parametrize(
    "fields",
    [{"contact_minutes": -1}, {"travel_minutes": 1441}, {"contact_minutes": 1.5}, {"held_on": "x"}],
)
def test_minutes_and_days_that_cannot_be_are_refused(
    store: Store, workshop: int, fields: dict[str, object]
) -> None:
    contact = record_contact(store, workshop_id=workshop, held_on="2026-11-20")
    with pytest.raises(DataProblem):
        change_contact(store, contact_id=contact, **fields)
    assert read_contact(store, contact).held_on == "2026-11-20"


def test_the_next_date_is_a_planned_contact_of_the_same_step(store: Store, workshop: int) -> None:
    contact = record_contact(store, workshop_id=workshop, held_on="2026-11-20")
    planned = set_next_contact(store, contact_id=contact, held_on="2026-12-04", starts_at="14:00")
    found = next_contact(store, workshop, after="2026-11-20")
    assert found is not None
    assert (found.id, found.held_on, found.starts_at) == (planned, "2026-12-04", "14:00")
    assert set_next_contact(store, contact_id=contact, held_on="2026-12-07") == planned
    assert [one.held_on for one in list_contacts(store)] == ["2026-12-07", "2026-11-20"]
    with pytest.raises(DataProblem, match="anterior"):
        set_next_contact(store, contact_id=contact, held_on="2026-11-19")
    assert set_next_contact(store, contact_id=contact, held_on=None) is None
    assert next_contact(store, workshop, after="2026-11-20") is None
    store.undo_stack.undo()
    assert next_contact(store, workshop, after="2026-11-20") is not None


def test_what_was_done_on_an_action_is_known_and_completes_it(store: Store, workshop: int) -> None:
    programme = start_small_programme(store, workshop, "2026-05-01")
    action = add_action(store, programme_id=programme, title="Comprar matafuego", source="owner")
    add_action(store, programme_id=programme, title="Anotar ventas", source="owner")
    contact = record_contact(store, workshop_id=workshop, held_on="2026-11-20")
    assert read_contact(store, contact).programme_id == programme
    note_action(store, contact_id=contact, action_id=action, progress="done", what="Está en la pared")
    done, open_one = read_contact(store, contact).actions
    assert (done.status, done.progress, done.what) == ("done", "done", "Está en la pared")
    assert (open_one.status, open_one.progress) == ("open", None)
    latest = latest_programme(store, workshop)
    assert latest is not None
    assert [one.done_on for one in latest.actions] == ["2026-11-20", None]
    assert [one.title for one in list_contact_actions(store, workshop)] == ["Anotar ventas"]
    note_action(store, contact_id=contact, action_id=action, progress="advanced")
    (back, _other) = read_contact(store, contact).actions
    assert (back.status, back.progress, back.what) == ("open", "advanced", "Está en la pared")
    store.undo_stack.undo()
    assert read_contact(store, contact).actions[0].status == "done"
    note_action(store, contact_id=contact, action_id=action, progress=None)
    assert [one.progress for one in read_contact(store, contact).actions] == [None, None]


def test_an_action_done_before_is_not_opened_by_another_contact(store: Store, workshop: int) -> None:
    programme = start_small_programme(store, workshop, "2026-05-01")
    action = add_action(store, programme_id=programme, title="Comprar matafuego", source="owner")
    first = record_contact(store, workshop_id=workshop, held_on="2026-10-20")
    note_action(store, contact_id=first, action_id=action, progress="done")
    second = record_contact(store, workshop_id=workshop, held_on="2026-11-20")
    note_action(store, contact_id=second, action_id=action, progress="done")
    note_action(store, contact_id=second, action_id=action, progress="none")
    assert read_contact(store, second).actions[0].status == "done"


def test_photos_are_made_small_and_can_be_taken_out(store: Store, workshop: int) -> None:
    contact = record_contact(store, workshop_id=workshop, held_on="2026-11-20")
    photo = add_contact_photo(
        store, contact_id=contact, content=png((3000, 100)), moment="before", caption="la mesa"
    )
    (kept,) = read_contact(store, contact).photos
    assert (kept.moment, kept.caption) == ("before", "la mesa")
    assert Image.open(io.BytesIO(read_photo(store, kept.blob_hash))).width == 1280
    remove_contact_photo(store, photo_id=photo)
    assert read_contact(store, contact).photos == ()
    with pytest.raises(DataProblem):
        remove_contact_photo(store, photo_id=photo)


def test_a_signature_goes_when_what_was_signed_changes(store: Store, workshop: int) -> None:
    contact = record_contact(
        store, workshop_id=workshop, held_on="2026-11-20", workshop_agrees="Anotar las ventas"
    )
    with pytest.raises(DataProblem, match="quién firma"):
        sign_contact(store, contact_id=contact, signed_by=" ", png=png())
    sign_contact(store, contact_id=contact, signed_by="Benita Caballero", png=png())
    change_contact(store, contact_id=contact, contact_minutes=30)
    signed = read_contact(store, contact)
    assert signed.signed_by == "Benita Caballero"
    assert read_photo(store, signed.signature_hash or "") == png()
    change_contact(store, contact_id=contact, workshop_agrees="Otra cosa")
    assert read_contact(store, contact).signature_hash is None
    store.undo_stack.undo()
    assert read_contact(store, contact).signature_hash is not None
    clear_signature(store, contact_id=contact)
    assert read_contact(store, contact).signed_by is None


def test_a_contact_of_a_reported_period_stays_as_it_was_told(store: Store, workshop: int) -> None:
    old = record_contact(store, workshop_id=workshop, held_on="2026-03-10", contact_minutes=30)
    free = record_contact(store, workshop_id=workshop, held_on="2026-08-10")
    planned = plan_contact(store, workshop_id=workshop, held_on="2026-03-20")
    lock_period(store, date_from="2026-01-01", date_to="2026-06-30", locked_on="2026-07-02")
    for attempt in (
        lambda: change_contact(store, contact_id=old, contact_minutes=60),
        lambda: change_contact(store, contact_id=free, held_on="2026-03-11"),
        lambda: remove_contact(store, contact_id=old),
        lambda: set_contact_consultants(store, contact_id=old, consultants=[]),
        lambda: add_contact_photo(store, contact_id=old, content=png()),
        lambda: sign_contact(store, contact_id=old, signed_by="x", png=png()),
    ):
        with pytest.raises(DataProblem, match="ya se informó"):
            attempt()
    late = record_contact(store, workshop_id=workshop, held_on="2026-03-12")
    change_contact(store, contact_id=late, contact_minutes=45)
    assert read_contact(store, late).late
    assert not read_contact(store, free).late
    held = start_contact(store, contact_id=planned)
    assert held != planned
    assert read_contact(store, held).late
    assert [one.late for one in list_contacts(store, status="held")] == [False, True, True, False]
    assert check_office(store).problems == ()


def test_the_last_contact_says_how_long_the_next_may_take(store: Store, workshop: int) -> None:
    assert last_contact(store, workshop) is None
    first = record_contact(store, workshop_id=workshop, held_on="2026-11-20", contact_minutes=75)
    second = record_contact(store, workshop_id=workshop, held_on="2026-11-21")
    assert getattr(last_contact(store, workshop), "id", None) == first
    change_contact(store, contact_id=second, contact_minutes=5)
    assert getattr(last_contact(store, workshop, before=second), "id", None) == first


def test_a_workshop_that_is_gone_has_no_contacts(store: Store, workshop: int) -> None:
    with pytest.raises(DataProblem, match="taller"):
        record_contact(store, workshop_id=workshop + 1, held_on="2026-11-20")
    other = add_workshop(store, name="Otro")
    record_contact(store, workshop_id=other, held_on="2026-11-20")
    with store.change("quitar") as writer:
        writer.delete("workshop", other)
    assert list_contacts(store) == []


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("90", 90), ("90 min", 90), ("1:30", 90), ("1 h 30", 90), ("1h30min", 90), ("1,5 h", 90),
     ("2 horas", 120), ("", None), (" 0 ", 0)],
)  # fmt: skip
def test_minutes_are_read_as_people_write_them(typed: str, minutes: int | None) -> None:
    assert read_minutes(typed) == minutes


def test_what_is_no_time_is_not_read() -> None:
    for typed in ("mucho", "-5", "1:3:5", "h", "99999"):
        with pytest.raises(DataProblem, match=typed):
            read_minutes(typed)
