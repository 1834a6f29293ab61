"""Who can take an order, read from an office; its steps go into programmes and out again."""

from dataclasses import replace
from datetime import date

import pytest

from app.allocation.operations import answer_share, plan_shares
from app.allocation.queries import list_shares
from app.capability.operations import put_in_programme, remove_from_programme
from app.capability.queries import judge_order
from app.capability.records import Candidate, CapacityKind, Fit, OrderAnswer
from app.capability.words import say_deliveries, say_step, say_why_not
from app.errors import DataProblem
from app.formalization.ladder_queries import read_ladder
from app.improvement.operations import complete_action
from app.improvement.queries import latest_programme
from app.registry.operations import set_machines
from app.storage.reader import ReadOnlyReader
from app.storage.store import Store
from app.training.queries import list_enrolments
from app.valuechain.order_operations import add_order, change_order, remove_order
from app.valuechain.queries import read_order
from tests.capability.offices import OrderOffice, fill_order_office

TODAY = "2026-11-30"


@pytest.fixture
def office(store: Store) -> OrderOffice:
    return fill_order_office(store, date.fromisoformat(TODAY))


def ask(store: Store, office: OrderOffice) -> OrderAnswer:
    return judge_order(store, office.order, today=TODAY)


def promise(store: Store, office: OrderOffice, pieces: int, **terms: object) -> None:
    """The measured workshop accepts pieces of another order, in the same days unless `terms` say others."""
    values = {"fabric_on": "2027-01-11", "due_on": "2027-01-22", "standard_minutes": 17.05} | terms
    anchor = read_order(store, office.order).anchor_id
    order = add_order(
        store, anchor_id=anchor, product="guardapolvos", quantity=100_000, asked_on=TODAY, **values
    )
    plan_shares(store, order_id=order, quantities={office.measured: pieces})
    (share,) = list_shares(store, order_id=order)
    answer_share(store, share_id=share.id, status="accepted", day=TODAY)


def find(answer: OrderAnswer, workshop: int) -> Candidate:
    everyone = (*answer.able, *answer.with_steps, *answer.not_now)
    return next(one for one in everyone if one.workshop_id == workshop)


def test_every_workshop_is_in_one_of_the_three(store: Store, office: OrderOffice) -> None:
    answer = ask(store, office)
    assert [one.workshop_id for one in answer.able] == [office.measured, office.said]
    assert [one.workshop_id for one in answer.with_steps] == [office.lacking]
    assert {one.workshop_id for one in answer.not_now} == {office.unknown, office.alert}
    kinds = [one.capacity.kind for one in answer.able]
    assert kinds == [CapacityKind.MEASURED, CapacityKind.SAID]
    said = {one.workshop_id: say_why_not(one.why_not) for one in answer.not_now if one.why_not}
    assert said[office.unknown].startswith("¿Cuántas prendas hace por mes?")
    assert said[office.alert].startswith("Primero, “")


def test_the_days_and_the_minutes_counted_make_the_pieces(store: Store, office: OrderOffice) -> None:
    # fabric on 11 January, delivery on the 22nd: ten working days of about 80 pieces each
    answer = ask(store, office)
    pieces = find(answer, office.measured).capacity.pieces
    assert answer.days == 10
    assert pieces is not None
    assert pieces.low <= 800 <= pieces.high
    assert pieces.middle == pytest.approx(800, abs=15)
    assert answer.total.middle == pieces.middle + 300  # and her word: 660 a month are 30 a day
    assert [one.asked for one in answer.deliveries] == [600, 1800]
    assert answer.deliveries[-1].reached == answer.total
    assert "600" in say_deliveries(answer)


def test_what_is_promised_to_others_is_taken_off(store: Store, office: OrderOffice) -> None:
    free = find(ask(store, office), office.measured)
    promise(store, office, 100)
    assert free.middle - find(ask(store, office), office.measured).middle == 100
    promise(store, office, 50, standard_minutes=None)  # nobody knows its minutes: fifty like these
    assert free.middle - find(ask(store, office), office.measured).middle == 150
    promise(store, office, 50_000)
    none = find(ask(store, office), office.measured)
    assert none.why_not is not None
    assert none.why_not.code == "busy"


