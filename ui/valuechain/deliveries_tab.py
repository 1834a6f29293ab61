"""Entregas y pago: what was promised and delivered, what came back, the sample, the fabric, the money."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.days import FACT, PLAN
from app.i18n import _, format_day, format_money, format_number, ngettext
from app.numbers import DISCOUNT, PAYMENT, PIECES
from app.storage.store import Store
from app.valuechain.order_operations import (
    change_delivery,
    change_order,
    note_payment,
    plan_delivery,
    record_delivery,
    remove_delivery,
)
from app.valuechain.records import AnchorOrder, OrderDelivery
from app.valuechain.regularity import payment_due_on
from app.valuechain.typed import read_pieces, show_pieces
from app.valuechain.words import (
    say_delivery_made,
    say_left,
    say_promised,
    say_remaining,
    say_when_payment_due,
)
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Cost, OnDay, OneOf, Typed
from ui.forms.window import FormWindow, ask
from ui.valuechain.order_tab import OrderTab
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.day_line import DayLine
from ui.widgets.row_button import RowButton


class DeliveriesTab(OrderTab):
    """Deliveries at the left; sample, fabric and payment at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        area = ColumnsArea(context.theme.scale, top=10)
        left, right = area.add_pair(58, 42)
        left.addWidget(self._deliveries_card())
        left.addStretch()
        right.addWidget(self._before_card())
        right.addWidget(self._payment_card())
        right.addStretch()
        area.column.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self.begins_at = self.note

    def _deliveries_card(self) -> Card:
        card = Card(_("Entregas a la empresa"), " ")
        self.summed = card.remark
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        card.body.addLayout(self._lines)
        foot = QHBoxLayout()
        self.note = _button(_("Anotar lo entregado…"), lambda: self.open_next("delivered"))
        self.promise = _button(_("Prometer una entrega…"), self._promise)
        foot.addWidget(self.note)
        foot.addWidget(self.promise)
        foot.addStretch()
        card.body.addLayout(foot)
        return card

    def _before_card(self) -> Card:
        card = Card(_("Muestra y tela"))
        self.form = Form(
            self.context,
            (
                Row("sample_approved_on", _("Cuándo aprobaron la muestra"), OnDay(FACT)),
                Row("received_on", _("Cuándo llegó la tela cortada"), OnDay(FACT)),
            ),
            _write,
            "order_id",
        )
        card.body.addWidget(self.form)
        return card

    def _payment_card(self) -> Card:
        card = Card(_("Pago"))
        self.paid = label("", wrap=True)
        card.body.addWidget(self.paid)
        self.pay = _button(_("Anotar el pago…"), lambda: self.open_next("paid"))
        row = QHBoxLayout()
        row.addWidget(self.pay)
        row.addStretch()
        card.body.addLayout(row)
        return card

    # --- showing ---

    def refresh(self, order: AnchorOrder) -> None:
        text = _("{delivered} de {quantity}; {left}")
        self.summed.setText(
            text.format(
                delivered=format_number(order.delivered),
                quantity=format_number(order.quantity),
                left=say_remaining(order.remaining),
            )
        )
        clear_column(self._lines)
        for one in order.deliveries:
            self._lines.addWidget(self._line(one))
        if not order.deliveries:
            said = _("Si se entrega en partes, prométalas aquí: cada una con su día y su cantidad.")
            self._lines.addWidget(label(said, "soft", wrap=True))
        self.form.show_record(order)
        self.paid.setText(_say_paid(order))
        may = not self.context.store.read_only
        self.note.setEnabled(may and order.status not in ("cancelled", "lost"))
        self.pay.setEnabled(may and order.last_delivery_on is not None)
        self.promise.setEnabled(may)
        self.form.setEnabled(may)

    def _line(self, one: OrderDelivery) -> QWidget:
        row = RowButton(say_promised(one), say_delivery_made(one))
        row.chosen.connect(lambda: self._change(one))
        acts = [(_("Anotar…"), lambda: self._record(one))] if not one.is_made else []
        acts += [
            (_("Cambiar…"), lambda: self._change(one)),
            (_("Quitar"), lambda: self._remove(one)),
        ]
        return DayLine(row, acts if not self.context.store.read_only else [])

    # --- writing ---

    def open_next(self, status: str) -> None:
        """The window of what comes next: of a delivery, or of the payment."""
        if self.order is None:
            return
        if status == "paid":
            ask(PaymentWindow(self.context, self.order, self))
            return
        waiting = [one for one in self.order.deliveries if not one.is_made]
        self._record(waiting[0] if waiting else None)

    def _record(self, delivery: OrderDelivery | None) -> None:
        if self.order is not None:
            ask(DeliveryWindow(self.context, self.order, delivery, self))

    def _promise(self) -> None:
        if self.order is not None:
            ask(PromiseWindow(self.context, self.order, self))

    def _change(self, delivery: OrderDelivery) -> None:
        ask(ChangeDeliveryWindow(self.context, delivery, self))

    def _remove(self, delivery: OrderDelivery) -> None:
        said = _("Se quitó la entrega.")
        self.context.do(remove_delivery, delivery_id=delivery.id, said=said, asked_by=self)


def _button(text: str, do: Any) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _checked=False: do())
    return button


def _write(store: Store, *, order_id: int, merge_key: str, **fields: Any) -> None:
    change_order(store, order_id=order_id, merge_key=merge_key, **fields)


