"""Reads anchor companies with what they demand, and their orders with all their parts."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.registry.records import Anchor
from app.registry.tables import ANCHOR
from app.storage.records import Reader
from app.valuechain.records import (
    AnchorContact,
    AnchorDemand,
    AnchorOrder,
    OrderChange,
    OrderDelivery,
    OrderRequirement,
    OrderSize,
)
from app.valuechain.regularity import Regularity, measure_regularity
from app.valuechain.tables import (
    ANCHOR_CONTACT,
    ANCHOR_DEMAND,
    ANCHOR_ORDER,
    ORDER_CHANGE,
    ORDER_DELIVERY,
    ORDER_REQUIREMENT,
    ORDER_SIZE,
)

_PARTS = ("sizes", "requirements", "deliveries", "changes")
_ORDER_NAMES = tuple(one.name for one in fields(AnchorOrder) if one.name not in _PARTS)
_ORDERS = f"""
SELECT {ANCHOR_ORDER.select(AnchorOrder, "o.")}, a.name AS anchor, a.payment_days AS anchor_payment_days
FROM anchor_order o JOIN anchor a ON a.id = o.anchor_id AND a.deleted = 0
WHERE o.deleted = 0 AND (:order IS NULL OR o.id = :order) AND (:anchor IS NULL OR o.anchor_id = :anchor)
  AND (:status IS NULL OR o.status = :status)
ORDER BY CASE WHEN o.status IN ('asked', 'agreed', 'running') THEN 0 WHEN o.status = 'delivered' THEN 1 ELSE 2 END,
  CASE WHEN o.status IN ('asked', 'agreed', 'running') THEN coalesce(o.due_on, '9999') END,
  coalesce(o.due_on, o.asked_on) DESC, o.number DESC, o.id
"""
_DEMANDS = f"""
SELECT {ANCHOR_DEMAND.select(AnchorDemand, "d.")}, a.name AS anchor
FROM anchor_demand d JOIN anchor a ON a.id = d.anchor_id AND a.deleted = 0
WHERE d.deleted = 0 AND (:anchor IS NULL OR d.anchor_id = :anchor) AND (:kind IS NULL OR d.kind = :kind)
ORDER BY d.kind, d.said_on DESC, d.id
"""


def read_anchor(reader: Reader, anchor_id: int) -> Anchor:
    """One anchor company. Raises `DataProblem` when it is not there."""
    sql = f"SELECT {ANCHOR.select(Anchor)} FROM anchor WHERE id = ? AND deleted = 0"
    row = reader.row(sql, (anchor_id,))
    if row is None:
        raise DataProblem(_("Esa empresa ya no está en el archivo; vuelva a la cadena de valor."))
    return Anchor(*row)


def list_contacts(reader: Reader, anchor_id: int) -> list[AnchorContact]:
    """Who answers at an anchor company, as they were written."""
    sql = (
        f"SELECT {ANCHOR_CONTACT.select(AnchorContact)} FROM anchor_contact "
        "WHERE anchor_id = ? AND deleted = 0 ORDER BY id"
    )
    return [AnchorContact(*row) for row in reader.rows(sql, (anchor_id,))]


def list_demands(
    reader: Reader, *, anchor_id: int | None = None, kind: str | None = None
) -> list[AnchorDemand]:
    """What anchor companies ask for, by kind, what was said last first."""
    rows = reader.rows(_DEMANDS, {"anchor": anchor_id, "kind": kind})
    return [AnchorDemand(*row) for row in rows]


def read_order(reader: Reader, order_id: int) -> AnchorOrder:
    """One order with its parts. Raises `DataProblem` when it is not there."""
    for order in _select_orders(reader, order=order_id):
        return order
    raise DataProblem(_("Ese pedido ya no está en el archivo; vuelva a la cadena de valor."))


def list_orders(
    reader: Reader, *, anchor_id: int | None = None, status: str | None = None
) -> list[AnchorOrder]:
    """Orders with their parts: the open ones by date, then those to be paid, then the rest."""
    return _select_orders(reader, anchor=anchor_id, status=status)


def find_order_numbered(reader: Reader, number: int) -> AnchorOrder:
    """The order of the office's number; raises `DataProblem` with what to do when there is none."""
    sql = "SELECT id FROM anchor_order WHERE number = ? AND deleted = 0 ORDER BY id LIMIT 1"
    order_id = reader.value(sql, (number,))
    if order_id is None:
        raise DataProblem(
            _("No hay un pedido {number}; mire los números con «hilvan orders».").format(number=number)
        )
    return read_order(reader, order_id)


def next_order_number(reader: Reader) -> int:
    """The number that a new order gets; one that was taken out is not given again."""
    return int(reader.value("SELECT coalesce(max(number), 0) FROM anchor_order")) + 1


def _select_orders(
    reader: Reader, *, order: int | None = None, anchor: int | None = None, status: str | None = None
) -> list[AnchorOrder]:
    rows = reader.rows(_ORDERS, {"order": order, "anchor": anchor, "status": status})
    ids = json.dumps([row["id"] for row in rows])
    found: dict[str, dict[int, list[Any]]] = {
        "sizes": _parts(reader, ORDER_SIZE.select(OrderSize), "order_size", "id", OrderSize, ids),
        "requirements": _parts(
            reader,
            ORDER_REQUIREMENT.select(OrderRequirement),
            "order_requirement",
            "id",
            OrderRequirement,
            ids,
        ),
        "deliveries": _parts(
            reader,
            ORDER_DELIVERY.select(OrderDelivery),
            "order_delivery",
            "coalesce(due_on, delivered_on, '9999'), id",
            OrderDelivery,
            ids,
        ),
        "changes": _parts(
            reader, ORDER_CHANGE.select(OrderChange), "order_change", "noted_on, id", OrderChange, ids
        ),
    }
    return [_order(row, found) for row in rows]


def _order(row: Any, found: dict[str, dict[int, list[Any]]]) -> AnchorOrder:
    values: dict[str, Any] = {name: row[name] for name in _ORDER_NAMES}
    values |= {name: tuple(of.get(row["id"], ())) for name, of in found.items()}
    return AnchorOrder(**values)


def _parts(
    reader: Reader, columns: str, table: str, order_by: str, record: type, ids: str
) -> dict[int, list[Any]]:
    sql = (
        f"SELECT order_id, {columns} FROM {table} WHERE deleted = 0 "
        f"AND order_id IN (SELECT value FROM json_each(?)) ORDER BY {order_by}"
    )
    found: dict[int, list[Any]] = {}
    for row in reader.rows(sql, (ids,)):
        found.setdefault(row[0], []).append(record(*tuple(row)[1:]))
    return found


def read_regularity(reader: Reader, anchor_id: int, *, today: str | None = None) -> Regularity | None:
    """How regular an anchor company is, from its orders; None while there are too few to tell."""
    day = today or date.today().isoformat()
    return measure_regularity(list_orders(reader, anchor_id=anchor_id), day)