@pytest.mark.parametrize(
    ("fabric", "due", "off"),
    [
        (None, "2027-01-08", 0),  # sewn before this order's fabric comes
        ("2027-02-01", "2027-02-12", 0),  # sewn once this one is delivered
        ("2027-01-17", "2027-01-27", 50),  # ten days, of which this one has five
        (None, None, 100),  # nobody knows when: it may be then
        (None, "2026-11-20", 0),  # late already: sewn at once
    ],
)
def test_only_what_falls_into_the_order_s_days_is_taken_off(
    store: Store, office: OrderOffice, fabric: str | None, due: str | None, off: int
) -> None:
    free = find(ask(store, office), office.measured)
    promise(store, office, 100, fabric_on=fabric, due_on=due)
    assert free.middle - find(ask(store, office), office.measured).middle == off


def test_another_day_of_the_order_takes_what_is_promised_until_then(
    store: Store, office: OrderOffice
) -> None:
    later = replace(read_order(store, office.order), due_on="2027-02-05")
    free = find(judge_order(store, office.order, today=TODAY, order=later), office.measured)
    promise(store, office, 100, fabric_on="2027-01-25", due_on="2027-02-04")
    less = find(judge_order(store, office.order, today=TODAY, order=later), office.measured)
    assert free.middle - less.middle == 100
    assert find(ask(store, office), office.measured).capacity.off == 0


def test_fabric_that_came_before_its_day_can_be_sewn(store: Store, office: OrderOffice) -> None:
    change_order(store, order_id=office.order, received_on=TODAY)
    assert ask(store, office).days > 30


def test_what_is_missing_closes_with_what_the_house_has(store: Store, office: OrderOffice) -> None:
    steps = find(ask(store, office), office.lacking).steps
    said = [say_step(one) for one in steps]
    assert "Curso «Control en la mesa», quedan 2 lugares" in said
    assert any(one.startswith("Acordar la ojaladora con Taller") for one in said)
    assert [one.what for one in steps if one.kind == "document"] == ["RUC", "TIMBRADO"]
    assert [one.on for one in steps] == sorted(one.on for one in steps)


def test_one_click_puts_the_steps_in_her_programme_and_one_undo_takes_them_out(
    store: Store, office: OrderOffice
) -> None:
    candidate = find(ask(store, office), office.lacking)
    before = store.value("SELECT count(*) FROM action WHERE deleted = 0")
    made = put_in_programme(
        store, order_id=office.order, workshop_id=office.lacking, steps=candidate.steps, today=TODAY
    )
    assert len(made) == len(candidate.steps) == 4
    programme = latest_programme(store, office.lacking)
    assert programme is not None
    assert len(programme.open_actions) == 4
    for action in programme.open_actions:
        assert action.because == (
            "por el pedido 1 de Uniformes Arapoty S.A.: 1.800 guardapolvos, para el 22 de enero de 2027"
        )
    (enrolment,) = list_enrolments(store, office.event)
    assert (enrolment.trainee.workshop_id, enrolment.status) == (office.lacking, "enrolled")
    stamped = read_ladder(store, office.lacking, today=TODAY).state("TIMBRADO")
    assert stamped is not None
    assert stamped.ties
    again = find(ask(store, office), office.lacking)
    assert again.fit is Fit.WITH_STEPS
    assert again.in_programme
    assert {(one.kind, one.what, one.on) for one in again.steps} == {
        (one.kind, one.what, one.on) for one in candidate.steps
    }
    store.undo_stack.undo()
    assert store.value("SELECT count(*) FROM action WHERE deleted = 0") == before
    assert latest_programme(store, office.lacking) is None
    assert list_enrolments(store, office.event) == []
    assert not find(ask(store, office), office.lacking).in_programme


def test_they_come_out_again_when_somebody_says_so(store: Store, office: OrderOffice) -> None:
    candidate = find(ask(store, office), office.lacking)
    put_in_programme(
        store, order_id=office.order, workshop_id=office.lacking, steps=candidate.steps, today=TODAY
    )
    programme = latest_programme(store, office.lacking)
    assert programme is not None
    done = next(one for one in programme.open_actions if "ojaladora" in one.title)
    complete_action(store, action_id=done.id, done_on=TODAY)
    half = find(ask(store, office), office.lacking)
    assert not any(one.kind == "borrow" for one in half.steps)  # its gap is closed
    remove_from_programme(store, order_id=office.order, workshop_id=office.lacking)
    programme = latest_programme(store, office.lacking)
    assert programme is not None
    assert [one.id for one in programme.actions] == [done.id]  # what was done stays
    assert list_enrolments(store, office.event) == []
    again = find(ask(store, office), office.lacking)
    assert not again.in_programme
    assert not any(one.kind == "borrow" for one in again.steps)


