"""Reads how orders are shared, what workshops kept of it, and what they have promised."""

import json
from dataclasses import fields, replace
from datetime import date
from typing import Any

from app.agenda.notices import Asked
from app.agenda.records import Waiting
from app.allocation.records import (
    BOUND_SHARES,
    KeptRecord,
    LateShare,
    OrderShare,
    ShareGroup,
)
from app.allocation.tables import ORDER_SHARE, SHARE_GROUP
from app.capability.capacity import FREE
from app.capability.records import OrderNeed, Promised
from app.errors import DataProblem
from app.i18n import _
from app.storage.records import Reader

_BOUND = ", ".join(f"'{one}'" for one in BOUND_SHARES)
_SHARES = f"""
SELECT {ORDER_SHARE.select(OrderShare, "s.")}, w.code, w.name AS workshop, w.phone,
  o.due_on AS order_due_on
FROM order_share s
JOIN anchor_order o ON o.id = s.order_id AND o.deleted = 0
JOIN workshop w ON w.id = s.workshop_id AND w.deleted = 0
WHERE s.deleted = 0 AND (:share IS NULL OR s.id = :share) AND (:order IS NULL OR s.order_id = :order)
  AND (:workshop IS NULL OR s.workshop_id = :workshop)
ORDER BY s.status IN ('declined', 'dropped'), s.quantity DESC, w.name, s.id
"""
_SHARE_NAMES = tuple(one.name for one in fields(OrderShare))
_WORD_GIVEN = f"""
SELECT s.workshop_id, s.quantity, s.status, coalesce(s.due_on, o.due_on) AS due_on, s.delivered_on,
  coalesce(s.delivered, 0) AS delivered, s.returned
FROM order_share s JOIN anchor_order o ON o.id = s.order_id AND o.deleted = 0
WHERE s.deleted = 0 AND s.status IN ({_BOUND}, 'dropped')
  AND (:workshops IS NULL OR s.workshop_id IN (SELECT value FROM json_each(:workshops)))
ORDER BY s.workshop_id, s.id
"""
_PROMISED = """
SELECT s.workshop_id, coalesce(o.received_on, o.fabric_on), coalesce(s.due_on, o.due_on),
  s.quantity - coalesce(s.delivered, 0), o.standard_minutes
FROM order_share s JOIN anchor_order o ON o.id = s.order_id AND o.deleted = 0
WHERE s.deleted = 0 AND s.status = 'accepted' AND s.order_id <> :order
  AND o.status IN ('asked', 'agreed', 'running') AND s.quantity > coalesce(s.delivered, 0)
"""
_LATE = """
SELECT s.id, s.order_id, o.number, s.workshop_id, w.code, w.name, s.quantity,
  coalesce(s.delivered, 0), coalesce(s.due_on, o.due_on) AS due_on
FROM order_share s
JOIN anchor_order o ON o.id = s.order_id AND o.deleted = 0
JOIN workshop w ON w.id = s.workshop_id AND w.deleted = 0
WHERE s.deleted = 0 AND s.status = 'accepted' AND o.status NOT IN ('cancelled', 'lost')
  AND s.quantity > coalesce(s.delivered, 0) AND coalesce(s.due_on, o.due_on) < ?
ORDER BY 9, w.name, s.id
"""


def list_shares(
    reader: Reader, *, order_id: int | None = None, workshop_id: int | None = None
) -> list[OrderShare]:
    """The shares of an order, or those of a workshop: the larger first, who fell out last."""
    return _select_shares(reader, order=order_id, workshop=workshop_id)


def read_share(reader: Reader, share_id: int) -> OrderShare:
    """One share. Raises `DataProblem` when it is not there."""
    for share in _select_shares(reader, share=share_id):
        return share
    raise DataProblem(_("Esa parte del pedido ya no está; mire el reparto de nuevo."))


def _select_shares(
    reader: Reader, *, share: int | None = None, order: int | None = None, workshop: int | None = None
) -> list[OrderShare]:
    rows = reader.rows(_SHARES, {"share": share, "order": order, "workshop": workshop})
    return [OrderShare(**{name: row[name] for name in _SHARE_NAMES}) for row in rows]


