"""An order is shared, answered, delivered and paid; what was kept is the workshop's record."""

from datetime import date

import pytest

from app.agenda.notices import Asked
from app.allocation.notices import show_late_shares
from app.allocation.operations import (
    add_share_group,
    answer_share,
    change_share,
    change_share_group,
    note_share_payment,
    plan_shares,
    record_share_delivery,
    remove_share,
    remove_share_group,
)
from app.allocation.queries import (
    all_records,
    list_late_shares,
    list_share_groups,
    list_shares,
    read_promised_shares,
    read_record,
    read_share,
)
from app.allocation.records import KeptRecord, OrderShare
from app.allocation.words import say_record, say_share_came
from app.capability.judging import make_need
from app.capability.records import Promised
from app.errors import DataProblem
from app.registry.timeline import room_events
from app.storage.store import Store
from app.valuechain.order_operations import add_order, change_order, remove_order
from app.valuechain.queries import read_order
from tests.valuechain.conftest import day


@pytest.fixture
def shares(store: Store, order: int, workshops: list[int]) -> list[OrderShare]:
    """300 pieces for each of three workshops."""
    plan_shares(store, order_id=order, quantities=dict.fromkeys(workshops[:3], 300))
    store.undo_stack.close_step()
    return list_shares(store, order_id=order)


def accept(store: Store, share: OrderShare) -> None:
    answer_share(store, share_id=share.id, status="accepted", day=day(-5))


def test_sharing_out_is_one_step(store: Store, order: int, shares: list[OrderShare]) -> None:
    assert {(one.quantity, one.price, one.due_on, one.status) for one in shares} == {
        (300, 12_000, day(10), "planned")
    }
    assert shares[0].workshop == "Confecciones Santa Librada"
    assert store.undo_stack.undo_label == "repartir el pedido 1"
    store.undo_stack.undo()
    assert list_shares(store, order_id=order) == []


def test_a_new_plan_replaces_the_old_and_asks_again_who_had_said_yes(
    store: Store, order: int, shares: list[OrderShare], workshops: list[int]
) -> None:
    accept(store, shares[0])
    accept(store, shares[1])
    plan_shares(
        store,
        order_id=order,
        quantities={workshops[0]: 300, workshops[2]: 350, workshops[3]: 200, workshops[1]: 0},
    )
    found = {one.workshop_id: (one.quantity, one.status) for one in list_shares(store, order_id=order)}
    assert found == {
        workshops[0]: (300, "accepted"),
        workshops[2]: (350, "planned"),
        workshops[3]: (200, "planned"),
    }


def test_nobody_drops_out_of_what_was_not_promised(store: Store, shares: list[OrderShare]) -> None:
    answer_share(store, share_id=shares[0].id, status="thinking", day=day(0))
    answer_share(store, share_id=shares[0].id, status="dropped", day=day(0), reason="sin hilo")
    assert read_share(store, shares[0].id).status == "declined"
    accept(store, shares[1])
    answer_share(store, share_id=shares[1].id, status="dropped", day=day(0), reason="se enfermó")
    dropped = read_share(store, shares[1].id)
    assert (dropped.status, dropped.reason, dropped.missing) == ("dropped", "se enfermó", 0)
    assert read_record(store, dropped.workshop_id) == KeptRecord(dropped.workshop_id, 1, 0, 0, 1)
    with pytest.raises(ValueError, match="maybe"):
        answer_share(store, share_id=shares[2].id, status="maybe", day=day(0))


def test_a_share_changed_after_a_yes_is_asked_again(store: Store, shares: list[OrderShare]) -> None:
    accept(store, shares[0])
    change_share(store, share_id=shares[0].id, note="llama después de las 18")
    assert read_share(store, shares[0].id).status == "accepted"
    change_share(store, share_id=shares[0].id, quantity=320)
    assert read_share(store, shares[0].id).status == "proposed"
    with pytest.raises(DataProblem, match="números enteros"):
        change_share(store, share_id=shares[0].id, quantity=0)


