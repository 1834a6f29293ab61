"""Choosing an association or one of its meetings, where one asks for a part of it by name."""

from PySide6.QtWidgets import QWidget

from app.association.phrases import say_meeting
from app.association.queries import list_meetings
from app.i18n import _
from app.registry.queries import list_associations
from ui.context import Context
from ui.lists.choose_window import ChooseWindow, Rows, rows_among


def choose_association(context: Context, parent: QWidget, title: str) -> int | None:
    """One of the associations; None when the person changes her mind."""
    rows = [(one.name, one.id) for one in list_associations(context.store)]
    return _choose(parent, title, _("¿De qué asociación?"), rows)


def choose_meeting(context: Context, parent: QWidget, title: str) -> int | None:
    """One of the meetings, the newest first; None when the person changes her mind."""
    rows = [(f"{say_meeting(one)} · {one.association}", one.id) for one in list_meetings(context.store)]
    return _choose(parent, title, _("¿De qué reunión?"), rows)


def _choose(parent: QWidget, title: str, question: str, rows: Rows) -> int | None:
    hint = _("Escriba para buscar")
    window = ChooseWindow(title, question, rows_among(rows), _("Elegir"), parent, hint=hint)
    chosen: int | None = window.ask()
    return chosen
