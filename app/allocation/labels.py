"""How the journal calls what is done to shared orders."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("order_share.all_told", N_("contar un pedido repartido")),
    LabelWords("order_share.planned", N_("repartir el pedido {number}")),
    LabelWords(
        "order_share.answered",
        N_("{workshop}: {status}"),
        says={"status": "app.allocation.words:say_share_status"},
    ),
    LabelWords("order_share.changed", N_("cambiar la parte de {workshop}")),
    LabelWords("order_share.came", N_("anotar lo que entregó {workshop}")),
    LabelWords("order_share.paid", N_("anotar el pago a {workshop}")),
    LabelWords("order_share.removed", N_("quitar la parte de {workshop}")),
    LabelWords("share_group.added", N_("agregar el grupo «{name}»")),
    LabelWords("share_group.changed", N_("cambiar el grupo «{name}»")),
    LabelWords("share_group.removed", N_("quitar el grupo «{name}»")),
)