def test_delivered_in_two_times_then_paid(store: Store, shares: list[OrderShare]) -> None:
    share = shares[0]
    with pytest.raises(DataProblem, match="todavía no aceptó"):
        record_share_delivery(store, share_id=share.id, delivered_on=day(0), delivered=100)
    accept(store, share)
    with pytest.raises(DataProblem, match="ninguna entrega"):
        note_share_payment(store, share_id=share.id, paid_on=day(0))
    record_share_delivery(store, share_id=share.id, delivered_on=day(-1), delivered=100)
    part = read_share(store, share.id)
    assert (part.status, part.missing, say_share_came(part)) == ("accepted", 200, "entregó 100 de 300")
    with pytest.raises(DataProblem, match="Volvieron más"):
        record_share_delivery(store, share_id=share.id, delivered_on=day(0), delivered=300, returned=301)
    record_share_delivery(store, share_id=share.id, delivered_on=day(0), delivered=300, returned=4)
    whole = read_share(store, share.id)
    assert (whole.status, say_share_came(whole)) == ("delivered", "entregó las 300, volvieron 4")
    note_share_payment(store, share_id=share.id, paid_on=day(0), paid_amount=3_600_000)
    assert read_share(store, share.id).status == "paid"
    record = read_record(store, share.workshop_id)
    assert (record.due, record.kept, record.pieces, record.returned) == (1, 1, 300, 4)
    assert say_record(record) == "1 de 1 a tiempo"
    told = [(one.day, one.remark) for one in room_events(store, share.workshop_id) if "Pedido 1" in one.text]
    assert told[0][0] == day(0)
    assert "entregó las 300, volvieron 4" in told[0][1]
    store.undo_stack.undo()
    assert read_share(store, share.id).status == "delivered"


def test_who_delivered_a_part_and_is_asked_for_another_number_can_say_yes(
    store: Store, order: int, shares: list[OrderShare], workshops: list[int]
) -> None:
    share = shares[0]
    accept(store, share)
    record_share_delivery(store, share_id=share.id, delivered_on=day(0), delivered=100)
    plan_shares(store, order_id=order, quantities={share.workshop_id: 350})
    assert read_share(store, share.id).status == "planned"
    accept(store, share)
    assert (read_share(store, share.id).status, read_share(store, share.id).missing) == ("accepted", 250)
    with pytest.raises(DataProblem, match="Ya hay prendas entregadas"):
        answer_share(store, share_id=share.id, status="thinking", day=day(0))
    # nobody gets less than what came: it is whole then
    plan_shares(store, order_id=order, quantities={workshops[3]: 200})
    whole = read_share(store, share.id)
    assert (whole.quantity, whole.status) == (100, "delivered")
    change_share(store, share_id=share.id, quantity=160)
    assert read_share(store, share.id).status == "proposed"
    accept(store, share)
    assert read_share(store, share.id).status == "accepted"


def test_who_drops_out_after_a_part_keeps_what_came_and_is_paid_for_it(
    store: Store, order: int, shares: list[OrderShare]
) -> None:
    share = shares[0]
    accept(store, share)
    record_share_delivery(store, share_id=share.id, delivered_on=day(0), delivered=100, returned=2)
    answer_share(store, share_id=share.id, status="dropped", day=day(0), reason="se enfermó")
    mine = [one for one in list_shares(store, order_id=order) if one.workshop_id == share.workshop_id]
    assert [(one.quantity, one.status, one.delivered, one.returned) for one in mine] == [
        (100, "delivered", 100, 2),
        (200, "dropped", None, None),
    ]
    note_share_payment(store, share_id=mine[0].id, paid_on=day(0), paid_amount=1_176_000)
    record = read_record(store, share.workshop_id)
    assert (record.kept, record.dropped, record.pieces, record.returned) == (1, 1, 100, 2)
    store.undo_stack.undo()
    store.undo_stack.undo()
    back = read_share(store, share.id)
    assert (back.quantity, back.status, back.delivered) == (300, "accepted", 100)
    record_share_delivery(store, share_id=share.id, delivered_on=day(0), delivered=300)
    with pytest.raises(DataProblem, match="Ya hay prendas entregadas"):
        answer_share(store, share_id=share.id, status="dropped", day=day(0))


def test_nobody_has_two_parts_of_an_order(store: Store, order: int, shares: list[OrderShare]) -> None:
    accept(store, shares[0])
    answer_share(store, share_id=shares[0].id, status="dropped", day=day(0))
    plan_shares(store, order_id=order, quantities={shares[0].workshop_id: 120})
    with pytest.raises(DataProblem, match="ya tiene otra parte"):
        answer_share(store, share_id=shares[0].id, status="proposed", day=day(0))


