"""Reads what an order's sharing needs: who may make it, what they kept, and what is agreed already."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.allocation.options import OPTIONS, Maker, RiskGroup, Sharing, SharingTask, plan_options
from app.allocation.queries import all_records, list_share_groups, list_shares
from app.allocation.records import KeptRecord, OrderShare
from app.apart import Reckoner, reckon_here
from app.capability.queries import judge_order
from app.capability.records import Candidate, Fit
from app.costing.queries import list_quotes
from app.counts.queries import all_paces
from app.counts.vocabulary import counting_rules
from app.registry.names import fold
from app.registry.vocabulary import product_name
from app.storage.records import Reader
from app.valuechain.queries import read_order
from app.valuechain.records import AnchorOrder
from app.valuechain.words import product_title

MOST_MAKERS = 60  # who can make most; farther down nobody would be asked for one order


def read_sharing(
    reader: Reader, order_id: int, today: str, options: Iterable[str] = OPTIONS,
    with_steps: bool | None = None, reckon: Reckoner = reckon_here,
) -> Sharing:  # fmt: skip
    """An order's sharing with the ways of it, each solved. Raises `DataProblem` for one without a day.

    `with_steps`: whether those are counted who can after some steps; None: if the others do not
    reach. An order that is over is looked at as it was when it was agreed.
    """
    order = read_order(reader, order_id)
    day = today if order.is_open else order.agreed_on or order.asked_on
    shares = tuple(list_shares(reader, order_id=order_id)) if order.is_open else ()
    records = read_kept_words(reader, day)
    task = _make_task(reader, order, day, shares, records, with_steps)
    made = Sharing(order, task, shares, {}, records, day)
    if wanted := tuple(options):
        made = replace(made, plans=reckon(plan_options, task, wanted, keep=made.bound, without=made.out))
    return made


def read_kept_words(reader: Reader, today: str) -> dict[int, KeptRecord]:
    """What each workshop kept of its word: of shared orders, and of its own as its counts tell."""
    records = all_records(reader, today=today)
    since = (date.fromisoformat(today) - timedelta(days=counting_rules().promise_days)).isoformat()
    for workshop, pace in all_paces(reader, since=since, until=today).items():
        if pace.on_time is None or not pace.on_time.due:
            continue
        record = records.get(workshop, KeptRecord(workshop))
        kept, due = record.kept + pace.on_time.kept, record.due + pace.on_time.due
        records[workshop] = replace(record, kept=kept, due=due)
    return records


def read_moved_task(
    reader: Reader, order: AnchorOrder, today: str, with_steps: bool | None = None
) -> SharingTask:
    """Who may make an order as it would be, with another day or quantity than the file has."""
    shares = tuple(list_shares(reader, order_id=order.id))
    return _make_task(reader, order, today, shares, read_kept_words(reader, today), with_steps)


def _make_task(
    reader: Reader, order: AnchorOrder, today: str, shares: Iterable[OrderShare],
    records: Mapping[int, KeptRecord], with_steps: bool | None,
) -> SharingTask:  # fmt: skip
    answer = judge_order(reader, order.id, today=today, order=order)
    there = {one.workshop_id: one for one in sorted(shares, key=lambda one: one.is_live)}
    came = sum(one.delivered or 0 for one in there.values())
    counted = answer.total.middle + came < order.quantity if with_steps is None else with_steps
    known = [one for one in answer.able if one.capacity.pieces is not None]
    if counted:
        known += [one for one in answer.with_steps if one.capacity.pieces is not None]
    known = known[:MOST_MAKERS]
    listed = {one.workshop_id for one in known}
    rest = [*answer.able, *answer.with_steps, *answer.not_now]
    known += [one for one in rest if one.workshop_id in there.keys() - listed]
    quoted = read_quoted_prices(reader, order, today)
    makers = tuple(
        _maker(
            one,
            records.get(one.workshop_id),
            there.get(one.workshop_id),
            quoted.get(one.workshop_id),
        )
        for one in known
    )
    names = {one.workshop_id for one in makers}
    groups = [one for one in list_share_groups(reader) if len(names.intersection(one.members)) > 1]
    return SharingTask(
        order.id,
        order.quantity,
        makers,
        tuple(RiskGroup(one.kind, one.name, frozenset(one.members), one.share_cap) for one in groups),
        order.lot_min,
        order.share_cap,
        order.price,
        order.penalty_per_piece,
        sum(one.kept for one in records.values()),
        sum(one.due for one in records.values()),
        counted,
    )


def read_quoted_prices(reader: Reader, order: AnchorOrder, day: str) -> dict[int, int]:
    """What each workshop quoted to the company for such a garment, newest first, where it holds that day."""
    products = dict(reader.rows("SELECT id, product FROM style WHERE deleted = 0"))
    found: dict[int, int] = {}
    for quote in list_quotes(reader):
        if quote.anchor_id != order.anchor_id or not quote.made_on <= day <= quote.valid_until:
            continue
        if products.get(quote.style_id) == order.product or _is_named(order.product, quote.garment):
            found.setdefault(quote.workshop_id, quote.price)
    return found


def _is_named(product: str, garment: str) -> bool:
    """Whether a garment in somebody's words is of a product: "Pantalón de trabajo" of pantalones."""
    said = fold(garment)
    return fold(product_title(product)) in said or any(product_name(word) == product for word in said.split())


def _maker(one: Candidate, record: KeptRecord | None, share: OrderShare | None, quoted: int | None) -> Maker:
    """What it can still make, with what of its share has come already."""
    came = share.delivered or 0 if share is not None else 0
    pieces = one.capacity.pieces
    return Maker(
        one.workshop_id,
        one.code,
        one.workshop,
        low=pieces.low + came if pieces else None,
        middle=pieces.middle + came if pieces else None,
        high=pieces.high + came if pieces else None,
        rests_on=str(one.capacity.kind),
        kept=record.kept if record is not None else 0,
        due=record.due if record is not None else 0,
        price=share.price if share is not None and share.is_live else quoted,
        with_steps=one.fit is Fit.WITH_STEPS,
    )
