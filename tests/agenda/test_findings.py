"""Each rule finds what is wrong, lets what is right alone, and forgets what was accepted."""

from collections.abc import Callable

import pytest

from app.agenda.findings import all_rules, count_findings, list_accepted, list_findings
from app.agenda.operations import accept_finding, reopen_finding
from app.agenda.records import Finding
from app.contacts.operations import plan_contact, record_contact
from app.improvement.operations import (
    add_action,
    change_action,
    change_programme,
    complete_action,
    start_programme,
)
from app.place import Place
from app.registry.operations import add_workshop, change_workshop, record_consent
from app.storage.store import Store
from tests.agenda.conftest import TODAY, day
from tests.rounds import finish_round

Wrong = Callable[[Store, list[int]], None]


def kinds(store: Store) -> set[str]:
    return {one.kind for one in list_findings(store, today=TODAY)}


def of_kind(store: Store, kind: str) -> list[Finding]:
    return list_findings(store, today=TODAY, kind=kind)


def insert(store: Store, table: str, **values: object) -> int:
    with store.change("prueba") as writer:
        return writer.insert(table, **values)  # type: ignore[arg-type]


def programme(store: Store, workshop: int, **action: object) -> int:
    visit = finish_round(store, workshop, 1, day(-40))
    begun = start_programme(store, visit_id=visit, recommendations=[])
    return add_action(store, programme_id=begun, title="Anotar las ventas", source="consultant", **action)


def session(store: Store, shift: int) -> int:
    event = insert(store, "event", course="CUR-01", title="Costos")
    insert(store, "event_session", event_id=event, position=1, held_on=day(shift))
    return event


def trainee(store: Store, workshop: int, born: int) -> None:
    event = insert(store, "event", course="CUR-01", title="Costos")
    one = insert(store, "trainee", workshop_id=workshop, given_names="Ana", birth_year=born)
    insert(store, "enrolment", event_id=event, trainee_id=one, position=1)


def step(store: Store, workshop: int, **values: object) -> None:
    insert(store, "workshop_step", workshop_id=workshop, step="PATENTE", status="done", **values)


def two_steps(store: Store, workshop: int, people_on: str, employer_on: str) -> None:
    """People in IPS, and the employer's number that they need."""
    for code, done_on in (("IPS-PERSONAS", people_on), ("IPS-PATRONAL", employer_on)):
        insert(
            store, "workshop_step", workshop_id=workshop, step=code, status="done", number="12",
            done_on=done_on,
        )  # fmt: skip


def contact(store: Store, workshop: int, status: str, held_on: str) -> None:
    insert(
        store, "contact", workshop_id=workshop, status=status, held_on=held_on, channel="workshop",
        contact_minutes=60,
    )  # fmt: skip


def promised(store: Store, workshop: int, **days: str) -> None:
    """As an earlier program kept it, without asking."""
    programme(store, workshop)
    with store.change("prueba") as writer:
        writer.update("programme", store.value("SELECT id FROM programme"), **days)


def member(store: Store, workshop: int, joined_on: str) -> None:
    club = insert(store, "association", name="Asociación")
    insert(store, "membership", workshop_id=workshop, association_id=club, joined_on=joined_on)


def attended(store: Store, workshop: int, shift: int) -> None:
    event = session(store, shift)
    one = insert(store, "trainee", workshop_id=workshop, given_names="Ana")
    enrolment = insert(store, "enrolment", event_id=event, trainee_id=one, position=1)
    held = store.value("SELECT id FROM event_session WHERE event_id = ?", (event,))
    insert(store, "attendance", session_id=held, enrolment_id=enrolment, mark="present")


def _visit_on(store: Store, workshop: int, visited_on: str) -> None:
    _draft(store, workshop, -1)
    with store.change("prueba") as writer:
        writer.update("visit", store.value("SELECT max(id) FROM visit"), visited_on=visited_on)


def milestone(store: Store, workshop: int, **values: object) -> None:
    insert(
        store, "milestone", workshop_id=workshop, kind="people", happened_on=day(-9),
        attribution="partly", origin="document", **values,
    )  # fmt: skip


def figure(store: Store, workshop: int, shift: int) -> None:
    insert(
        store, "figure", workshop_id=workshop, kind="people", period_from=day(shift),
        period_to=day(shift + 30), value=4, origin="said",
    )  # fmt: skip


def born(store: Store, year: int) -> None:
    with store.change("año") as writer:
        writer.update("person", store.value("SELECT min(id) FROM person"), birth_year=year)