def test_late_is_late_on_inicio_and_in_the_record(store: Store, order: int, shares: list[OrderShare]) -> None:
    for share in shares:
        accept(store, share)
    change_order(store, order_id=order, due_on=day(-1), fabric_on=day(-19))
    for share in shares:
        change_share(store, share_id=share.id, due_on=day(-2))
        accept(store, share)
    record_share_delivery(store, share_id=shares[0].id, delivered_on=day(-3), delivered=300)
    record_share_delivery(store, share_id=shares[1].id, delivered_on=day(0), delivered=300)
    asked = Asked(day(0), day(7), day(60), day(-90), None, 5)
    waiting = list_late_shares(store, asked)
    assert (waiting.count, [one.share_id for one in waiting.lines]) == (1, [shares[2].id])
    (line,) = show_late_shares(waiting.lines, date.today())
    assert (line.title, line.remark) == (shares[2].workshop, "pedido 1: entregó 0 de 300")
    kept = {one: (record.kept, record.late) for one, record in all_records(store).items()}
    assert kept == {
        shares[0].workshop_id: (1, 0),
        shares[1].workshop_id: (0, 1),
        shares[2].workshop_id: (0, 1),
    }
    assert say_record(read_record(store, shares[2].workshop_id)) == "0 de 1 a tiempo"


def test_a_share_without_a_day_of_its_own_is_late_by_that_of_the_order(
    store: Store, order: int, shares: list[OrderShare]
) -> None:
    change_share(store, share_id=shares[0].id, due_on=None)
    accept(store, shares[0])
    assert not read_share(store, shares[0].id).is_late(day(10))
    assert read_share(store, shares[0].id).is_late(day(11))
    record_share_delivery(store, share_id=shares[0].id, delivered_on=day(0), delivered=300)
    assert not read_share(store, shares[0].id).is_late(day(11))


def test_what_is_promised_to_other_orders_is_taken(
    store: Store, order: int, shares: list[OrderShare], workshops: list[int]
) -> None:
    accept(store, shares[0])
    other = add_order(
        store, anchor_id=_anchor(store), product="remeras", quantity=100, asked_on=day(0), due_on=day(5)
    )

    def promised(of: int) -> dict[int, Promised]:
        return read_promised_shares(store, make_need(read_order(store, of), day(0)), day(0))

    assert promised(order) == {}
    assert promised(other) == {workshops[0]: (pytest.approx(300 * 20 / 2), 0)}
    change_order(store, order_id=other, due_on=day(12))
    assert promised(other) == {workshops[0]: (6000, 0)}
    record_share_delivery(store, share_id=shares[0].id, delivered_on=day(0), delivered=250)
    assert promised(other) == {workshops[0]: (1000, 0)}
    change_order(store, order_id=order, standard_minutes=None)
    assert promised(other) == {workshops[0]: (0, 50)}


def test_an_order_that_is_removed_takes_its_shares_with_it(
    store: Store, order: int, shares: list[OrderShare]
) -> None:
    left = "SELECT count(*) FROM order_share WHERE deleted = 0"
    remove_order(store, order_id=order)
    assert store.value(left) == 0
    store.undo_stack.undo()
    assert store.value(left) == 3
    assert list_shares(store, order_id=order) == shares


def _anchor(store: Store) -> int:
    return int(store.value("SELECT id FROM anchor"))


def test_groups_of_one_risk(store: Store, workshops: list[int]) -> None:
    group = add_share_group(
        store, kind="family", name="Familia Benítez", members=workshops[4:6], share_cap=0.33
    )
    (found,) = list_share_groups(store)
    assert (found.name, set(found.members), found.share_cap) == ("Familia Benítez", set(workshops[4:6]), 0.33)
    change_share_group(store, group_id=group, members=workshops[3:5], share_cap=0.4)
    (found,) = list_share_groups(store)
    assert (set(found.members), found.share_cap) == (set(workshops[3:5]), 0.4)
    with pytest.raises(DataProblem, match="0 a 100"):
        change_share_group(store, group_id=group, share_cap=40)
    remove_share_group(store, group_id=group)
    assert list_share_groups(store) == []
    store.undo_stack.undo()
    assert len(list_share_groups(store)) == 1


def test_a_share_by_mistake_is_taken_out(store: Store, order: int, shares: list[OrderShare]) -> None:
    remove_share(store, share_id=shares[0].id)
    assert len(list_shares(store, order_id=order)) == 2
    with pytest.raises(DataProblem, match="ya no está"):
        remove_share(store, share_id=shares[0].id)
