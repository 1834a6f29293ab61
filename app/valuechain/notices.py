"""What orders want kept in mind on the day."""

from collections.abc import Sequence
from datetime import date

from app.agenda.notices import NoticeKind, NoticeLine, due_line
from app.i18n import N_, _, format_day, format_number
from app.place import Place
from app.valuechain.waiting import DELIVERY, PAYMENT, OrderWaiting
from app.valuechain.words import product_title


def show_orders(lines: Sequence[OrderWaiting], today: date) -> list[NoticeLine]:
    """Each with the company, and by when."""
    return [
        due_line(
            say_waiting(one), one.anchor, one.day, today, Place("order", one.order_id, part="deliveries")
        )
        for one in lines
    ]


def say_waiting(one: OrderWaiting) -> str:
    """ "Entregar 600 guardapolvos", "Falta que aprueben la muestra de 1.200 guardapolvos"."""
    product = product_title(one.product)
    if one.what == DELIVERY:
        return _("Entregar {count} {product}").format(count=format_number(one.pieces or 0), product=product)
    text = (
        _("Pago atrasado de {count} {product}")
        if one.what == PAYMENT
        else _("Falta que aprueben la muestra de {count} {product}")
    )
    return text.format(count=format_number(one.quantity), product=product)


NOTICES = (
    NoticeKind(
        "order_deadlines",
        N_("Pedidos de las empresas ancla"),
        N_("Pedidos de las empresas ancla"),
        read="app.valuechain.agenda_queries:list_orders_waiting",
        show="app.valuechain.notices:show_orders",
        say=lambda one: f"{format_day(one.day)}  {one.anchor}  {say_waiting(one)}",
        keys="order=number anchor product quantity what day pieces",
        order=22,
        listed=32,
    ),
)
