"""The tables of anchor companies: who answers there, what they demand, and their orders."""

from functools import partial

from app.day_kinds import FACT, PLAN
from app.i18n import N_
from app.registry.names import tidy
from app.registry.phone import read_phones
from app.registry.vocabulary import term_name
from app.storage.schema import Kind, TableColumn, TableKind
from app.valuechain.words import (
    ASKER_WORDS,
    CHANGED_WORDS,
    DEMAND_WORDS,
    MINUTES_WORDS,
    REQUIREMENT_WORDS,
    STATUS_WORDS,
)

_PIECES = N_("La cantidad se escribe en números enteros desde 1, sin palabras.")
COUNTED = N_("La cantidad se escribe en números enteros desde 0, sin palabras.")
MONEY = N_("El monto se escribe en guaraníes enteros, sin menos; corríjalo.")
_MINUTES = N_("Los minutos por prenda van de 0,01 a 10.000; corríjalos.")
_DAYS = N_("Los días se escriben en números enteros desde 0; corríjalos.")

ANCHOR_CONTACT = TableKind(
    "anchor_contact",
    N_("contacto de la empresa"),
    (
        TableColumn("anchor_id", Kind.ROW, N_("empresa ancla"), of="anchor", kept=True),
        TableColumn(
            "name",
            undo=N_("nombre del contacto"),
            read=tidy,
            needed=N_("Falta el nombre de la persona; escríbalo y pruebe de nuevo."),
        ),
        TableColumn("post", undo=N_("cargo del contacto")),
        TableColumn("phone", undo=N_("teléfono del contacto"), read=read_phones, given="phone_given"),
        TableColumn("email", undo=N_("correo del contacto")),
    ),
    belongs="anchor_id",
)

ANCHOR_DEMAND = TableKind(
    "anchor_demand",
    N_("lo que pide la empresa"),
    (
        TableColumn("anchor_id", Kind.ROW, N_("empresa ancla"), of="anchor", kept=True),
        TableColumn("kind", undo=N_("de qué es lo que pide"), choices=DEMAND_WORDS),
        TableColumn(
            "what",
            undo=N_("qué pide la empresa"),
            needed=N_("Falta qué pide la empresa; elíjalo o escríbalo."),
        ),
        TableColumn(
            "said_on",
            Kind.DAY,
            N_("cuándo lo pidió la empresa"),
            days=FACT,
            needed=N_("Falta el día en que lo dijeron; sin fecha no se anota lo que pide una empresa."),
        ),
        TableColumn("said_by", undo=N_("quién lo dijo en la empresa"), read=tidy),
        TableColumn("note", undo=N_("nota de lo que pide la empresa")),
    ),
    belongs="anchor_id",
)

ANCHOR_ORDER = TableKind(
    "anchor_order",
    N_("pedido"),
    (
        TableColumn("anchor_id", Kind.ROW, N_("empresa ancla"), of="anchor", kept=True),
        TableColumn("number", Kind.WHOLE, N_("número del pedido"), kept=True),
        TableColumn("reference", undo=N_("número que le da la empresa")),
        TableColumn(
            "product",
            undo=N_("prenda del pedido"),
            needed=N_("Falta qué prenda piden; elíjala o escríbala."),
            says=partial(term_name, "products"),
        ),
        TableColumn("description", undo=N_("cómo es la prenda del pedido")),
        TableColumn(
            "standard_minutes",
            Kind.NUMBER,
            N_("minuto estándar del pedido"),
            least=0.01,
            most=10_000,
            wrong=_MINUTES,
            group="minutes",
        ),
        TableColumn(
            "minutes_origin",
            undo=N_("de dónde sale el minuto estándar"),
            choices=MINUTES_WORDS,
            group="minutes",
        ),
        TableColumn(
            "quantity",
            Kind.WHOLE,
            N_("cantidad del pedido"),
            least=1,
            most=10_000_000,
            needed=N_("Falta cuántas prendas piden; escriba la cantidad."),
            wrong=_PIECES,
        ),
        TableColumn(
            "asked_on",
            Kind.DAY,
            N_("día en que preguntaron"),
            days=FACT,
            needed=N_("Falta el día en que preguntaron por el pedido."),
        ),
        TableColumn("agreed_on", Kind.DAY, N_("día en que se acordó el pedido"), days=FACT, group="status"),
        TableColumn("fabric_on", Kind.DAY, N_("día de la tela cortada"), days=PLAN),
        TableColumn("due_on", Kind.DAY, N_("fecha de entrega del pedido"), days=PLAN),
        TableColumn("price", Kind.MONEY, N_("precio por prenda"), least=0, wrong=MONEY),
        TableColumn("penalty_per_piece", Kind.MONEY, N_("descuento por prenda"), least=0, wrong=MONEY),
        TableColumn("payment_days", Kind.WHOLE, N_("a cuántos días pagan"), least=0, wrong=_DAYS),
        TableColumn("lot_min", Kind.WHOLE, N_("lote más chico"), least=1, wrong=_PIECES),
        TableColumn(
            "share_cap",
            Kind.NUMBER,
            N_("parte más grande para un taller"),
            least=0,
            most=1,
            wrong=N_("La parte de un taller va de 0 a 100 %; corríjala."),
        ),
        TableColumn("status", undo=N_("estado del pedido"), choices=STATUS_WORDS, kept=True, group="status"),
        TableColumn(
            "closed_on", Kind.DAY, N_("día en que se cayó el pedido"), days=FACT, kept=True, group="status"
        ),
        TableColumn("closed_why", undo=N_("por qué se cayó el pedido"), group="status"),
        TableColumn("sample_approved_on", Kind.DAY, N_("día en que aprobaron la muestra"), days=FACT),
        TableColumn("received_on", Kind.DAY, N_("día en que llegó la tela"), days=FACT),
        TableColumn("paid_on", Kind.DAY, N_("día en que pagaron"), days=FACT, group="paid"),
        TableColumn("paid_amount", Kind.MONEY, N_("cuánto pagaron"), least=0, wrong=MONEY, group="paid"),
        TableColumn("note", undo=N_("nota del pedido")),
    ),
    belongs="anchor_id",
)

