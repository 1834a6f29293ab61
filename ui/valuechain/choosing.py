"""Choosing an order, where one asks for a part of it by name."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.registry.queries import list_anchors
from app.valuechain.queries import list_orders
from app.valuechain.words import say_title
from ui.context import Context
from ui.lists.choose_window import ChooseWindow, rows_among


def choose_order(context: Context, parent: QWidget, title: str) -> int | None:
    """One of all the orders, the open ones first; None when the person changes her mind."""
    names = {one.id: one.name for one in list_anchors(context.store)}
    rows = [
        (f"{say_title(one)} · {names[one.anchor_id]}", one.id)
        for one in list_orders(context.store)
        if one.anchor_id in names
    ]
    hint = _("Escriba para buscar")
    window = ChooseWindow(title, _("¿De qué pedido?"), rows_among(rows), _("Elegir"), parent, hint=hint)
    chosen: int | None = window.ask()
    return chosen
