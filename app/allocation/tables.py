"""The tables of shared orders: shares, and groups of workshops that count as one risk."""

from app.allocation.words import GROUP_WORDS, SHARE_WORDS
from app.day_kinds import FACT, PLAN
from app.i18n import N_
from app.registry.names import tidy
from app.storage.schema import Kind, TableColumn, TableKind
from app.valuechain.tables import COUNTED, MONEY

ORDER_SHARE = TableKind(
    "order_share",
    N_("parte del pedido"),
    (
        TableColumn("order_id", Kind.ROW, N_("pedido"), of="anchor_order", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
        TableColumn(
            "quantity",
            Kind.WHOLE,
            N_("cuánto le toca"),
            least=1,
            most=10_000_000,
            needed=N_("Falta cuántas prendas le tocan; escriba la cantidad."),
            wrong=N_("La cantidad se escribe en números enteros desde 1, sin palabras."),
        ),
        TableColumn("price", Kind.MONEY, N_("precio para el taller"), least=0, wrong=MONEY),
        TableColumn("due_on", Kind.DAY, N_("día en que entrega el taller"), days=PLAN),
        TableColumn("status", undo=N_("en qué está la parte"), choices=SHARE_WORDS, group="status"),
        TableColumn("answered_on", Kind.DAY, N_("día en que respondió"), days=FACT, group="status"),
        TableColumn("reason", undo=N_("por qué"), group="status"),
        TableColumn("delivered_on", Kind.DAY, N_("día de la entrega"), days=FACT, group="came"),
        TableColumn("delivered", Kind.WHOLE, N_("cuánto entregó"), least=0, wrong=COUNTED, group="came"),
        TableColumn("returned", Kind.WHOLE, N_("prendas devueltas"), least=0, wrong=COUNTED),
        TableColumn("paid_on", Kind.DAY, N_("día en que cobró"), days=FACT, group="paid"),
        TableColumn("paid_amount", Kind.MONEY, N_("cuánto cobró"), least=0, wrong=MONEY, group="paid"),
        TableColumn("note", undo=N_("nota de la parte")),
    ),
    belongs="workshop_id",
)

SHARE_GROUP = TableKind(
    "share_group",
    N_("grupo de talleres"),
    (
        TableColumn("kind", undo=N_("clase de grupo"), choices=GROUP_WORDS),
        TableColumn(
            "name",
            undo=N_("nombre del grupo"),
            read=tidy,
            needed=N_("Falta el nombre del grupo; escríbalo."),
        ),
        TableColumn("cluster_id", Kind.ROW, N_("territorio"), of="cluster"),
        TableColumn(
            "share_cap",
            Kind.NUMBER,
            N_("tope del grupo"),
            least=0,
            most=1,
            wrong=N_("El tope de un grupo va de 0 a 100 %; corríjalo."),
        ),
    ),
)

SHARE_GROUP_MEMBER = TableKind(
    "share_group_member",
    N_("taller del grupo"),
    (
        TableColumn("group_id", Kind.ROW, N_("grupo de talleres"), of="share_group", kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller"), of="workshop", kept=True),
    ),
    belongs="group_id",
)

TABLES = (ORDER_SHARE, SHARE_GROUP, SHARE_GROUP_MEMBER)
