"""What shared orders want kept in mind on the day."""

from collections.abc import Sequence
from datetime import date

from app.agenda.day_words import say_until
from app.agenda.notices import RED, NoticeKind, NoticeLine
from app.allocation.records import LateShare
from app.i18n import N_, _, format_day, format_number
from app.place import Place


def show_late_shares(lines: Sequence[LateShare], today: date) -> list[NoticeLine]:
    """Each workshop that should have delivered its share, with how much came."""
    return [
        NoticeLine(
            one.workshop,
            _("pedido {number}: entregó {count} de {all}").format(
                number=one.number, count=format_number(one.delivered), all=format_number(one.quantity)
            ),
            say_until(one.due_on, today),
            RED,
            Place("order", one.order_id, "share"),
        )
        for one in lines
    ]


NOTICES = (
    NoticeKind(
        "late_shares",
        N_("Partes de pedidos que no llegaron"),
        N_("Partes de pedidos que no llegaron"),
        read="app.allocation.queries:list_late_shares",
        show="app.allocation.notices:show_late_shares",
        say=lambda one: f"{format_day(one.due_on)}  {one.code}  {one.workshop}",
        keys="order=number code workshop quantity delivered due_on",
        order=25,
        listed=35,
    ),
)
