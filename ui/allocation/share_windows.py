"""Small windows about a share of an order: what came, what was paid, what is changed, a group."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.allocation.operations import (
    add_share_group,
    change_share,
    change_share_group,
    note_share_payment,
    record_share_delivery,
)
from app.allocation.records import OrderShare, ShareGroup
from app.allocation.words import GROUP_WORDS
from app.days import FACT, PLAN
from app.i18n import _, format_money, ngettext
from app.numbers import PAYMENT, PIECES, PRICE
from app.production.words import say_garments
from app.training.typed import read_percent, show_percent
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Cost, OnDay, SomeOf, Typed, Whole
from ui.forms.window import FormWindow

MOST_PIECES = 10_000_000


class ShareDeliveryWindow(FormWindow):
    """What came of a share in all, and what went back."""

    def __init__(self, context: Context, share: OrderShare, parent: QWidget | None) -> None:
        def write(values: dict[str, Any]) -> bool:
            given = values | {"delivered": values["delivered"] or 0}
            record_share_delivery(context.store, share_id=share.id, **given)
            return True

        rows = (
            Row("delivered_on", _("Qué día entregó"), OnDay(FACT, may_be_empty=False)),
            Row("delivered", _("Cuántas entregó en total"), Whole(PIECES, most=MOST_PIECES)),
            Row("returned", _("Cuántas volvieron en total"), Whole(PIECES, most=MOST_PIECES)),
        )
        super().__init__(
            context,
            _("Anotar lo entregado"),
            Form(context, rows),
            write,
            heading=share.workshop,
            sentence=_say_so_far(share),
            accept=_("Anotar"),
            parent=parent,
        )
        self.form.show_record(
            {
                "id": 0,
                "delivered_on": share.delivered_on or date.today().isoformat(),
                "delivered": share.delivered or share.quantity,
                "returned": share.returned,
            }
        )


def _say_so_far(share: OrderShare) -> str:
    """What a share is; of one that came in part, that what is written is no longer only of today."""
    said = ngettext("Le toca {pieces}.", "Le tocan {pieces}.", share.quantity).format(
        pieces=say_garments(share.quantity)
    )
    if not share.delivered:
        return said
    came = _("Ya entregó {pieces}: escriba el total, con lo de ahora.")
    return " ".join((said, came.format(pieces=say_garments(share.delivered))))


class SharePaymentWindow(FormWindow):
    """When a workshop was paid for its share, and how much."""

    def __init__(self, context: Context, share: OrderShare, parent: QWidget | None) -> None:
        def write(values: dict[str, Any]) -> bool:
            note_share_payment(context.store, share_id=share.id, **values)
            return True

        stayed = (share.delivered or 0) - (share.returned or 0)
        reckoned = None if share.price is None else max(0, stayed) * share.price
        sentence = ""
        if reckoned is not None and share.price is not None:
            text = ngettext(
                "{pieces} que quedó, a {price}: {sum}.", "{pieces} que quedaron, a {price}: {sum}.", stayed
            )
            sentence = text.format(
                pieces=say_garments(stayed), price=format_money(share.price), sum=format_money(reckoned)
            )
        rows = (
            Row("paid_on", _("Qué día cobró"), OnDay(FACT, may_be_empty=False)),
            Row("paid_amount", _("Cuánto cobró"), Cost(PAYMENT)),
        )
        super().__init__(
            context,
            _("Anotar el pago"),
            Form(context, rows),
            write,
            heading=share.workshop,
            sentence=sentence,
            accept=_("Anotar"),
            parent=parent,
        )
        paid_on = share.paid_on or date.today().isoformat()
        amount = share.paid_amount if share.paid_amount is not None else reckoned
        self.form.show_record({"id": 0, "paid_on": paid_on, "paid_amount": amount})


class ChangeShareWindow(FormWindow):
    """What was agreed with a workshop, to be changed."""

    def __init__(self, context: Context, share: OrderShare, parent: QWidget | None) -> None:
        def write(values: dict[str, Any]) -> bool:
            change_share(context.store, share_id=share.id, **values)
            return True

        rows = (
            Row("quantity", _("Cuántas le tocan"), Whole(PIECES, most=MOST_PIECES, least=1)),
            Row("price", _("Precio por prenda para el taller"), Cost(PRICE)),
            Row("due_on", _("Qué día entrega"), OnDay(PLAN)),
            Row("note", _("Nota"), wide=True, take=or_nothing),
        )
        agreed = _("Ya aceptó: si cambia algo, hay que preguntarle de nuevo.")
        super().__init__(
            context,
            _("Cambiar lo acordado"),
            Form(context, rows),
            write,
            heading=share.workshop,
            sentence=agreed if share.status == "accepted" else "",
            accept=_("Guardar"),
            parent=parent,
        )
        self.form.show_record(share)


class GroupWindow(FormWindow):
    """Workshops that are one risk: of one family, or served by one van."""

    def __init__(
        self,
        context: Context,
        workshops: Iterable[tuple[str, int]],
        group: ShareGroup | None,
        parent: QWidget | None,
    ) -> None:
        def write(values: dict[str, Any]) -> bool:
            if group is None:
                add_share_group(context.store, **values)
            else:
                change_share_group(context.store, group_id=group.id, **values)
            return True

        rows = (
            Row("name", _("Cómo se llama el grupo"), wide=True),
            Row("kind", _("Por qué van juntos"), Choice(GROUP_WORDS)),
            Row("share_cap", _("Lo más que pueden llevar juntos, %"), Typed(read_percent, show_percent)),
            Row("members", _("Quiénes son"), SomeOf(tuple(workshops)), wide=True),
        )
        super().__init__(
            context,
            _("Talleres que van juntos"),
            Form(context, rows),
            write,
            sentence=_(
                "Si son familia o usan el mismo transporte, lo que le pasa a uno le pasa a todos: conviene un tope."
            ),
            accept=_("Guardar"),
            parent=parent,
        )
        empty = {"id": 0, "name": "", "kind": "family", "share_cap": None, "members": ()}
        self.form.show_record(group if group is not None else empty)
