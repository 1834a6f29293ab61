"""How the journal calls what is done about who can take an order."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("order_step.put", N_("poner en el programa de {workshop} los pasos para el pedido {number}")),
    LabelWords(
        "order_step.taken_out", N_("sacar del programa de {workshop} los pasos para el pedido {number}")
    ),
    LabelWords("order_step.all_told", N_("contar los pasos por el pedido")),
    LabelWords("consent.supplier_sheet", N_("lo que {workshop} muestra a las empresas")),
)
