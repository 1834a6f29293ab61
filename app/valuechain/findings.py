"""What can be wrong with orders."""

from app.agenda.finding_rules import ORDERS, FindingRule
from app.i18n import N_

_ORDER = (
    "SELECT o.id, NULL, CAST(o.number AS TEXT), a.name, {text}, o.id FROM anchor_order o"
    " JOIN anchor a ON a.id = o.anchor_id AND a.deleted = 0 WHERE o.deleted = 0"
)
_OPEN = " AND o.status IN ('agreed', 'running')"

FINDINGS = (
    FindingRule(
        "order-without-day",
        ORDERS,
        N_("Pedidos sin fecha de entrega"),
        N_("Está acordado y no tiene fecha de entrega."),
        N_("Poner la fecha"),
        "order",
        f"{_ORDER.format(text='NULL')}{_OPEN} AND o.due_on IS NULL",
        order=210,
        tab="terms",
    ),
    FindingRule(
        "order-late",
        ORDERS,
        N_("Pedidos que debían estar entregados"),
        N_("Tenía que entregarse el {text} y no consta que se haya entregado todo."),
        N_("Anotar lo entregado"),
        "order",
        f"{_ORDER.format(text='o.due_on')}{_OPEN} AND o.due_on < :today",
        order=211,
        tab="deliveries",
    ),
    FindingRule(
        "order-sizes",
        ORDERS,
        N_("Talles que no suman el pedido"),
        N_("Los talles suman {text}, y el pedido es de otra cantidad."),
        N_("Corregir los talles"),
        "order",
        _ORDER.format(
            text="(SELECT sum(z.quantity) FROM order_size z WHERE z.order_id = o.id AND z.deleted = 0)"
        )
        + " AND o.quantity <> (SELECT sum(z.quantity) FROM order_size z"
        " WHERE z.order_id = o.id AND z.deleted = 0)",
        order=212,
        tab="terms",
    ),
    FindingRule(
        "order-too-much",
        ORDERS,
        N_("Entregas de más"),
        N_("Se anotaron {text} prendas entregadas, más de las que se pidieron."),
        N_("Corregir la entrega"),
        "order",
        _ORDER.format(
            text="(SELECT sum(d.delivered) FROM order_delivery d WHERE d.order_id = o.id AND d.deleted = 0)"
        )
        + " AND o.quantity < (SELECT sum(d.delivered) FROM order_delivery d"
        " WHERE d.order_id = o.id AND d.deleted = 0)",
        order=213,
        tab="deliveries",
    ),
)