def enquiry(store: Store, shift: int, status: str = "open") -> None:
    insert(
        store, "enquiry", asked_on=day(shift), topic="FOR", question="¿?", asker_name="Ramona",
        status=status,
    )  # fmt: skip


def complete(store: Store, workshop: int, evidence: str | None) -> None:
    action = programme(store, workshop)
    change_action(store, action_id=action, evidence=evidence)
    complete_action(store, action_id=action, done_on=day(-2))


def order(store: Store, **more: object) -> int:
    anchor = insert(store, "anchor", name="Uniformes Arapoty S.A.")
    values = {"status": "agreed", "due_on": day(20)} | more
    return insert(
        store, "anchor_order", anchor_id=anchor, number=1, product="guardapolvos", quantity=600,
        asked_on=day(-30), **values,
    )  # fmt: skip


def meeting(store: Store, shift: int) -> None:
    association = insert(store, "association", name="Costureros del Cerro")
    insert(store, "association_meeting", association_id=association, kind="board", held_on=day(shift))


def cash(store: Store, more: int) -> None:
    """What came in, and as much that went out, less or more."""
    association = insert(store, "association", name="Costureros del Cerro")
    for number, (way, amount) in enumerate((("in", 9_000), ("out", 9_000 - more)), 1):
        insert(
            store, "cash_entry", association_id=association, number=number, day=day(-3), direction=way,
            amount=amount, kind="other", what="x",
        )  # fmt: skip


def sized(store: Store, quantity: int) -> None:
    insert(store, "order_size", order_id=order(store), size="12", quantity=quantity)


def delivered(store: Store, pieces: int) -> None:
    insert(store, "order_delivery", order_id=order(store), delivered_on=day(-2), delivered=pieces)


def style(store: Store, workshop: int, *operations: str) -> int:
    made = insert(store, "style", workshop_id=workshop, name="Guardapolvo")
    for place, name in enumerate(operations):
        insert(store, "operation", style_id=made, position=float(place), name=name)
    return made


def study(store: Store, workshop: int, days: int) -> None:
    made = style(store, workshop, "Pegar cuello")
    insert(store, "time_study", style_id=made, studied_on=day(days), allowance=0.15)


WRONG: dict[str, Wrong] = {
    "style-without-operations": lambda s, w: void(style(s, w[0])),
    "study-left-open": lambda s, w: study(s, w[0], -1),
    "order-without-day": lambda s, w: void(order(s, due_on=None)),
    "order-late": lambda s, w: void(order(s, due_on=day(-1))),
    "order-sizes": lambda s, w: sized(s, 590),
    "order-too-much": lambda s, w: delivered(s, 601),
    "meeting-not-told": lambda s, _w: meeting(s, -1),
    "cash-below-nothing": lambda s, _w: cash(s, -500),
    "contact-without-minutes": lambda s, w: void(record_contact(s, workshop_id=w[0], held_on=day(-1))),
    "contact-overdue": lambda s, w: void(plan_contact(s, workshop_id=w[0], held_on=day(-31))),
    "contact-in-future": lambda s, w: void(
        record_contact(s, workshop_id=w[0], held_on=day(1), contact_minutes=60)
    ),
    "old-draft": lambda s, w: _draft(s, w[0], -31),
    "enquiry-unanswered": lambda s, _w: enquiry(s, -31),
    "workshop-without-consent": lambda s, w: void(finish_round(s, w[0], 1, day(-1))),
    "impossible-age": lambda s, _w: born(s, TODAY.year - 11),
    "trainee-impossible-age": lambda s, w: trainee(s, w[0], TODAY.year - 101),
    "duplicate-code": lambda s, w: change_workshop(s, workshop_id=w[1], code="YAG-001"),
    "wrong-ruc": lambda s, w: change_workshop(s, workshop_id=w[0], ruc="1234567-0"),
    "workshop-without-owner": lambda s, _w: void(add_workshop(s, name="Sin dueña")),
    "workshop-without-cluster": lambda s, _w: void(add_workshop(s, name="Sin territorio")),
    "visit-without-programme": lambda s, w: void(finish_round(s, w[0], 1, day(-1))),
    "programme-without-next-visit": lambda s, w: void(programme(s, w[0])),
    "done-without-evidence": lambda s, w: complete(s, w[0], None),
    "action-long-overdue": lambda s, w: void(programme(s, w[0], due_on=day(-183))),
    "event-without-attendance": lambda s, _w: void(session(s, -1)),
    "step-without-document": lambda s, w: step(s, w[0]),
    "step-expired": lambda s, w: step(s, w[0], number="12", expires_on=day(-1)),
    "step-too-early": lambda s, w: two_steps(s, w[0], day(-9), day(-8)),
    "figure-in-future": lambda s, w: figure(s, w[0], 1),
    "milestone-without-document": lambda s, w: milestone(s, w[0]),
    "visit-day": lambda s, w: _visit_on(s, w[0], "1990-01-01"),
    "contact-long-ago": lambda s, w: contact(s, w[0], "held", "1962-12-05"),
    "contact-planned-far": lambda s, w: contact(s, w[0], "planned", "2062-12-05"),
    "visit-promised-far": lambda s, w: promised(s, w[0], next_visit_on="1962-12-05"),
    "round-promised-far": lambda s, w: promised(s, w[0], next_round_on="2062-12-05"),
    "action-due-far": lambda s, w: void(programme(s, w[0], due_on="2062-12-05")),
    "member-since": lambda s, w: member(s, w[0], "2062"),
    "start-year-ahead": lambda s, w: change_workshop(s, workshop_id=w[0], start_year=2062),
    "step-day": lambda s, w: step(s, w[0], number="12", done_on="2062-01-01"),
    "step-expiry-far": lambda s, w: step(s, w[0], number="12", expires_on="2062-01-01"),
    "session-far": lambda s, _w: void(session(s, 366 * 36)),
    "attendance-ahead": lambda s, w: attended(s, w[0], 1),
    "cost-out-of-reason": lambda s, w: void(programme(s, w[0], cost=350)),
}

