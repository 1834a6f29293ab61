"""Who can take an order, over the whole office, in a fixed number of queries."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from app.capability.capacity import FREE, add_pieces, reckon_capacity, working_days
from app.capability.floor_queries import read_floors
from app.capability.judging import Judge, find_lenders, machine_codes, make_need, order_candidates
from app.capability.lending import note_other_borrowers
from app.capability.means_queries import list_coming_events
from app.capability.records import (
    Candidate,
    DeliveryReach,
    Fit,
    Floor,
    Means,
    OrderAnswer,
    OrderNeed,
    Pieces,
    Promised,
)
from app.capability.rules import learning_rules, step_rules
from app.counts.vocabulary import counting_rules
from app.errors import DataProblem
from app.i18n import _
from app.rooms import gather, load
from app.storage.records import Reader
from app.valuechain.queries import read_order
from app.valuechain.records import AnchorOrder
from app.valuechain.words import STATUS_WORDS


def judge_order(
    reader: Reader, order_id: int, *, today: str, order: AnchorOrder | None = None
) -> OrderAnswer:
    """Who can take an order, alone or together, who with which steps, and who not now and why.

    `order` stands in for what the file has of it, to ask what would be. Raises `DataProblem` for an
    order without a day to be delivered.
    """
    order = order or read_order(reader, order_id)
    with _uncollected():
        return _judge(reader, order, today)


def find_who_can(reader: Reader, order_id: int, today: str) -> OrderAnswer:
    """The answer for who asks on a day, net of what was promised to other orders.

    Raises `DataProblem` for an order for which nobody is looked for any more, or whose day is not known
    or has gone by.
    """
    order = read_order(reader, order_id)
    if not order.is_open:
        raise DataProblem(
            _(
                "Para este pedido ya no se busca quién lo tome ({status}). Cómo salió está en «Entregas y pago»."
            ).format(status=STATUS_WORDS[order.status])
        )
    if order.due_on is not None and order.due_on < today:
        raise DataProblem(
            _("Su día de entrega ya pasó; cambie la fecha en «El pedido» y se verá quién llega.")
        )
    return judge_order(reader, order_id, today=today, order=order)


def list_looks(reader: Reader, workshop_id: int) -> frozenset[int]:
    """The actions of a workshop that are the centre's to do: to look at something in a visit."""
    sql = "SELECT action_id FROM order_step WHERE workshop_id = ? AND kind = 'look' AND deleted = 0"
    return frozenset(row[0] for row in reader.rows(sql, (workshop_id,)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector: it would walk again and again over all that is made here, and find nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _judge(reader: Reader, order: AnchorOrder, today: str) -> OrderAnswer:
    need = make_need(order, today)
    promised = read_promised(reader, need, today)
    day, rules = date.fromisoformat(today), learning_rules()
    since = (day - timedelta(days=counting_rules().capacity_days)).isoformat()
    floors = read_floors(reader, need, today=today, since=since)
    kinds = [one.what for one in need.requirements if one.kind == "machine" and one.what in machine_codes()]
    means = Means(list_coming_events(reader, today=today), find_lenders(floors, kinds))
    days = working_days(need.starts_on, need.due_on, rules.weekdays)
    judge = Judge(need, means, today=day, days=days, learning=rules, steps=step_rules())
    found = [judge.judge(floor, promised.get(floor.workshop_id, FREE)) for floor in floors]
    return _answer(order, need, days, note_other_borrowers(found, means), _Floors(floors, promised))


class _Floors:
    """The workshops by id, to reckon again until an earlier day."""

    def __init__(self, floors: Iterable[Floor], promised: Mapping[int, Promised]) -> None:
        self._by_id = {floor.workshop_id: floor for floor in floors}
        self._promised = promised

    def reach_until(self, need: OrderNeed, day: date, able: Sequence[Candidate]) -> Pieces:
        """What those who can reach together until an earlier day."""
        rules = learning_rules()
        days = working_days(need.starts_on, day, rules.weekdays)
        reached = [
            reckon_capacity(
                need, self._by_id[one.workshop_id], days, self._promised.get(one.workshop_id, FREE), rules
            ).pieces
            for one in able
        ]
        return add_pieces(reached)


def _answer(
    order: AnchorOrder, need: OrderNeed, days: int, found: Sequence[Candidate], floors: _Floors
) -> OrderAnswer:
    by_fit: dict[Fit, list[Candidate]] = {fit: [] for fit in Fit}
    for candidate in found:
        by_fit[candidate.fit].append(candidate)
    able, with_steps = order_candidates(by_fit[Fit.ABLE]), order_candidates(by_fit[Fit.WITH_STEPS])
    deliveries, asked = [], 0
    for one in order.deliveries:
        if one.due_on is not None and one.quantity is not None and not one.is_made:
            asked += one.quantity
            day = date.fromisoformat(one.due_on)
            deliveries.append(DeliveryReach(day, asked, floors.reach_until(need, day, able)))
    total = add_pieces([one.capacity.pieces for one in able])
    return OrderAnswer(
        order_id=order.id,
        need=need,
        days=days,
        able=tuple(able),
        with_steps=tuple(with_steps),
        not_now=tuple(by_fit[Fit.NOT_NOW]),
        total=total,
        with_all=add_pieces([total, *(one.capacity.pieces for one in with_steps)]),
        deliveries=tuple(deliveries),
    )


def read_promised(reader: Reader, need: OrderNeed, today: str) -> dict[int, Promised]:
    """What each workshop has promised to other orders of this one's days, as the rooms know it."""
    found: dict[int, Promised] = {}
    for named in gather("app", "PROMISED"):
        for workshop, more in load(named)(reader, need, today).items():
            there = found.get(workshop, FREE)
            found[workshop] = Promised(there.minutes + more.minutes, there.pieces + more.pieces)
    return found
