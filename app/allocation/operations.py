"""What a person does with a shared order; each is one undo step."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.allocation.queries import list_share_groups, list_shares, read_share
from app.allocation.records import BOUND_SHARES, FALLEN_SHARES, OrderShare, ShareGroup
from app.allocation.tables import ORDER_SHARE, SHARE_GROUP
from app.days import FACT, check_day
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.store import Store, Writer
from app.valuechain.queries import read_order
from app.valuechain.typed import check_returned

ANSWERS = ("planned", "proposed", "thinking", "accepted", "declined", "dropped")
PROMISED = ("quantity", "price", "due_on")  # what a workshop said yes to
CAME = ("delivered_on", "delivered", "returned", "paid_on", "paid_amount")


def plan_shares(
    store: Store, *, order_id: int, quantities: Mapping[int, int],
    prices: Mapping[int, int] | None = None, due_on: str | None = None,
) -> None:  # fmt: skip
    """Share an order out: workshop -> pieces, which replaces what was planned; 0 takes a workshop out.

    Who had said yes to another number is to be asked again. Nobody gets less than what came from it already.
    `prices` (workshop -> for a piece) and `due_on` are for shares that are new; without, those of the order.
    """
    order = read_order(store, order_id)
    there = {one.workshop_id: one for one in list_shares(store, order_id=order_id) if one.is_live}
    wanted = {workshop: pieces for workshop, pieces in quantities.items() if pieces}
    for workshop, share in there.items():
        if share.delivered:
            wanted[workshop] = max(wanted.get(workshop, 0), share.delivered)
    cells = {workshop: ORDER_SHARE.check({"quantity": pieces}) for workshop, pieces in wanted.items()}
    asked = prices or {}
    new = {
        workshop: ORDER_SHARE.check(
            {"price": asked.get(workshop, order.price), "due_on": due_on or order.due_on}
        )
        for workshop in wanted
    }
    with store.change(Label("order_share.planned", number=order.number)) as writer:
        for workshop, share in there.items():
            if workshop not in wanted:
                writer.delete("order_share", share.id)
        for workshop, values in cells.items():
            kept = there.get(workshop)
            if kept is None:
                writer.insert(
                    "order_share", order_id=order_id, workshop_id=workshop, **values, **new[workshop]
                )
            elif kept.quantity != values["quantity"]:
                writer.update("order_share", kept.id, **values, **_again(kept, wanted[workshop]))


def _again(share: OrderShare, quantity: int) -> dict[str, Value]:
    """How a share stands that was promised with another number: to be asked again, unless all of it came."""
    if share.status not in BOUND_SHARES:
        return {}
    if share.delivered == quantity:
        return {"status": _status_of(share, quantity)}
    return {"status": "planned", "answered_on": None}


def _status_of(share: OrderShare, quantity: int) -> str:
    """How far an accepted share of so many pieces is, by what came of it and was paid."""
    if (share.delivered or 0) < quantity:
        return "accepted"
    return "paid" if share.paid_on is not None else "delivered"


def answer_share(store: Store, *, share_id: int, status: str, day: str, reason: str | None = None) -> None:
    """Note what a workshop says: told, thinks, accepts, does not take it, drops out.

    Who goes no further after a part of it came keeps that part as a share of its own. Nobody drops out of
    what was not promised: it is not taken. Raises `DataProblem` for another answer after pieces came, and
    for asking again who has another part by now.
    """
    if status not in ANSWERS:
        raise ValueError(status)
    share = read_share(store, share_id)
    if status == "dropped" and share.status not in BOUND_SHARES:
        status = "declined"
    falls = status in FALLEN_SHARES
    if share.delivered and share.status in BOUND_SHARES and (share.is_whole or not falls):
        raise DataProblem(_("Ya hay prendas entregadas; corrija primero la entrega."))
    if not share.is_live and not falls and _has_other(store, share):
        raise DataProblem(_("Ese taller ya tiene otra parte de este pedido; cambie esa."))
    values: dict[str, Value] = {
        "status": _status_of(share, share.quantity) if status == "accepted" else status,
        "answered_on": None if status == "planned" else check_day(day, FACT),
        "reason": reason or None,
    }
    with store.change(Label("order_share.answered", workshop=share.workshop, status=status)) as writer:
        if falls and share.delivered:
            values |= _part_off(writer, share)
        writer.update("order_share", share_id, **values)


def _part_off(writer: Writer, share: OrderShare) -> dict[str, Value]:
    """Write what came of a share as one of its own, and give what is left of it."""
    came = {name: getattr(share, name) for name in ("price", "due_on", "answered_on", *CAME)}
    delivered = share.delivered or 0
    writer.insert(
        "order_share", order_id=share.order_id, workshop_id=share.workshop_id, quantity=delivered,
        status=_status_of(share, delivered), **came,
    )  # fmt: skip
    return {"quantity": share.quantity - delivered, **dict.fromkeys(CAME)}


def _has_other(store: Store, share: OrderShare) -> bool:
    shares = list_shares(store, order_id=share.order_id)
    return any(one.workshop_id == share.workshop_id and one.is_live for one in shares)


def change_share(store: Store, *, share_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Change a share's pieces, price, day or note. What was accepted otherwise is to be asked again."""
    share = read_share(store, share_id)
    values = ORDER_SHARE.changed(share, fields)
    if not values:
        return
    asked = share.status == "accepted" and values.keys() & set(PROMISED)
    grown = share.status in BOUND_SHARES and int(values.get("quantity") or 0) > (share.delivered or 0)
    if asked or grown:
        values |= {"status": "proposed"}
    with store.change(Label("order_share.changed", workshop=share.workshop), merge_key) as writer:
        writer.update("order_share", share_id, **values)


