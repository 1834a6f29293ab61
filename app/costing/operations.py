"""What a person does with a workshop's costs, offers and quotes; each can be undone."""

from datetime import date, timedelta
from typing import Any

from app.costing.kinds import KIND_OF_COST
from app.costing.queries import (
    latest_offer,
    read_cost,
    read_quote,
    read_said_output,
    read_working_time,
)
from app.costing.records import Quote, ShopCost
from app.costing.tables import COST_LINE, OFFER, QUOTE, SAID_OUTPUT, WORKING_TIME
from app.costing.taken_for_granted import judged
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store


def add_cost(
    store: Store, *, workshop_id: int, kind: str, style_id: int | None = None,
    merge_key: str | None = None, **fields: Any,
) -> int:  # fmt: skip
    """Keep something that a workshop pays; `per` and `origin` as they mostly are, if not said."""
    if kind not in KIND_OF_COST:
        raise ValueError(f"unknown kind of cost: {kind}")
    fields = {"per": KIND_OF_COST[kind].per, "origin": "said"} | fields
    cells = COST_LINE.check(fields)
    of_style = style_id if cells["per"] == "piece" else None
    with store.change(Label("cost.added", what=kind), merge_key) as writer:
        return writer.insert(
            "cost_line", workshop_id=workshop_id, style_id=of_style, kind=kind,
            noted_on=date.today().isoformat(), **cells,
        )  # fmt: skip


def change_cost(
    store: Store, *, cost_id: int, style_id: int | None = None, merge_key: str | None = None, **fields: Any
) -> None:
    """Correct an amount, per what it is, where it is from, what it is called.

    What is paid for each garment belongs to `style_id`; what is paid by the month to the workshop.
    """
    cost = _cost(store, cost_id)
    changed = COST_LINE.changed(cost, fields)
    if "per" in changed:
        changed["style_id"] = style_id if changed["per"] == "piece" else None
    if "amount" in changed and cost.origin == "calculated" and "origin" not in changed:
        changed["origin"] = "said"
    if changed:
        with store.change(Label("cost.changed", what=cost.kind), merge_key) as writer:
            writer.update("cost_line", cost_id, **changed, noted_on=date.today().isoformat())


def remove_cost(store: Store, *, cost_id: int) -> None:
    """Take a cost off: it was not asked, or it is not paid any more."""
    cost = _cost(store, cost_id)
    with store.change(Label("cost.removed", what=cost.kind)) as writer:
        writer.delete("cost_line", cost_id)


def add_legal_part(store: Store, *, workshop_id: int, kind: str) -> int:
    """Add to the account what the law says on the pay (IPS), reckoned each time anew."""
    with store.change(Label("cost.added", what=kind)) as writer:
        return writer.insert(
            "cost_line", workshop_id=workshop_id, kind=kind, amount=None, per="month",
            origin="calculated", noted_on=date.today().isoformat(),
        )  # fmt: skip


def note_working_time(store: Store, *, workshop_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Keep how many people work, how many hours and days a week."""
    there = read_working_time(store, workshop_id)
    today, label = date.today().isoformat(), Label("working_time.noted")
    if there is None:
        cells = WORKING_TIME.check({"origin": "said"} | fields)
        with store.change(label, merge_key) as writer:
            writer.insert("working_time", workshop_id=workshop_id, noted_on=today, **cells)
        return
    if changed := WORKING_TIME.changed(there, fields):
        with store.change(label, merge_key) as writer:
            writer.update("working_time", there.id, **changed, noted_on=today)


def note_said_output(
    store: Store, *, style_id: int, pieces_day: int | None, origin: str = "said",
    merge_key: str | None = None,
) -> None:  # fmt: skip
    """Keep how many of a garment she says come out of a day; None takes it out."""
    there = read_said_output(store, style_id)
    label = Label("said_output.noted")
    if pieces_day is None:
        if there is not None:
            with store.change(label, merge_key) as writer:
                writer.delete("said_output", there.id)
        return
    cells = SAID_OUTPUT.check({"pieces_day": pieces_day, "origin": origin})
    with store.change(label, merge_key) as writer:
        if there is None:
            writer.insert("said_output", style_id=style_id, noted_on=date.today().isoformat(), **cells)
        else:
            writer.update("said_output", there.id, **cells, noted_on=date.today().isoformat())


def note_offer(store: Store, *, style_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Keep the price that is offered. On the same day it is corrected, on another one it is a new one.

    Without a price the offer of that day is taken out.
    """
    there, today = latest_offer(store, style_id), date.today().isoformat()
    of_today = there if there is not None and there.noted_on == today else None
    label = Label("offer.noted")
    if "price" in fields and fields["price"] is None:
        if there is not None:
            with store.change(label, merge_key) as writer:
                writer.delete("offer", there.id)
        return
    if there is None and "price" not in fields:
        raise DataProblem(_("Primero escriba qué precio le ofrecen por prenda."))
    if of_today is not None:
        if changed := OFFER.changed(of_today, fields):
            with store.change(label, merge_key) as writer:
                writer.update("offer", of_today.id, **changed)
        return
    known = OFFER.fields_of(there) if there is not None else {}
    cells = OFFER.check(known | fields)
    with store.change(label, merge_key) as writer:
        writer.insert("offer", style_id=style_id, noted_on=today, **cells)


def add_quote(store: Store, *, workshop_id: int, **fields: Any) -> int:
    """Keep a quote with the next number of the workshop; returns its id.

    `made_on` is today if not said, and it holds as many days as is usual.
    """
    today = date.today()
    until = (today + timedelta(days=int(judged("quote-days")))).isoformat()
    needed = dict.fromkeys(("customer", "garment", "quantity", "price"))
    cells = QUOTE.check(needed | {"made_on": today.isoformat(), "valid_until": until} | fields)
    _check_order(cells)
    sql = "SELECT coalesce(max(number), 0) + 1 FROM quote WHERE workshop_id = ?"
    with store.change(Label("quote.added", what=str(cells["customer"]))) as writer:
        number = store.value(sql, (workshop_id,))
        return writer.insert("quote", workshop_id=workshop_id, number=number, **cells)


def change_quote(store: Store, *, quote_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Correct a quote."""
    quote = _quote(store, quote_id)
    changed = QUOTE.changed(quote, fields)
    _check_order(QUOTE.fields_of(quote) | changed)
    if changed:
        with store.change(Label("quote.changed", what=quote.customer), merge_key) as writer:
            writer.update("quote", quote_id, **changed)


def remove_quote(store: Store, *, quote_id: int) -> None:
    """Take out a quote that should not have been written; its number is not given again."""
    quote = _quote(store, quote_id)
    with store.change(Label("quote.removed", what=quote.customer)) as writer:
        writer.delete("quote", quote_id)


def _check_order(cells: dict[str, Any]) -> None:
    if str(cells["valid_until"]) < str(cells["made_on"]):
        raise DataProblem(_("La cotización vence antes de hacerse; cambie uno de los dos días."))
    if cells.get("delivery_on") and str(cells["delivery_on"]) < str(cells["made_on"]):
        raise DataProblem(_("La entrega es antes de la cotización; cambie uno de los dos días."))


def _cost(reader: Reader, cost_id: int) -> ShopCost:
    cost = read_cost(reader, cost_id)
    if cost is None:
        raise DataProblem(_("Ese costo ya no está; mire la cuenta de nuevo."))
    return cost


def _quote(reader: Reader, quote_id: int) -> Quote:
    quote = read_quote(reader, quote_id)
    if quote is None:
        raise DataProblem(_("Esa cotización ya no está; mire la lista de nuevo."))
    return quote
