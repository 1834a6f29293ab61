"""What a person does with an order and its parts; each is one undo step."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from app.days import FACT, check_day
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Value
from app.storage.schema import table_kinds
from app.storage.store import Store, Writer
from app.valuechain.queries import next_order_number, read_anchor, read_order
from app.valuechain.records import (
    ASKERS,
    BOUND_STATUSES,
    CHANGED,
    ORDER_STATUSES,
    AnchorOrder,
    OrderDelivery,
)
from app.valuechain.tables import ANCHOR_ORDER, ORDER_DELIVERY, ORDER_REQUIREMENT, ORDER_SIZE
from app.valuechain.typed import check_returned


def add_order(
    store: Store, *, anchor_id: int, product: str, quantity: int, asked_on: str, **fields: Any
) -> int:
    """Keep an order as it is asked for, under the office's next number; returns its id.

    Raises `DataProblem` for fabric that would come after the delivery.
    """
    read_anchor(store, anchor_id)
    asked = {"product": product, "quantity": quantity, "asked_on": asked_on}
    values = ANCHOR_ORDER.check({**fields, **asked})
    _check_days(values)
    number = next_order_number(store)
    with store.change(Label("anchor_order.added", number=number)) as writer:
        return writer.insert("anchor_order", anchor_id=anchor_id, number=number, **values)


def change_order(
    store: Store, *, order_id: int, asked_by: str | None = None, noted_on: str | None = None,
    merge_key: str | None = None, **fields: Any,
) -> None:  # fmt: skip
    """Change an order. Of an agreed one a new date, quantity or price is kept with who asked.

    `noted_on` (ISO) is when it was asked: today, if not said.

    Raises `DataProblem` when the order is agreed and `asked_by` (anchor, us) does not say who.
    """
    order = read_order(store, order_id)
    values = ANCHOR_ORDER.changed(order, fields)
    if not values:
        return
    _check_days({"fabric_on": order.fabric_on, "due_on": order.due_on} | values)
    told = [name for name in CHANGED if name in values and getattr(order, name) is not None]
    told = told if order.is_bound else []
    day = check_day(noted_on, FACT) if noted_on else date.today().isoformat()
    if told and asked_by not in ASKERS:
        raise DataProblem(_("El pedido ya está acordado: diga quién pidió el cambio, la empresa o nosotros."))
    with store.change(Label("anchor_order.changed", number=order.number), merge_key) as writer:
        for name in told:
            _keep_change(writer, order, name, values[name], str(asked_by), day)
        writer.update("anchor_order", order_id, **values)


def _keep_change(
    writer: Writer, order: AnchorOrder, name: str, after: Value, asked_by: str, day: str
) -> None:
    before = getattr(order, name)
    writer.insert(
        "order_change",
        order_id=order.id,
        noted_on=day,
        what=name,
        before=None if before is None else str(before),
        after=None if after is None else str(after),
        asked_by=asked_by,
    )


def set_order_status(store: Store, *, order_id: int, status: str, day: str, why: str | None = None) -> None:
    """Take an order a step on or back: asked, agreed, running, delivered, paid, cancelled, lost.

    `day` (ISO) is when the two sides agreed, the money came, or the order fell through.
    """
    if status not in ORDER_STATUSES:
        raise ValueError(status)
    order = read_order(store, order_id)
    values: dict[str, Value] = {"status": status}
    told = check_day(day, FACT)
    if status in BOUND_STATUSES and order.agreed_on is None:
        values["agreed_on"] = told
    elif status == "asked":
        values["agreed_on"] = None
    is_closed = status in ("cancelled", "lost")
    values |= {"closed_on": told if is_closed else None, "closed_why": (why or None) if is_closed else None}
    if status == "paid" and order.paid_on is None:
        values["paid_on"] = told
    elif order.status == "paid" and status != "paid":  # a payment by mistake: it is not waited for, else
        values |= {"paid_on": None, "paid_amount": None}
    with store.change(Label("anchor_order.step", number=order.number, status=status)) as writer:
        writer.update("anchor_order", order_id, **values)


def note_payment(
    store: Store, *, order_id: int, paid_on: str, paid_amount: int | None = None, whole: bool = True
) -> None:
    """Keep when an order was paid and how much came in all; the order is paid then, if that was the `whole`."""
    order = read_order(store, order_id)
    values = ANCHOR_ORDER.check({"paid_on": paid_on, "paid_amount": paid_amount})
    if order.last_delivery_on is None:
        raise DataProblem(_("Todavía no hay ninguna entrega anotada; anote primero lo que se entregó."))
    if whole:
        values["status"] = "paid"
    with store.change(Label("anchor_order.paid", number=order.number)) as writer:
        writer.update("anchor_order", order_id, **values)


def remove_order(store: Store, *, order_id: int) -> None:
    """Take out an order that was written by mistake, with all that is of it, in whichever room."""
    order = read_order(store, order_id)
    with store.change(Label("anchor_order.removed", number=order.number)) as writer:
        for table, column in _tables_of_orders():
            rows = store.rows(f"SELECT id FROM {table} WHERE {column} = ? AND deleted = 0", (order_id,))
            for (row,) in rows:
                writer.delete(table, row)
        writer.delete("anchor_order", order_id)


def _tables_of_orders() -> list[tuple[str, str]]:
    """The tables with a column that names an order: its parts, and what other rooms have of it."""
    return [
        (kind.name, column.name)
        for kind in table_kinds().values()
        for column in kind.columns
        if column.of == "anchor_order"
    ]


def set_sizes(store: Store, *, order_id: int, sizes: Iterable[tuple[str, int]]) -> None:
    """Set the sizes of an order: (size, pieces), which replace all that were there.

    Raises `DataProblem` for a size that is there twice.
    """
    order = read_order(store, order_id)
    wanted = [ORDER_SIZE.check({"size": size, "quantity": quantity}) for size, quantity in sizes]
    for size, count in Counter(str(values["size"]) for values in wanted).items():
        if count > 1:
            raise DataProblem(_("El talle {size} está dos veces; deje uno solo.").format(size=size))
    kept = {one.size: one for one in order.sizes}
    with store.change(Label("order_size.set", number=order.number)) as writer:
        for values in wanted:
            there = kept.pop(str(values["size"]), None)
            if there is None:
                writer.insert("order_size", order_id=order_id, **values)
            elif there.quantity != values["quantity"]:
                writer.update("order_size", there.id, quantity=values["quantity"])
        for gone in kept.values():
            writer.delete("order_size", gone.id)


def set_requirements(store: Store, *, order_id: int, requirements: Iterable[Mapping[str, Any]]) -> None:
    """Set what an order asks of who takes it: mappings with kind, what and level."""
    order = read_order(store, order_id)
    wanted = [ORDER_REQUIREMENT.check({"what": "", "level": None, **one}) for one in requirements]
    if any(not one["what"] and one["kind"] != "sample" for one in wanted):
        raise DataProblem(_("Falta qué pide el requisito; elíjalo, escríbalo o quite el renglón."))
    kept = {(one.kind, one.what, one.level): one for one in order.requirements}
    with store.change(Label("order_requirement.set", number=order.number)) as writer:
        for values in wanted:
            key = (values["kind"], values["what"], values["level"])
            if kept.pop(key, None) is None:
                writer.insert("order_requirement", order_id=order_id, **values)
        for gone in kept.values():
            writer.delete("order_requirement", gone.id)


def plan_delivery(
    store: Store, *, order_id: int, due_on: str | None, quantity: int | None, note: str | None = None
) -> int:
    """Promise a part of an order for a day; returns the delivery's id."""
    order = read_order(store, order_id)
    values = ORDER_DELIVERY.check({"due_on": due_on, "quantity": quantity, "note": note})
    with store.change(Label("order_delivery.planned", number=order.number)) as writer:
        return writer.insert("order_delivery", order_id=order_id, **values)


