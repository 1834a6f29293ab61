"""The demo's steps for the order on the table: who did them, who is at it, and what three owners show.

It throws no dice, so that what the other parts throw stays.
"""

from datetime import timedelta

from app.capability.operations import put_in_programme
from app.capability.queries import judge_order
from app.capability.records import Candidate
from app.capability.supplier_operations import set_supplier_parts
from app.demo.making import Making
from app.demo.parts import DemoPart
from app.improvement.operations import complete_action
from app.registry.queries import list_workshop_lines, read_workshop
from app.storage.labels import Label
from app.valuechain.queries import list_orders

PUT_AGO, DONE_AGO = 10, 3  # days before the demo's today
DONE, OPEN = 5, 2  # workshops that did their steps, and that have them in their programme
CLOSED_KINDS = ("action", "document", "sample", "look")  # what a week is enough for
SHOWN = (
    (
        ("contact", "products", "capacity", "machines", "quality", "documents"),
        "Cosemos guardapolvos y camisas en familia; lo que sale de acá lo revisamos prenda por prenda.",
    ),
    (("products", "capacity", "machines"), None),
    (
        ("contact", "products", "people", "documents"),
        "Cosemos por cantidad o por talle, y entregamos doblado y contado.",
    ),
)


def tell_steps(making: Making) -> None:
    """For the largest open order: some workshops did what was missing, some are at it, the rest are as found."""
    store = making.store
    orders = [one for one in list_orders(store) if one.is_open and one.due_on is not None]
    if not orders:
        return
    order = max(orders, key=lambda one: (one.quantity, one.id))
    put_on = making.days_ago(PUT_AGO)
    answer = judge_order(store, order.id, today=put_on.isoformat())
    quick = [one for one in answer.with_steps if all(step.kind in CLOSED_KINDS for step in one.steps)]
    for one in quick[:DONE]:
        _put(making, order.id, one)
        _do(making, one)
    others = [one for one in answer.with_steps if one not in quick[:DONE]]
    for one in others[:OPEN]:
        _put(making, order.id, one)
    known = sorted(list_workshop_lines(store), key=lambda line: (-line.visits, -line.open_actions))
    for line, (parts, words) in zip(known, SHOWN, strict=False):
        _show(making, line.id, parts, words)


def _put(making: Making, order_id: int, one: Candidate) -> None:
    put_in_programme(
        making.store,
        order_id=order_id,
        workshop_id=one.workshop_id,
        steps=one.steps,
        today=making.days_ago(PUT_AGO).isoformat(),
    )


def _do(making: Making, one: Candidate) -> None:
    """All that was put in its programme is done, one thing a day."""
    store = making.store
    rows = store.rows(
        "SELECT action_id FROM order_step WHERE workshop_id = ? AND deleted = 0 ORDER BY id",
        (one.workshop_id,),
    )
    for at, row in enumerate(rows):
        day = making.days_ago(DONE_AGO) - timedelta(days=at)
        complete_action(store, action_id=row[0], done_on=day.isoformat())


def _show(making: Making, workshop_id: int, parts: tuple[str, ...], words: str | None) -> None:
    workshop = read_workshop(making.store, workshop_id)
    set_supplier_parts(
        making.store,
        workshop_id=workshop_id,
        parts=parts,
        words=words,
        given_by=workshop.owner_name,
        decided_on=making.days_ago(DONE_AGO).isoformat(),
    )


DEMO = (DemoPart(Label("order_step.all_told"), tell_steps, order=95),)
