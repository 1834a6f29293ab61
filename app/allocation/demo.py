"""The demo's joint order: 1.800 guardapolvos that seven workshops took on, and one dropped out.

It throws no dice. The order itself is told where the orders of companies are.
"""

from typing import NamedTuple

from app.allocation.operations import (
    add_share_group,
    answer_share,
    change_share,
    note_share_payment,
    plan_shares,
    record_share_delivery,
)
from app.allocation.queries import list_shares
from app.demo.making import DemoStory, Making
from app.demo.parts import DemoPart
from app.storage.labels import Label
from app.valuechain.demo import JOINT_QUANTITY
from app.valuechain.queries import list_orders

PRODUCT = "guardapolvos"
PENALTY = 44_000  # what the company took off; of the one that was late
TOLD, ACCEPTED, DROPPED, SHARED_AGAIN, PAID = 121, 118, 92, 90, 19  # days ago


class DemoShare(NamedTuple):
    """Pieces at first, and once one had dropped out (0: it is the one); days ago it had to and did come."""

    first: int
    then: int
    due: int
    came: int
    returned: int


SHARES = (
    DemoShare(340, 400, 63, 63, 9),
    DemoShare(320, 360, 63, 64, 6),
    DemoShare(280, 300, 77, 77, 8),
    DemoShare(280, 300, 77, 78, 6),
    DemoShare(240, 0, 63, 0, 0),
    DemoShare(180, 240, 63, 64, 4),
    DemoShare(160, 200, 66, 63, 3),
)
LATE = len(SHARES) - 1


def carry_joint_order(making: Making) -> None:
    """The shares of the joint order: proposed, accepted, one given up, shared out again, paid."""
    orders = [one for one in list_orders(making.store) if one.quantity == JOINT_QUANTITY]
    workshops = _who_takes_part(making)
    if not orders or len(workshops) < len(SHARES):
        return
    order, store = orders[0], making.store
    firsts = {workshop: one.first for workshop, one in zip(workshops, SHARES, strict=True)}
    plan_shares(store, order_id=order.id, quantities=firsts)
    shares = {one.workshop_id: one for one in list_shares(store, order_id=order.id)}
    for workshop, one in zip(workshops, SHARES, strict=True):
        share = shares[workshop].id
        change_share(store, share_id=share, due_on=making.workday_ago(one.due))
        answer_share(store, share_id=share, status="proposed", day=making.workday_ago(TOLD))
        answer_share(store, share_id=share, status="accepted", day=making.workday_ago(ACCEPTED))
        if not one.then:
            why = "Se le rompió la ojaladora y no consiguió otra"
            answer_share(store, share_id=share, status="dropped", day=making.workday_ago(DROPPED), reason=why)
    then = {workshop: one.then for workshop, one in zip(workshops, SHARES, strict=True)}
    plan_shares(store, order_id=order.id, quantities=then)
    for place, (workshop, one) in enumerate(zip(workshops, SHARES, strict=True)):
        if one.then:
            amount = (one.then - one.returned) * (order.price or 0) - (PENALTY if place == LATE else 0)
            _finish(making, shares[workshop].id, one, amount)
    add_share_group(
        store, kind="transport", name="La camioneta de la asociación", members=workshops[2:4], share_cap=0.4
    )


def _finish(making: Making, share: int, one: DemoShare, amount: int) -> None:
    store = making.store
    answer_share(store, share_id=share, status="accepted", day=making.workday_ago(SHARED_AGAIN))
    record_share_delivery(
        store,
        share_id=share,
        delivered_on=making.workday_ago(one.came),
        delivered=one.then,
        returned=one.returned,
    )
    note_share_payment(store, share_id=share, paid_on=making.workday_ago(PAID), paid_amount=amount)


def _who_takes_part(making: Making) -> list[int]:
    """Workshops of one territory that had a diagnostic by then; those that make it go before."""
    makes = {
        row[0]
        for row in making.store.rows(
            "SELECT workshop_id FROM product WHERE deleted = 0 AND name = ?", (PRODUCT,)
        )
    }
    by_cluster: dict[str, list[DemoStory]] = {}
    for story in making.stories:
        if story.rounds and story.rounds[0] <= making.days_ago(ACCEPTED):
            by_cluster.setdefault(story.profile.code, []).append(story)
    most = max(
        by_cluster.values(),
        key=lambda those: (min(len(SHARES), len(those)), sum(one.workshop in makes for one in those)),
        default=[],
    )
    found = sorted((one.workshop for one in most), key=lambda one: one not in makes)
    return found[: len(SHARES)]


DEMO = (DemoPart(Label("order_share.all_told"), carry_joint_order, order=80),)