def record_delivery(
    store: Store, *, order_id: int, delivered_on: str, delivered: int, delivery_id: int | None = None,
    returned: int | None = None, penalty: int | None = None, note: str | None = None,
) -> int:  # fmt: skip
    """Keep what was delivered, of a promised delivery or beside them; returns the delivery's id.

    The order is under way with its first delivery, and delivered when nothing is left. Raises
    `DataProblem` for more pieces back than were delivered.
    """
    order = read_order(store, order_id)
    values = ORDER_DELIVERY.check(
        {
            "delivered_on": delivered_on,
            "delivered": delivered,
            "returned": returned,
            "penalty": penalty,
            "note": note,
        }
    )
    check_returned(delivered, returned)
    others = sum(one.delivered or 0 for one in order.deliveries if one.id != delivery_id)
    with store.change(Label("order_delivery.made", number=order.number)) as writer:
        if delivery_id is None:
            delivery_id = writer.insert("order_delivery", order_id=order_id, **values)
        else:
            writer.update("order_delivery", delivery_id, **values)
        _follow_delivered(writer, order, others + delivered, delivered_on)
    return delivery_id


def change_delivery(store: Store, *, delivery_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Correct a delivery: what was promised, what was delivered, came back or was taken off.

    The order goes on or back with it. Raises `DataProblem` for more pieces back than were delivered.
    """
    order, delivery = _order_of_delivery(store, delivery_id)
    values = ORDER_DELIVERY.changed(delivery, fields)
    if not values:
        return
    changed = replace(delivery, **values)
    check_returned(changed.delivered or 0, changed.returned)
    delivered = order.delivered - (delivery.delivered or 0) + (changed.delivered or 0)
    with store.change(Label("order_delivery.changed"), merge_key) as writer:
        writer.update("order_delivery", delivery_id, **values)
        _follow_delivered(writer, order, delivered, changed.delivered_on)


def remove_delivery(store: Store, *, delivery_id: int) -> None:
    """Take a delivery out that was written by mistake; an order that is no longer whole goes back."""
    order, delivery = _order_of_delivery(store, delivery_id)
    with store.change(Label("order_delivery.removed")) as writer:
        writer.delete("order_delivery", delivery_id)
        _follow_delivered(writer, order, order.delivered - (delivery.delivered or 0), None)


def _order_of_delivery(store: Store, delivery_id: int) -> tuple[AnchorOrder, OrderDelivery]:
    sql = "SELECT order_id FROM order_delivery WHERE id = ? AND deleted = 0"
    order_id = store.value(sql, (delivery_id,))
    if order_id is None:
        raise DataProblem(_("Esa entrega ya no está; mire el pedido de nuevo."))
    order = read_order(store, order_id)
    return order, next(one for one in order.deliveries if one.id == delivery_id)


def _follow_delivered(writer: Writer, order: AnchorOrder, delivered: int, day: str | None) -> None:
    """Take an order as far as so many pieces bring it; one that is paid, or that somebody closed, stays."""
    whole = delivered >= order.quantity
    if order.is_open and delivered > order.delivered:
        status = "delivered" if whole else "running"
    elif order.status == "delivered" and order.remaining == 0 and not whole:
        status = "running"
    else:
        return
    writer.update("anchor_order", order.id, status=status, agreed_on=order.agreed_on or day)


def _check_days(values: Mapping[str, Value]) -> None:
    fabric, due = values.get("fabric_on"), values.get("due_on")
    if fabric and due and str(fabric) > str(due):
        raise DataProblem(_("La tela llegaría después de la entrega; corrija una de las dos fechas."))