def record_share_delivery(
    store: Store, *, share_id: int, delivered_on: str, delivered: int, returned: int | None = None
) -> None:
    """Keep what came of a share in all by a day, and what went back. Whole, it is delivered.

    Raises `DataProblem` for what nobody accepted, and for more pieces back than came.
    """
    share = read_share(store, share_id)
    if share.status not in BOUND_SHARES:
        raise DataProblem(_("Ese taller todavía no aceptó; anote primero que aceptó."))
    values = ORDER_SHARE.check({"delivered_on": delivered_on, "delivered": delivered, "returned": returned})
    check_returned(delivered, returned)
    if share.status != "paid":
        values["status"] = "delivered" if delivered >= share.quantity else "accepted"
    with store.change(Label("order_share.came", workshop=share.workshop)) as writer:
        writer.update("order_share", share_id, **values)


def note_share_payment(store: Store, *, share_id: int, paid_on: str, paid_amount: int | None = None) -> None:
    """Keep when a workshop was paid for its share, and how much."""
    share = read_share(store, share_id)
    if not share.delivered:
        raise DataProblem(_("Todavía no hay ninguna entrega anotada; anote primero lo que se entregó."))
    values = ORDER_SHARE.check({"paid_on": paid_on, "paid_amount": paid_amount, "status": "paid"})
    with store.change(Label("order_share.paid", workshop=share.workshop)) as writer:
        writer.update("order_share", share_id, **values)


def remove_share(store: Store, *, share_id: int) -> None:
    """Take a share out that was written by mistake."""
    share = read_share(store, share_id)
    with store.change(Label("order_share.removed", workshop=share.workshop)) as writer:
        writer.delete("order_share", share_id)


def add_share_group(
    store: Store, *, kind: str, name: str, members: Iterable[int],
    share_cap: float | None = None, cluster_id: int | None = None,
) -> int:  # fmt: skip
    """Say that workshops count as one risk: of one family, or served by one van; returns its id."""
    values = SHARE_GROUP.check({"kind": kind, "name": name, "share_cap": share_cap, "cluster_id": cluster_id})
    with store.change(Label("share_group.added", name=values["name"])) as writer:
        group = writer.insert("share_group", **values)
        for workshop in dict.fromkeys(members):
            writer.insert("share_group_member", group_id=group, workshop_id=workshop)
    return group


def change_share_group(
    store: Store, *, group_id: int, members: Iterable[int] | None = None, **fields: Any
) -> None:
    """Change a group's name, kind, cap or cluster; `members` replace those that it has."""
    group = _group(store, group_id)
    values = SHARE_GROUP.changed(group, fields)
    wanted = None if members is None else list(dict.fromkeys(members))
    rows = store.rows(
        "SELECT id, workshop_id FROM share_group_member WHERE group_id = ? AND deleted = 0", (group_id,)
    )
    if not values and (wanted is None or set(wanted) == set(group.members)):
        return
    with store.change(Label("share_group.changed", name=group.name)) as writer:
        if values:
            writer.update("share_group", group_id, **values)
        if wanted is not None:
            for row, workshop in rows:
                if workshop not in wanted:
                    writer.delete("share_group_member", row)
            for workshop in set(wanted) - {one for _row, one in rows}:
                writer.insert("share_group_member", group_id=group_id, workshop_id=workshop)


def remove_share_group(store: Store, *, group_id: int) -> None:
    """Take a group out; its workshops stay."""
    group = _group(store, group_id)
    rows = store.rows("SELECT id FROM share_group_member WHERE group_id = ? AND deleted = 0", (group_id,))
    with store.change(Label("share_group.removed", name=group.name)) as writer:
        for (row,) in rows:
            writer.delete("share_group_member", row)
        writer.delete("share_group", group_id)


def _group(store: Store, group_id: int) -> ShareGroup:
    for group in list_share_groups(store):
        if group.id == group_id:
            return group
    raise DataProblem(_("Ese grupo ya no está; mire la lista de nuevo."))