def list_share_groups(reader: Reader) -> list[ShareGroup]:
    """Every group of workshops that count as one risk, by name."""
    members: dict[int, list[int]] = {}
    sql = (
        "SELECT m.group_id, m.workshop_id FROM share_group_member m "
        "JOIN workshop w ON w.id = m.workshop_id AND w.deleted = 0 WHERE m.deleted = 0 ORDER BY w.name, m.id"
    )
    for group, workshop in reader.rows(sql):
        members.setdefault(group, []).append(workshop)
    columns = SHARE_GROUP.select(ShareGroup)
    rows = reader.rows(f"SELECT {columns} FROM share_group WHERE deleted = 0 ORDER BY name, id")
    return [replace(ShareGroup(*row), members=tuple(members.get(row[0], ()))) for row in rows]


def read_record(reader: Reader, workshop_id: int, *, today: str | None = None) -> KeptRecord:
    """What a workshop promised of shared orders and kept, by a day (ISO)."""
    found = all_records(reader, today=today, workshop_ids=[workshop_id])
    return found.get(workshop_id, KeptRecord(workshop_id))


def all_records(
    reader: Reader, *, today: str | None = None, workshop_ids: list[int] | None = None
) -> dict[int, KeptRecord]:
    """The same of every workshop that gave its word, in one query."""
    day = today or date.today().isoformat()
    wanted = None if workshop_ids is None else json.dumps(workshop_ids)
    by_workshop: dict[int, list[Any]] = {}
    for row in reader.rows(_WORD_GIVEN, {"workshops": wanted}):
        by_workshop.setdefault(row["workshop_id"], []).append(row)
    return {workshop: _sum_record(workshop, rows, day) for workshop, rows in by_workshop.items()}


def _sum_record(workshop_id: int, rows: list[Any], today: str) -> KeptRecord:
    kept = late = dropped = still_open = pieces = 0
    returned: int | None = None
    for row in rows:
        whole = row["delivered"] >= row["quantity"] and row["delivered_on"] is not None
        pieces += row["delivered"]
        if row["returned"] is not None:
            returned = (returned or 0) + row["returned"]
        if row["status"] == "dropped":
            dropped += 1
        elif whole and (row["due_on"] is None or row["delivered_on"] <= row["due_on"]):
            kept += 1
        elif whole or (row["due_on"] is not None and row["due_on"] < today):
            late += 1
        else:
            still_open += 1
    last_on = max((row["delivered_on"] for row in rows if row["delivered_on"]), default=None)
    due = kept + late + dropped
    return KeptRecord(workshop_id, due, kept, late, dropped, still_open, pieces, returned, last_on)


def read_promised_shares(reader: Reader, need: OrderNeed, today: str) -> dict[int, Promised]:
    """What each workshop has promised of other orders that falls into the days that this one has.

    A share is taken to be sewn evenly from the day its fabric comes, or from today, to its own day.
    """
    found: dict[int, Promised] = {}
    for workshop, fabric_on, due_on, pieces, each in reader.rows(_PROMISED, {"order": need.id}):
        here = pieces * _part_within(need, max(fabric_on or today, today), due_on)
        there = found.get(workshop, FREE)
        found[workshop] = (
            there._replace(pieces=there.pieces + here)
            if each is None
            else there._replace(minutes=there.minutes + here * each)
        )
    return found


def _part_within(need: OrderNeed, first_on: str, due_on: str | None) -> float:
    """The part of a share's days that an order has too: all, where nobody knows the share's own day."""
    if due_on is None:
        return 1.0
    first, due = date.fromisoformat(first_on), date.fromisoformat(due_on)
    if due <= first:
        return float(need.starts_on <= first <= need.due_on)
    both = min(due, need.due_on) - max(first, need.starts_on)
    return max(0.0, both / (due - first))


def list_late_shares(reader: Reader, asked: Asked) -> Waiting[LateShare]:
    """Accepted shares that should have come and did not, the oldest first."""
    found = [LateShare(*row) for row in reader.rows(_LATE, (asked.today,))]
    return Waiting(found[: asked.limit], len(found))