def test_nothing_is_written_twice_and_what_was_there_stays(store: Store, office: OrderOffice) -> None:
    candidate = find(ask(store, office), office.lacking)
    for _turn in range(2):
        put_in_programme(
            store, order_id=office.order, workshop_id=office.lacking, steps=candidate.steps, today=TODAY
        )
    programme = latest_programme(store, office.lacking)
    assert programme is not None
    titles = [one.title for one in programme.open_actions]
    assert len(titles) == len(set(titles)) == len(candidate.steps)
    assert store.value("SELECT count(*) FROM order_step WHERE deleted = 0") == len(candidate.steps)
    assert len(list_enrolments(store, office.event)) == 1


def test_a_workshop_without_a_diagnostic_has_no_programme(store: Store, office: OrderOffice) -> None:
    store.undo_stack.close_step()
    with store.change("prueba") as writer:
        for row in store.rows("SELECT id FROM visit WHERE workshop_id = ?", (office.lacking,)):
            writer.delete("visit", row[0])
    with pytest.raises(DataProblem, match="todavía no tiene diagnóstico"):
        put_in_programme(store, order_id=office.order, workshop_id=office.lacking, steps=(), today=TODAY)


def test_a_blind_round_gives_nothing_away(store: Store, office: OrderOffice) -> None:
    with store.change("ronda a ciegas") as writer:
        instrument = store.value("SELECT instrument_id FROM visit LIMIT 1")
        writer.insert(
            "visit", workshop_id=office.lacking, instrument_id=instrument, round=2, visited_on=TODAY,
            status="draft", previous_shown=0,
        )  # fmt: skip
    gaps = {gap.code: gap for gap in find(ask(store, office), office.lacking).gaps}
    assert not gaps["item:PRO-04"].known


def test_an_order_without_a_day_says_what_to_write(store: Store, office: OrderOffice) -> None:
    change_order(store, order_id=office.order, due_on=None)
    with pytest.raises(DataProblem, match="Falta el día de entrega"):
        ask(store, office)


def test_what_would_be_on_another_day(store: Store, office: OrderOffice) -> None:
    order = replace(read_order(store, office.order), due_on="2027-01-29")
    later = judge_order(store, office.order, today=TODAY, order=order)
    assert later.days == 15
    assert later.total.middle > ask(store, office).total.middle


def test_without_standard_minutes_only_words_are_left(store: Store, office: OrderOffice) -> None:
    change_order(store, order_id=office.order, standard_minutes=None)
    answer = ask(store, office)
    assert [one.workshop_id for one in answer.able] == [office.said]
    found = find(answer, office.measured)
    assert found.why_not is not None
    assert found.why_not.code == "minutes"


def test_the_number_of_queries_does_not_grow_with_the_workshops(
    store: Store, office: OrderOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    plain = ReadOnlyReader.execute

    def noted(self: ReadOnlyReader, sql: str, parameters: object = ()) -> object:
        asked.append(sql)
        return plain(self, sql, parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(ReadOnlyReader, "execute", noted)
    with store.reader() as reader:
        judge_order(reader, office.order, today=TODAY)
        few = len(asked)
    with store.change("muchos") as writer:
        cluster = store.value("SELECT id FROM cluster")
        new = [
            writer.insert("workshop", code=f"YAG-9{at:02d}", name=f"Taller {at}", cluster_id=cluster)
            for at in range(30)
        ]
    for one in new[:5]:
        set_machines(store, workshop_id=one, machines=[("ojaladora", 1, None)])
    asked.clear()
    with store.reader() as reader:
        answer = judge_order(reader, office.order, today=TODAY)
    assert len(answer.not_now) == 32
    assert len(asked) == few


def test_an_order_that_is_removed_takes_its_steps_with_it(store: Store, office: OrderOffice) -> None:
    steps = find(ask(store, office), office.lacking).steps
    put_in_programme(store, order_id=office.order, workshop_id=office.lacking, steps=steps, today=TODAY)
    store.undo_stack.close_step()
    live = "SELECT count(*) FROM order_step WHERE deleted = 0"
    put = store.value(live)
    assert put > 0
    remove_order(store, order_id=office.order)
    assert store.value(live) == 0
    store.undo_stack.undo()
    assert store.value(live) == put