def _say_paid(order: AnchorOrder) -> str:
    if order.paid_on is not None:
        amount = format_money(order.paid_amount) if order.paid_amount is not None else _("sin anotar cuánto")
        said = _("Pagó el {day}: {amount}.")
        if order.status != "paid":
            said = _("Pagó una parte el {day}: {amount}.")
        return said.format(day=format_day(order.paid_on), amount=amount)
    due = payment_due_on(order)
    if due is not None:
        return say_when_payment_due(due, date.today().isoformat())
    term = order.days_to_pay
    if term is None:
        return _("No se anotó a cuántos días paga.")
    text = ngettext("A {count} día de la última entrega.", "A {count} días de la última entrega.", term)
    return text.format(count=term)


def _made_rows() -> tuple[Row, ...]:
    return (
        Row("delivered_on", _("Qué día se entregó"), OnDay(FACT, may_be_empty=False)),
        Row("delivered", _("Cuántas prendas"), Typed(read_pieces, show_pieces, PIECES.doubt)),
        Row("returned", _("Cuántas volvieron"), Typed(read_pieces, show_pieces, PIECES.doubt)),
        Row("penalty", _("Cuánto descontaron"), Cost(DISCOUNT)),
        Row("note", _("Por qué volvieron o descontaron"), wide=True, take=or_nothing),
    )


class DeliveryWindow(FormWindow):
    """What was delivered, of a promised delivery or beside them, and what came back."""

    def __init__(
        self, context: Context, order: AnchorOrder, delivery: OrderDelivery | None, parent: QWidget | None
    ) -> None:
        def write(values: dict[str, Any]) -> int:
            given = values | {"delivered": values["delivered"] or 0}
            return record_delivery(
                context.store,
                order_id=order.id,
                delivery_id=delivery.id if delivery is not None else None,
                **given,
            )

        super().__init__(
            context,
            _("Anotar lo entregado"),
            Form(context, _made_rows()),
            write,
            sentence=say_promised(delivery) if delivery is not None else "",
            accept=_("Anotar"),
            parent=parent,
        )
        wanted = delivery.quantity if delivery is not None and delivery.quantity else order.remaining
        today = date.today().isoformat()
        empty = {"returned": None, "penalty": None, "note": ""}
        self.form.show_record({"id": 0, "delivered_on": today, "delivered": wanted, **empty})


class PromiseWindow(FormWindow):
    """A part of the order, for a day."""

    def __init__(self, context: Context, order: AnchorOrder, parent: QWidget | None) -> None:
        super().__init__(
            context,
            _("Prometer una entrega"),
            Form(
                context,
                (
                    Row("due_on", _("Para qué día"), OnDay(PLAN, may_be_empty=False)),
                    Row("quantity", _("Cuántas prendas"), Typed(read_pieces, show_pieces, PIECES.doubt)),
                ),
            ),
            lambda values: plan_delivery(context.store, order_id=order.id, **values),
            accept=_("Prometer"),
            parent=parent,
        )
        promised = sum(one.quantity or 0 for one in order.deliveries)
        left = max(0, order.quantity - promised) or None
        self.form.show_record({"id": 0, "due_on": order.due_on, "quantity": left})


class ChangeDeliveryWindow(FormWindow):
    """A delivery as it was promised and made, to be corrected."""

    def __init__(self, context: Context, delivery: OrderDelivery, parent: QWidget | None) -> None:
        promised = (
            Row("due_on", _("Para qué día se prometió"), OnDay(PLAN)),
            Row("quantity", _("Cuántas se prometieron"), Typed(read_pieces, show_pieces, PIECES.doubt)),
        )
        made = _made_rows() if delivery.is_made else ()

        def write(values: dict[str, Any]) -> bool:
            change_delivery(context.store, delivery_id=delivery.id, **values)
            return True

        super().__init__(
            context,
            _("Cambiar una entrega"),
            Form(context, (*promised, *made)),
            write,
            accept=_("Guardar"),
            parent=parent,
        )
        self.form.show_record(delivery)


class PaymentWindow(FormWindow):
    """When the money came, and how much; while pieces are missing also whether that was all of it."""

    def __init__(self, context: Context, order: AnchorOrder, parent: QWidget | None) -> None:
        def write(values: dict[str, Any]) -> bool:
            note_payment(context.store, order_id=order.id, **values)
            return True

        rows = [
            Row("paid_on", _("Qué día pagaron"), OnDay(FACT, may_be_empty=False)),
            Row("paid_amount", _("Cuánto pagaron en total"), Cost(PAYMENT)),
        ]
        if order.is_open and order.remaining:
            part = _("Pagó una parte: {missing}").format(missing=say_left(order))
            ways = ((part, False), (_("Pagó todo: no se entrega más"), True))
            rows.append(Row("whole", _("Qué pagó"), OneOf(ways), wide=True))
        super().__init__(
            context,
            _("Anotar el pago"),
            Form(context, rows),
            write,
            sentence=_say_reckoned(order),
            accept=_("Anotar"),
            parent=parent,
        )
        day = order.paid_on or date.today().isoformat()
        self.form.show_record({"id": 0, "paid_on": day, "paid_amount": order.paid_amount, "whole": False})


def _say_reckoned(order: AnchorOrder) -> str:
    """What the money should be: what was delivered and stayed, at its price, less what was taken off."""
    if order.price is None:
        return ""
    stayed = order.delivered - (order.returned or 0)
    reckoned = max(0, stayed * order.price - (order.penalty or 0))
    text = ngettext(
        "{count} prenda que quedó, a {price}, menos los descuentos: {sum}.",
        "{count} prendas que quedaron, a {price}, menos los descuentos: {sum}.",
        stayed,
    )
    return text.format(
        count=format_number(stayed), price=format_money(order.price), sum=format_money(reckoned)
    )