RIGHT: dict[str, Wrong] = {
    "style-without-operations": lambda s, w: void(style(s, w[0], "Pegar cuello")),
    "study-left-open": lambda s, w: study(s, w[0], 0),
    "order-without-day": lambda s, w: void(order(s, due_on=None, status="asked")),
    "order-late": lambda s, w: void(order(s, due_on=day(-1), status="delivered")),
    "order-sizes": lambda s, w: sized(s, 600),
    "order-too-much": lambda s, w: delivered(s, 600),
    "meeting-not-told": lambda s, _w: meeting(s, 0),
    "cash-below-nothing": lambda s, _w: cash(s, 0),
    "contact-without-minutes": lambda s, w: void(
        record_contact(s, workshop_id=w[0], held_on=day(-1), contact_minutes=0)
    ),
    "contact-overdue": lambda s, w: void(plan_contact(s, workshop_id=w[0], held_on=day(-30))),
    "contact-in-future": lambda s, w: void(plan_contact(s, workshop_id=w[0], held_on=day(1))),
    "old-draft": lambda s, w: _draft(s, w[0], -30),
    "enquiry-unanswered": lambda s, _w: enquiry(s, -31, "answered"),
    "workshop-without-consent": lambda s, w: _with_consent(s, w[0]),
    "impossible-age": lambda s, _w: born(s, TODAY.year - 12),
    "trainee-impossible-age": lambda s, w: trainee(s, w[0], TODAY.year - 100),
    "duplicate-code": lambda s, w: change_workshop(s, workshop_id=w[1], code="YAG-009"),
    "wrong-ruc": lambda s, w: change_workshop(s, workshop_id=w[0], ruc="no tiene"),
    "done-without-evidence": lambda s, w: complete(s, w[0], "cuaderno fotografiado"),
    "action-long-overdue": lambda s, w: void(programme(s, w[0], due_on=day(-182))),
    "event-without-attendance": lambda s, _w: void(session(s, 0)),
    "step-without-document": lambda s, w: step(s, w[0], number="12"),
    "step-expired": lambda s, w: step(s, w[0], number="12", expires_on=day(0)),
    "step-too-early": lambda s, w: two_steps(s, w[0], day(-8), day(-8)),
    "figure-in-future": lambda s, w: figure(s, w[0], 0),
    "milestone-without-document": lambda s, w: milestone(s, w[0], document="Factura 12"),
    "visit-day": lambda s, w: _draft(s, w[0], -1),
    "contact-long-ago": lambda s, w: contact(s, w[0], "held", day(-900)),
    "contact-planned-far": lambda s, w: contact(s, w[0], "planned", day(700)),
    "visit-promised-far": lambda s, w: promised(s, w[0], next_visit_on=day(-90)),
    "round-promised-far": lambda s, w: promised(s, w[0], next_round_on=day(700)),
    "action-due-far": lambda s, w: void(programme(s, w[0], due_on=day(700))),
    "member-since": lambda s, w: member(s, w[0], "1985-03"),
    "start-year-ahead": lambda s, w: change_workshop(s, workshop_id=w[0], start_year=TODAY.year),
    "step-day": lambda s, w: step(s, w[0], number="12", done_on="1985-01-01"),
    "step-expiry-far": lambda s, w: step(s, w[0], number="12", expires_on=day(3000)),
    "session-far": lambda s, _w: void(session(s, 300)),
    "attendance-ahead": lambda s, w: attended(s, w[0], 0),
    "cost-out-of-reason": lambda s, w: void(programme(s, w[0], cost=350_000)),
}


