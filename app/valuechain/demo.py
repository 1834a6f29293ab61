"""The demo's anchor companies: one that orders evenly, and one that does not.

It throws no dice, so that what the other parts throw stays. The joint order of 1.800 guardapolvos
is of the uneven one; the workshops that carried it through are told where orders are shared.
"""

from typing import Any, NamedTuple

from app.demo.making import Making
from app.demo.parts import DemoPart
from app.registry.queries import list_anchors
from app.storage.labels import Label
from app.valuechain.operations import add_contact, add_demand, change_anchor
from app.valuechain.order_operations import (
    add_order,
    change_order,
    note_payment,
    plan_delivery,
    record_delivery,
    set_order_status,
    set_requirements,
    set_sizes,
)

EVEN, UNEVEN = "Uniformes Guarania S.R.L.", "Confecciones del Este S.A."
JOINT_QUANTITY = 1800
SMOCK = {
    "standard_minutes": 17.05,
    "minutes_origin": "anchor",
    "penalty_per_piece": 2_000,
    "lot_min": 100,
    "share_cap": 0.35,
}


class DemoOrder(NamedTuple):
    """An order that was delivered whole; days before the demo's today."""

    asked: int
    product: str
    quantity: int
    due: int
    delivered: int
    paid: int | None
    price: int
    returned: int = 0


EVEN_ORDERS = (
    DemoOrder(365, "camisas", 500, 330, 331, 300, 15_000, 6),
    DemoOrder(304, "camisas", 520, 270, 270, 240, 15_000, 4),
    DemoOrder(243, "camisas", 480, 209, 210, 179, 15_500),
    DemoOrder(184, "camisas", 500, 150, 150, 121, 15_500, 3),
    DemoOrder(123, "camisas", 540, 89, 89, 58, 16_000, 2),
    DemoOrder(62, "camisas", 500, 28, 28, None, 16_000),
)
UNEVEN_ORDERS = (
    DemoOrder(398, "camisas", 150, 380, 377, 325, 13_000, 9),
    DemoOrder(251, "pantalones", 900, 215, 206, 161, 18_000, 31),
)


def tell_anchors(making: Making) -> None:
    """What two companies demand, and a year and more of their orders."""
    ids = {one.name: one.id for one in list_anchors(making.store)}
    _tell_even(making, ids[EVEN])
    _tell_uneven(making, ids[UNEVEN])


def _tell_even(making: Making, anchor: int) -> None:
    store = making.store
    change_anchor(
        store,
        anchor_id=anchor,
        buys="Camisas y chombas de uniforme para empresas",
        lead_days=30,
        payment_days=30,
        invoice_kind="factura",
        terms_on=making.workday_ago(370),
        terms_by="Rosa Duarte",
    )
    add_contact(store, anchor_id=anchor, name="Rosa Duarte", post="compras", phone="0981 555 201")
    for kind, what, ago in (
        ("training", "CUR-07", 190),
        ("training", "CUR-19", 65),
        ("quality", "PRO-04", 190),
        ("document", "factura", 370),
        ("social", "LOC-02", 190),
    ):
        add_demand(
            store,
            anchor_id=anchor,
            kind=kind,
            what=what,
            said_on=making.workday_ago(ago),
            said_by="Rosa Duarte",
        )
    for one in EVEN_ORDERS:
        _carry_through(making, anchor, one)
    order = _order(making, anchor, "chombas", 600, asked=3, fabric=-16, due=-45, price=14_000)
    set_requirements(
        store,
        order_id=order,
        requirements=[
            {"kind": "machine", "what": "collareta", "level": 1},
            {"kind": "document", "what": "factura"},
            {"kind": "item", "what": "PRO-04", "level": 3},
        ],
    )


def _tell_uneven(making: Making, anchor: int) -> None:
    store = making.store
    change_anchor(
        store,
        anchor_id=anchor,
        buys="Guardapolvos y pantalones, según salen las licitaciones",
        lead_days=21,
        payment_days=30,
        invoice_kind="factura",
        terms_on=making.workday_ago(130),
        terms_by="Julio Brítez",
    )
    add_contact(store, anchor_id=anchor, name="Julio Brítez", post="producción", phone="0971 555 340")
    add_demand(
        store,
        anchor_id=anchor,
        kind="training",
        what="CUR-07",
        said_on=making.workday_ago(40),
        said_by="Julio Brítez",
        note="Volvieron prendas por el cuello",
    )
    add_demand(
        store,
        anchor_id=anchor,
        kind="quality",
        what="Toda prenda revisada y anotada",
        said_on=making.workday_ago(130),
        said_by="Julio Brítez",
    )
    for one in UNEVEN_ORDERS:
        _carry_through(making, anchor, one)
    _move(making, anchor)
    _tell_cancelled(making, anchor)
    _tell_joint(making, anchor)
    _tell_coming(making, anchor)