ORDER_SIZE = TableKind(
    "order_size",
    N_("talle del pedido"),
    (
        TableColumn("order_id", Kind.ROW, N_("pedido"), of="anchor_order", kept=True),
        TableColumn("size", undo=N_("talle"), needed=N_("Falta el talle; escríbalo (por ejemplo, M o 12).")),
        TableColumn(
            "quantity",
            Kind.WHOLE,
            N_("cantidad del talle"),
            least=0,
            needed=N_("Falta cuántas prendas son de ese talle."),
            wrong=COUNTED,
        ),
    ),
    belongs="order_id",
)

ORDER_REQUIREMENT = TableKind(
    "order_requirement",
    N_("requisito del pedido"),
    (
        TableColumn("order_id", Kind.ROW, N_("pedido"), of="anchor_order", kept=True),
        TableColumn("kind", undo=N_("tipo de requisito"), choices=REQUIREMENT_WORDS),
        TableColumn("what", undo=N_("requisito"), blank=""),
        TableColumn("level", Kind.WHOLE, N_("cuánto pide el requisito"), least=0, wrong=COUNTED),
    ),
    belongs="order_id",
)

ORDER_DELIVERY = TableKind(
    "order_delivery",
    N_("entrega del pedido"),
    (
        TableColumn("order_id", Kind.ROW, N_("pedido"), of="anchor_order", kept=True),
        TableColumn("due_on", Kind.DAY, N_("día prometido de la entrega"), days=PLAN),
        TableColumn("quantity", Kind.WHOLE, N_("cantidad prometida"), least=0, wrong=COUNTED),
        TableColumn("delivered_on", Kind.DAY, N_("día de la entrega"), days=FACT, group="made"),
        TableColumn("delivered", Kind.WHOLE, N_("cantidad entregada"), least=0, wrong=COUNTED, group="made"),
        TableColumn("returned", Kind.WHOLE, N_("prendas devueltas"), least=0, wrong=COUNTED),
        TableColumn("penalty", Kind.MONEY, N_("descuento de la entrega"), least=0, wrong=MONEY),
        TableColumn("note", undo=N_("nota de la entrega")),
    ),
    belongs="order_id",
)

ORDER_CHANGE = TableKind(
    "order_change",
    N_("cambio del pedido"),
    (
        TableColumn("order_id", Kind.ROW, N_("pedido"), of="anchor_order", kept=True),
        TableColumn("noted_on", Kind.DAY, N_("día del cambio"), kept=True),
        TableColumn("what", undo=N_("qué se cambió"), choices=CHANGED_WORDS, kept=True),
        TableColumn("before", undo=N_("cómo era antes"), kept=True, group="values"),
        TableColumn("after", undo=N_("cómo es ahora"), kept=True, group="values"),
        TableColumn("asked_by", undo=N_("quién pidió el cambio"), choices=ASKER_WORDS),
    ),
    belongs="order_id",
)

TABLES = (
    ANCHOR_CONTACT,
    ANCHOR_DEMAND,
    ANCHOR_ORDER,
    ORDER_SIZE,
    ORDER_REQUIREMENT,
    ORDER_DELIVERY,
    ORDER_CHANGE,
)
