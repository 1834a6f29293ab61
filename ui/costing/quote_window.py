"""La cotización: for whom, what, how many, at what price, until when; kept with its number."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from app.costing.operations import add_quote, change_quote, remove_quote
from app.costing.queries import read_quote
from app.costing.records import Estimate, Quote
from app.costing.taken_for_granted import judged
from app.costing.words import say_spread
from app.day_kinds import FACT, PLAN
from app.errors import DataProblem
from app.i18n import _, format_money
from app.numbers import PIECES, PRICE
from app.registry.queries import list_anchors
from app.storage.records import Reader
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import ChoiceOf, Cost, Needed, Notes, OnDay, Text, Whole
from ui.forms.window import FormWindow, ask
from ui.widgets.choice_field import Choices

TERMS_HEIGHT = 84


def anchors(reader: Reader) -> Choices:
    """The anchor companies of the office, and none."""
    return [(_("ninguna"), None), *((one.name, one.id) for one in list_anchors(reader))]


def quote_rows() -> tuple[Row, ...]:
    """What a quote says; nothing of what it costs inside."""
    return (
        Row("customer", _("¿Para quién es?"), Needed(_("Falta para quién es la cotización."))),
        Row("anchor_id", _("¿Es una empresa ancla?"), ChoiceOf(anchors)),
        Row("garment", _("Prenda"), Needed(_("Falta qué prenda se cotiza."))),
        Row("sizes", _("Talles"), Text(), take=or_nothing, example=_("S a XL, o 6 a 14 por pares")),
        Row("quantity", _("Cantidad"), Whole(PIECES, least=1)),
        Row("price", _("Precio por prenda"), Cost(PRICE)),
        Row("delivery_on", _("Se entrega el"), OnDay(PLAN)),
        Row("valid_until", _("Vale hasta el"), OnDay(PLAN, may_be_empty=False)),
        Row("made_on", _("Hecha el"), OnDay(FACT, may_be_empty=False)),
        Row("terms", _("Condiciones"), Notes(TERMS_HEIGHT), wide=True, take=or_nothing,
            hint=_("Ejemplo: la tela la pone el cliente; la mitad al empezar y la mitad al entregar")),
    )  # fmt: skip


class QuoteWindow(FormWindow):
    """Says beside the price when it is below what the garment costs; only here, never on the paper."""

    def __init__(
        self, context: Context, values: dict[str, Any], *, workshop_id: int, style_id: int | None,
        quote: Quote | None, cost: Estimate | None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._workshop_id, self._style_id = workshop_id, style_id
        self._quote, self._cost = quote, cost
        form = Form(context, quote_rows())
        number = (
            _("Cotización N.º {number}").format(number=quote.number) if quote else _("Hacer la cotización")
        )
        super().__init__(
            context, number, form, self._keep, accept=_("Guardar e imprimir"), width=640, parent=parent,
            sentence=_("En el papel va solo esto; lo que cuesta por dentro no sale."),
        )  # fmt: skip
        form.show_record(values)
        form.saved.connect(self._follow)
        self._doubt()
        if quote is not None:
            self.remove = self.add_way(_("Quitar"), self._remove)

    def _follow(self, name: str, value: Any) -> None:
        """A company that is chosen is whom it is for, while nobody wrote another."""
        if name == "anchor_id" and value is not None and not self.form["customer"].text().strip():
            names = {key: words for words, key in anchors(self.context.store)}
            self.form.fields["customer"].show_value(names.get(value, ""))
        self._doubt()

    def _doubt(self) -> None:
        price = self.form.fields["price"].value
        if self._cost is None or price is None or price >= self._cost.high:
            self.form.fields["price"].show_remark("")
            return
        text = (
            _("Hacerla cuesta {cost}: con {price} pierde.")
            if price <= self._cost.low
            else _("Hacerla cuesta {cost}: con {price}, en una semana mala pierde.")
        )
        self.form.fields["price"].show_remark(
            text.format(cost=say_spread(self._cost), price=format_money(price))
        )

    def _keep(self, values: dict[str, Any]) -> int:
        store = self.context.store
        if values["quantity"] is None or values["price"] is None:
            raise DataProblem(_("Falta cuántas prendas, o a qué precio; escríbalo."))
        if self._quote is not None:
            change_quote(store, quote_id=self._quote.id, **values)
            return self._quote.id
        return add_quote(store, workshop_id=self._workshop_id, style_id=self._style_id, **values)

    def _remove(self) -> None:
        if self._quote is not None:
            self.context.do(remove_quote, quote_id=self._quote.id, said=_("Cotización quitada."))
        self.reject()


def open_quote(
    context: Context, parent: QWidget, *, workshop_id: int, style_id: int | None, quote: Quote | None,
    offered: dict[str, Any], cost: Estimate | None,
) -> None:  # fmt: skip
    """Ask, keep, and show the paper."""
    if quote is None:
        today = date.today()
        until = today + timedelta(days=int(judged("quote-days")))
        values = {row.name: None for row in quote_rows()} | {
            "made_on": today.isoformat(), "valid_until": until.isoformat()
        } | offered  # fmt: skip
    else:
        values = {row.name: getattr(quote, row.name) for row in quote_rows()}
    window = QuoteWindow(
        context, values, workshop_id=workshop_id, style_id=style_id, quote=quote, cost=cost, parent=parent
    )
    kept = ask(window)
    if kept is not None and read_quote(context.store, kept) is not None:
        context.way.print("quote", kept)