def _order(
    making: Making, anchor: int, product: str, quantity: int, *, asked: int, due: int,
    agreed: int | None = None, fabric: int | None = None, **terms: Any,
) -> int:  # fmt: skip
    """An order asked, agreed and due so many days before the demo's today."""
    order = add_order(
        making.store,
        anchor_id=anchor,
        product=product,
        quantity=quantity,
        asked_on=making.workday_ago(asked),
        fabric_on=None if fabric is None else making.workday_ago(fabric),
        due_on=making.workday_ago(due),
        **terms,
    )
    if agreed is not None:
        set_order_status(making.store, order_id=order, status="agreed", day=making.workday_ago(agreed))
    return order


def _carry_through(making: Making, anchor: int, one: DemoOrder) -> int:
    store = making.store
    order = _order(
        making, anchor, one.product, one.quantity,
        asked=one.asked, agreed=one.asked - 2, fabric=one.due + 20, due=one.due, price=one.price,
    )  # fmt: skip
    record_delivery(
        store,
        order_id=order,
        delivered_on=making.workday_ago(one.delivered),
        delivered=one.quantity,
        returned=one.returned,
    )
    if one.paid is not None:
        amount = (one.quantity - one.returned) * one.price
        note_payment(store, order_id=order, paid_on=making.workday_ago(one.paid), paid_amount=amount)
    return order


def _move(making: Making, anchor: int) -> None:
    """An order whose date the company moved once it was agreed."""
    store = making.store
    order = _order(making, anchor, "pantalones", 240, asked=188, agreed=186, due=170, price=17_500)
    change_order(
        store,
        order_id=order,
        due_on=making.workday_ago(158),
        asked_by="anchor",
        noted_on=making.workday_ago(172),
    )
    record_delivery(
        store,
        order_id=order,
        delivered_on=making.workday_ago(158),
        delivered=240,
        returned=12,
        penalty=84_000,
    )
    note_payment(store, order_id=order, paid_on=making.workday_ago(117), paid_amount=3_906_000)


def _tell_cancelled(making: Making, anchor: int) -> None:
    order = _order(making, anchor, "camisas", 120, asked=176, agreed=175, due=140, price=13_500)
    set_order_status(
        making.store,
        order_id=order,
        status="cancelled",
        day=making.workday_ago(160),
        why="No consiguieron la tela",
    )


def _tell_joint(making: Making, anchor: int) -> None:
    """1.800 guardapolvos in two deliveries; the company moved the date a week, and paid after 41 days."""
    store = making.store
    order = _order(
        making, anchor, "guardapolvos", JOINT_QUANTITY, asked=130, agreed=122, fabric=100, due=69,
        price=12_000, description="Guardapolvo blanco con dos bolsillos y cinco ojales", **SMOCK,
    )  # fmt: skip
    set_sizes(store, order_id=order, sizes=[("8", 300), ("10", 450), ("12", 500), ("14", 350), ("16", 200)])
    set_requirements(store, order_id=order, requirements=_SMOCK_ASKS)
    first = plan_delivery(store, order_id=order, due_on=making.workday_ago(76), quantity=600)
    second = plan_delivery(store, order_id=order, due_on=making.workday_ago(62), quantity=1200)
    change_order(
        store,
        order_id=order,
        sample_approved_on=making.workday_ago(112),
        received_on=making.workday_ago(98),
    )
    change_order(
        store,
        order_id=order,
        due_on=making.workday_ago(62),
        asked_by="anchor",
        noted_on=making.workday_ago(85),
    )
    record_delivery(
        store,
        order_id=order,
        delivery_id=first,
        delivered_on=making.workday_ago(76),
        delivered=600,
        returned=14,
    )
    record_delivery(
        store,
        order_id=order,
        delivery_id=second,
        delivered_on=making.workday_ago(62),
        delivered=1200,
        returned=22,
        penalty=44_000,
    )
    note_payment(store, order_id=order, paid_on=making.workday_ago(21), paid_amount=21_124_000)


def _tell_coming(making: Making, anchor: int) -> None:
    """The order that is on the table: agreed, its sample not approved yet."""
    store = making.store
    order = _order(
        making, anchor, "guardapolvos", 2400, asked=12, agreed=6, fabric=-42, due=-53, price=12_500, **SMOCK
    )
    set_requirements(store, order_id=order, requirements=_SMOCK_ASKS)
    plan_delivery(store, order_id=order, due_on=making.workday_ago(-46), quantity=800)
    plan_delivery(store, order_id=order, due_on=making.workday_ago(-53), quantity=1600)


_SMOCK_ASKS: list[dict[str, Any]] = [
    {"kind": "machine", "what": "ojaladora", "level": 1},
    {"kind": "document", "what": "factura"},
    {"kind": "item", "what": "PRO-04", "level": 3},
    {"kind": "item", "what": "LOC-02", "level": 3},
    {"kind": "sample"},
]

DEMO = (DemoPart(Label("anchor_order.all_told"), tell_anchors, order=70),)
