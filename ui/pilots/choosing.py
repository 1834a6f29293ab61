"""Choosing a pilot, where one asks for a part of it by name."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.pilots.queries import list_pilots
from app.pilots.words import say_pilot
from ui.context import Context
from ui.lists.choose_window import ChooseWindow, rows_among


def choose_pilot(context: Context, parent: QWidget, title: str) -> int | None:
    """One of all the pilots, the newest first; None when the person changes her mind."""
    rows = [(f"{one.name} · {say_pilot(one.number)}", one.id) for one in list_pilots(context.store)]
    window = ChooseWindow(
        title, _("¿De qué piloto?"), rows_among(rows), _("Elegir"), parent,
        hint=_("Escriba para buscar"),
        nothing=lambda _text: "" if rows else _("Todavía no hay ningún piloto; agréguelo en «Pilotos»."),
    )  # fmt: skip
    chosen: int | None = window.ask()
    return chosen
