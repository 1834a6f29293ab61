"""A new anchor company and a new order, with the few things one knows at once."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.days import FACT, PLAN
from app.errors import DataProblem
from app.i18n import _
from app.numbers import PIECES, PRICE
from app.registry.names import fold
from app.registry.operations import add_anchor
from app.registry.queries import list_anchors
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store
from app.valuechain.operations import change_anchor
from app.valuechain.order_operations import add_order
from app.valuechain.typed import read_pieces, read_product, show_pieces, show_product
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import ChoiceOf, Cost, OnDay, Sentence, Typed
from ui.forms.window import FormWindow, ask
from ui.registry.words import Choices


def open_new_order(context: Context, parent: QWidget, _here: int | None = None) -> None:
    """Ask for an order, and open it."""
    order = ask(NewOrderWindow(context, parent=parent))
    if order is not None:
        context.way.go("order", order, part="terms")


def open_new_anchor(context: Context, parent: QWidget) -> None:
    """Ask for a company, and open it."""
    anchor = ask(NewAnchorWindow(context, parent))
    if anchor is not None:
        context.way.go("anchor", anchor)


def anchor_choices(reader: Reader) -> Choices:
    """The companies, and at the end one that is new."""
    named: Choices = [(one.name, one.id) for one in list_anchors(reader)]
    return [*named, (_("otra: escriba su nombre"), None)]


class NewAnchorWindow(FormWindow):
    """Its name and what it buys; the rest is written on its page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        rows = (
            Row("name", _("Nombre de la empresa"), wide=True, example=_("Uniformes Arapoty S.A.")),
            Row(
                "buys",
                _("Qué compra"),
                Sentence(),
                wide=True,
                example=_("Guardapolvos y uniformes de empresa"),
            ),
        )
        super().__init__(
            context,
            _("Nueva empresa ancla"),
            Form(context, rows),
            lambda values: _add_anchor(context.store, values),
            accept=_("Agregar"),
            sentence=_("Una empresa más grande que encarga costura a los talleres."),
            trouble_at="name",
            parent=parent,
        )


def _add_anchor(store: Store, values: dict[str, Any]) -> int:
    _check_new(store, values["name"])
    with store.change(Label("anchor.added")):
        anchor = add_anchor(store, name=values["name"])
        if values["buys"].strip():
            change_anchor(store, anchor_id=anchor, buys=values["buys"])
    return anchor


def _check_new(store: Store, name: str) -> None:
    if any(fold(one.name) == fold(name.strip()) for one in list_anchors(store)):
        raise DataProblem(_("«{name}» ya está entre las empresas; elíjala en la lista.").format(name=name))


class NewOrderWindow(FormWindow):
    """Who asks, what, how many and for when; the rest is written on its page."""

    def __init__(self, context: Context, anchor_id: int | None = None, parent: QWidget | None = None) -> None:
        rows = (
            Row("anchor_id", _("Empresa"), ChoiceOf(anchor_choices), wide=True),
            Row("anchor", _("Nombre de la empresa nueva"), wide=True),
            Row("product", _("Prenda"), Typed(read_product, show_product), example=_("Guardapolvos")),
            Row("quantity", _("Cuántas prendas"), Typed(read_pieces, show_pieces, PIECES.doubt)),
            Row("due_on", _("Fecha de entrega"), OnDay(PLAN)),
            Row("price", _("Precio por prenda"), Cost(PRICE)),
            Row("asked_on", _("Cuándo preguntaron"), OnDay(FACT, may_be_empty=False)),
            Row("reference", _("Número que le da la empresa")),
        )
        super().__init__(
            context,
            _("Nuevo pedido"),
            Form(context, rows),
            lambda values: _add_order(context.store, values),
            accept=_("Agregar"),
            sentence=_("Como lo preguntan hoy; lo que falte se completa después."),
            parent=parent,
        )
        companies = anchor_choices(context.store)
        first = companies[0][1]
        self.form.show_record(
            {
                "id": 0,
                "anchor_id": anchor_id or first,
                "anchor": "",
                "product": None,
                "quantity": None,
                "due_on": None,
                "price": None,
                "asked_on": date.today().isoformat(),
                "reference": "",
            }
        )
        self.form["anchor_id"].saved.connect(lambda _anchor: self._show_new())
        self._show_new()
        if len(companies) == 1:  # nothing to choose: one begins with the name
            self.form.fields["anchor_id"].hide()

    def _show_new(self) -> None:
        """The field of a new name is there only for a new company."""
        self.form.fields["anchor"].setVisible(self.form.fields["anchor_id"].value is None)


def _add_order(store: Store, values: dict[str, Any]) -> int:
    """The order, and its company if it is new, as one undoable step."""
    name = values.pop("anchor")
    if values["quantity"] is None:
        raise DataProblem(_("Falta cuántas prendas piden; escriba la cantidad."))
    with store.change(Label("anchor_order.begun")):
        if values["anchor_id"] is None:
            _check_new(store, name)
            values["anchor_id"] = add_anchor(store, name=name)
        return add_order(store, **values)
