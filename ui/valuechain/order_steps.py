"""The steps of an order: what comes next, what else may come, and what is asked before it is done."""

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from app.days import FACT
from app.i18n import _
from app.valuechain.order_operations import set_order_status
from app.valuechain.records import AnchorOrder
from app.valuechain.words import STATUS_WORDS, say_order
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import OnDay
from ui.forms.window import FormWindow, ask


class OrderStep(NamedTuple):
    """A status that an order may have next, and what the button that leads there says."""

    status: str
    title: str


def next_step(order: AnchorOrder) -> OrderStep | None:
    """What usually comes next; nothing for what is over."""
    steps = {
        "asked": OrderStep("agreed", _("Marcar como acordado…")),
        "agreed": OrderStep("running", _("Ya se está cosiendo")),
        "running": OrderStep("delivered", _("Anotar lo entregado…")),
        "delivered": OrderStep("paid", _("Anotar el pago…")),
    }
    return steps.get(order.status)


def ways_of(order: AnchorOrder) -> list[OrderStep]:
    """Every other status, in its words: also back, when a step was a mistake."""
    back = order.status in ("delivered", "paid")
    titles = {
        "asked": _("Volver a «lo preguntan»") if order.status != "asked" else "",
        "agreed": _("Volver a «acordado»") if order.agreed_on else _("Acordado…"),
        "running": _("Volver a «en marcha»") if back else _("En marcha"),
        "delivered": _("Entregado todo, sin anotar cada entrega") if order.is_bound else "",
        "cancelled": _("La empresa lo canceló…") if order.agreed_on else "",
        "lost": _("No se tomó…") if not order.agreed_on else "",
    }
    return [OrderStep(status, title) for status, title in titles.items() if title and status != order.status]


def take_step(context: Context, parent: QWidget, order: AnchorOrder, status: str) -> None:
    """Do it, after asking for the day, and of what falls through for the reason."""
    today = date.today().isoformat()
    if status in ("asked", "running", "delivered") or (status == "agreed" and order.agreed_on):
        said = _("Pedido {number}: {status}.").format(number=order.number, status=STATUS_WORDS[status])
        context.do(set_order_status, order_id=order.id, status=status, day=today, said=said, asked_by=parent)
        return
    ask(StepWindow(context, order, status, parent))


class StepWindow(FormWindow):
    """On which day; and why, of an order that fell through."""

    def __init__(self, context: Context, order: AnchorOrder, status: str, parent: QWidget | None) -> None:
        closes = status in ("cancelled", "lost")
        rows = [Row("day", _("¿Qué día?"), OnDay(FACT, may_be_empty=False))]
        if closes:
            rows.append(Row("why", _("¿Por qué? Sirve para el próximo"), wide=True))
        titles = {
            "agreed": _("Acordar el pedido"),
            "cancelled": _("La empresa lo canceló"),
            "lost": _("El pedido no se tomó"),
        }

        def write(values: dict[str, Any]) -> bool:
            set_order_status(context.store, order_id=order.id, status=status, **values)
            return True

        super().__init__(
            context,
            titles.get(status, STATUS_WORDS[status]),
            Form(context, rows),
            write,
            heading=f"{titles.get(status, STATUS_WORDS[status])}: {say_order(order)}",
            sentence=(
                ""
                if closes
                else _(
                    "Desde ahora, si cambia la fecha, la cantidad o el precio, queda anotado quién lo pidió."
                )
            ),
            accept=_("Anotar"),
            parent=parent,
        )
        self.form.show_record({"id": 0, "day": date.today().isoformat(), "why": ""})
