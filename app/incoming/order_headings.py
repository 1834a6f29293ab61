"""The headings of a list of orders: those of our own export, and how others call them."""

from typing import NamedTuple

from app.i18n import N_
from app.registry.names import fold


class OrderHeading(NamedTuple):
    """`field` is what `add_order` calls it, `read` how its cells are read, `called` other names (folded)."""

    field: str
    title: str
    read: str
    called: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The headings it goes by."""
        own = fold(self.title)
        others = self.called.split(", ") if self.called else []
        return (own, f"{own} gs", *others)


HEADINGS = (
    OrderHeading(
        "anchor", N_("Empresa"), "text", "empresa ancla, cliente, razon social, comprador, para quien, anchor"
    ),
    OrderHeading(
        "reference",
        N_("Número de la empresa"),
        "text",
        "orden de compra, oc, n oc, nro oc, n de orden, orden, referencia",
    ),
    OrderHeading(
        "product", N_("Prenda"), "product", "producto, articulo, que es, que piden, garment, product"
    ),
    OrderHeading("description", N_("Descripción"), "text", "detalle, modelo, especificacion"),
    OrderHeading("quantity", N_("Cantidad"), "whole", "cant, cantidad pedida, prendas, unidades, quantity"),
    OrderHeading("status", N_("Estado"), "status", "situacion"),
    OrderHeading(
        "asked_on",
        N_("Preguntaron el"),
        "day",
        "fecha, fecha del pedido, fecha de pedido, fecha oc, fecha de la orden, pedido el",
    ),
    OrderHeading("agreed_on", N_("Acordado el"), "day", "fecha de acuerdo, confirmado el, aprobado el"),
    OrderHeading(
        "fabric_on",
        N_("Tela el"),
        "day",
        "tela, fecha de tela, entrega de tela, llega la tela, llegada de tela, tela cortada, fecha de corte",
    ),
    OrderHeading(
        "due_on",
        N_("Entrega el"),
        "day",
        "fecha de entrega, fecha entrega, entrega, fecha limite, plazo, vencimiento, para el",
    ),
    OrderHeading(
        "price",
        N_("Precio por prenda"),
        "money",
        "precio, precio unitario, precio unit, p unit, p u, valor, valor unitario, costo unitario",
    ),
    OrderHeading("standard_minutes", N_("Minuto estándar"), "minutes", "sam, minutos, minutos por prenda"),
    OrderHeading("payment_days", N_("Paga a los días"), "whole", "plazo de pago, dias de pago, credito"),
    OrderHeading("penalty_per_piece", N_("Descuento por prenda"), "money", "multa por prenda"),
    OrderHeading("lot_min", N_("Lote más chico"), "whole", "lote minimo"),
    OrderHeading("delivered", N_("Entregadas"), "whole", "cantidad entregada, entregado"),
    OrderHeading("returned", N_("Devueltas"), "whole", "devueltos, rechazadas, rechazados, devolucion"),
    OrderHeading("delivered_on", N_("Última entrega"), "day", "entregado el, fecha entregada"),
    OrderHeading("paid_on", N_("Pagó el"), "day", "fecha de pago, cobrado el, pagado el"),
    OrderHeading("paid_amount", N_("Cuánto pagó"), "money", "monto pagado, cobrado, pagado"),
    OrderHeading("note", N_("Nota"), "text", "notas, observacion, observaciones, obs"),
)