def void(_made: object) -> None:
    """What was made does not matter here."""


def _draft(store: Store, workshop: int, shift: int) -> None:
    from app.diagnosis.instruments import load_instrument
    from app.diagnosis.operations import start_visit

    start_visit(
        store,
        workshop_id=workshop,
        instrument=load_instrument("confeccion-2026"),
        visited_on=day(shift),
    )


def _with_consent(store: Store, workshop: int) -> None:
    record_consent(
        store,
        workshop_id=workshop,
        purpose="service",
        granted=True,
        decided_on=day(-1),
        text_version="1",
    )
    finish_round(store, workshop, 1, day(-1))


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_found_and_says_where_it_is_mended(
    store: Store, workshops: list[int], kind: str
) -> None:
    assert kind not in kinds(store)
    WRONG[kind](store, workshops)
    (found,) = of_kind(store, kind)
    assert "{" not in found.sentence
    assert found.name or found.code
    assert found.place.of is not None


@pytest.mark.parametrize("kind", RIGHT)
def test_what_is_right_is_left_alone(store: Store, workshops: list[int], kind: str) -> None:
    RIGHT[kind](store, workshops)
    assert of_kind(store, kind) == []


def test_a_programme_whose_visit_was_made_needs_another(store: Store, workshops: list[int]) -> None:
    kind = "programme-without-next-visit"
    programme(store, workshops[0])
    begun = store.value("SELECT id FROM programme")
    change_programme(store, programme_id=begun, next_visit_on=day(-5))
    assert of_kind(store, kind) == [], "it is late, and the day says so"
    record_contact(store, workshop_id=workshops[0], held_on=day(-4), contact_minutes=60)
    (found,) = of_kind(store, kind)
    assert found.place == Place("workshop", workshops[0], part="visits")
    plan_contact(store, workshop_id=workshops[0], held_on=day(20))
    assert of_kind(store, kind) == []


def test_a_workshop_without_any_phone_is_found(store: Store, workshops: list[int]) -> None:
    found = of_kind(store, "workshop-without-phone")
    assert [one.row for one in found] == [workshops[2]]
    assert found[0].place == Place("workshop", workshops[2], part="record")


def test_every_rule_is_tried_here() -> None:
    tried = {*WRONG, "workshop-without-phone"}
    assert {rule.kind for rule in all_rules()} == tried


def test_what_was_accepted_is_not_listed_until_it_is_looked_at_again(
    store: Store, workshops: list[int]
) -> None:
    (found,) = of_kind(store, "workshop-without-phone")
    before = count_findings(store, today=TODAY)
    accepted = accept_finding(store, kind=found.kind, row=found.row, reason=" no tiene ")
    assert of_kind(store, found.kind) == []
    assert count_findings(store, today=TODAY) == before - 1
    (kept,) = list_accepted(store, today=TODAY)
    assert (kept.reason, kept.name) == ("no tiene", "YAG-003  Taller La Esperanza")
    assert store.undo_stack.undo() == "dar por bueno un dato"
    assert of_kind(store, found.kind) == [found]
    store.undo_stack.redo()
    reopen_finding(store, accepted_id=accepted)
    assert of_kind(store, found.kind) == [found]


def test_steps_are_called_by_their_titles(store: Store, workshops: list[int]) -> None:
    step(store, workshops[0])
    (found,) = of_kind(store, "step-without-document")
    assert "PATENTE" not in found.sentence
    assert "atente" in found.sentence


def test_what_several_rules_found_of_a_workshop_is_kept_once(store: Store, workshops: list[int]) -> None:
    step(store, workshops[2], done_on=day(400))
    found = [one for one in list_findings(store, today=TODAY) if one.workshop_id == workshops[2]]
    first, *others = found
    assert {one.kind for one in others} - {first.kind}
    assert all(one.code is first.code and one.name is first.name for one in others)
