"""How the journal calls what is done to anchor companies and their orders."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("anchor.changed", N_("datos de la empresa")),
    LabelWords("anchor.removed", N_("quitar la empresa «{name}»")),
    LabelWords("anchor_contact.added", N_("agregar el contacto «{name}»")),
    LabelWords("anchor_contact.changed", N_("datos del contacto")),
    LabelWords("anchor_contact.removed", N_("quitar el contacto")),
    LabelWords("anchor_demand.added", N_("anotar lo que pide la empresa")),
    LabelWords("anchor_demand.changed", N_("cambiar lo que pide la empresa")),
    LabelWords("anchor_demand.removed", N_("quitar lo que pide la empresa")),
    LabelWords("anchor_order.all_told", N_("pedidos de las empresas ancla")),
    LabelWords("anchor_order.begun", N_("anotar un pedido")),
    LabelWords("anchor_order.added", N_("anotar el pedido {number}")),
    LabelWords("anchor_order.changed", N_("cambiar el pedido {number}")),
    LabelWords(
        "anchor_order.step",
        N_("pedido {number}: {status}"),
        says={"status": "app.valuechain.words:say_status"},
    ),
    LabelWords("anchor_order.paid", N_("anotar el pago del pedido {number}")),
    LabelWords("anchor_order.removed", N_("quitar el pedido {number}")),
    LabelWords("order_size.set", N_("talles del pedido {number}")),
    LabelWords("order_requirement.set", N_("requisitos del pedido {number}")),
    LabelWords("order_delivery.planned", N_("prometer una entrega del pedido {number}")),
    LabelWords("order_delivery.made", N_("anotar una entrega del pedido {number}")),
    LabelWords("order_delivery.changed", N_("cambiar una entrega")),
    LabelWords("order_delivery.removed", N_("quitar una entrega")),
)
