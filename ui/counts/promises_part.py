"""What was promised to customers and what was delivered: a line each, and a window to write one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.counts.indicators import is_kept, on_time
from app.counts.operations import add_promise, change_promise, remove_promise
from app.counts.queries import list_promises
from app.counts.records import KeptPromises, Promise
from app.day_kinds import FACT, PLAN
from app.i18n import _, format_day, format_number, ngettext
from app.numbers import PIECES
from app.production.words import say_garments
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Needed, OnDay, Whole
from ui.forms.window import FormWindow, ask
from ui.live import Live
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.light import Light
from ui.widgets.row_button import RowButton

MARK_WIDTH = 190


def promise_rows() -> tuple[Row, ...]:
    """What is written of a promise."""
    return (
        Row("customer", _("Para quién"), Needed(_("Falta para quién es la entrega.")), wide=True),
        Row("what", _("Qué se prometió"), take=or_nothing),
        Row("quantity", _("Cuántas prendas"), Whole(PIECES, least=1)),
        Row("promised_on", _("Para qué día"), OnDay(PLAN, may_be_empty=False)),
        Row("delivered_on", _("Se entregó el"), OnDay(FACT)),
        Row("delivered", _("Cuántas se entregaron"), Whole(PIECES)),
        Row("note", _("Nota"), take=or_nothing),
    )


class PromisedDeliveryWindow(FormWindow):
    """A new promise, or one that is corrected, delivered or removed."""

    def __init__(
        self, context: Context, workshop_id: int, promise: Promise | None, parent: QWidget | None
    ) -> None:
        def write(values: Mapping[str, Any]) -> bool:
            if promise is None:
                add_promise(context.store, workshop_id=workshop_id, **values)
            else:
                change_promise(context.store, promise_id=promise.id, **values)
            return True

        form = Form(context, promise_rows())
        super().__init__(
            context,
            _("Entrega prometida"),
            form,
            write,
            accept=_("Guardar") if promise else _("Agregar"),
            parent=parent,
        )
        if promise is not None:
            form.show_record(promise)
            self._promise = promise
            self.add_way(_("Quitar"), self._remove)

    def _remove(self) -> None:
        said = _("Se quitó la entrega prometida.")
        self.context.do(remove_promise, promise_id=self._promise.id, said=said)
        self.accept()


class PromisesPart(QWidget):
    """Newest day first; Enter on one opens it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workshop = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        area = ColumnsArea(context.theme.scale)
        column.addWidget(area)
        self.card = Card(_("Entregas prometidas"), " ")
        self.add = QPushButton(_("Nueva entrega…"))
        self.add.setAccessibleName(_("Nueva entrega prometida"))
        self.add.clicked.connect(lambda: self._open(None))
        self.card.top.addWidget(self.add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.card.body.addLayout(self._lines)
        area.add_whole(self.card)
        area.column.addStretch()
        self._live = Live(
            self,
            context,
            list_promises,
            self._show,
            here=True,
            asks=lambda: (self._workshop,) if self._workshop else None,
        )

    def show_workshop(self, workshop_id: int) -> None:
        """The promises of this workshop."""
        self._workshop = workshop_id
        self.add.setEnabled(not self._context.store.read_only)
        self._live.again()

    def _show(self, promises: list[Promise]) -> None:
        clear_column(self._lines)
        today = date.today().isoformat()
        kept = on_time(promises, since="0001-01-01", until=today)
        self.card.remark.setText(_say_kept(kept) if kept else "")
        for promise in promises:
            self._lines.addWidget(self._line(promise, today))
        if not promises:
            text = _(
                "Anote para qué día se prometió cada pedido y cuándo salió: con cinco ya se ve cuántos "
                "llegan completos y en fecha, que es lo primero que mira una empresa ancla."
            )
            self._lines.addWidget(label(text, "soft", wrap=True))

    def _line(self, promise: Promise, today: str) -> RowButton:
        shape, word, role = _state(promise, today)
        light = Light(shape, word, self._context.theme.colour(role))
        row = RowButton(
            " · ".join(part for part in (promise.customer, promise.what or "", _quantity(promise)) if part),
            _days(promise),
            mark=light,
            mark_width=self._context.theme.pixels(MARK_WIDTH),
        )
        row.chosen.connect(lambda: self._open(promise))
        return row

    def _open(self, promise: Promise | None) -> None:
        ask(PromisedDeliveryWindow(self._context, self._workshop, promise, self))


def _say_kept(kept: KeptPromises) -> str:
    text = ngettext("{kept} de {due} completa y en fecha", "{kept} de {due} completas y en fecha", kept.due)
    return text.format(kept=kept.kept, due=kept.due)


def _state(promise: Promise, today: str) -> tuple[str, str, str]:
    """Shape, word and colour of how a promise stands."""
    if is_kept(promise):
        return "square", _("a tiempo"), "good"
    if promise.delivered_on is None:
        if promise.promised_on < today:
            return "triangle", _("atrasada"), "urgent"
        return "ring", _("por entregar"), "unmeasured"
    if promise.delivered_on > promise.promised_on:
        return "triangle", _("salió tarde"), "urgent"
    return "circle", _("salió incompleta"), "improve"


def _quantity(promise: Promise) -> str:
    if promise.quantity is None:
        return ""
    if promise.delivered is not None and promise.delivered != promise.quantity:
        return _("{delivered} de {quantity}").format(
            delivered=format_number(promise.delivered), quantity=say_garments(promise.quantity)
        )
    return say_garments(promise.quantity)


def _days(promise: Promise) -> str:
    said = _("para el {day}").format(day=format_day(promise.promised_on))
    if promise.delivered_on:
        said += " · " + _("salió el {day}").format(day=format_day(promise.delivered_on))
    return said
