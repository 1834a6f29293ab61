"""Noting a visit from anywhere: which workshop, then its page."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.context import Context
from ui.way import next_new


def note_contact(context: Context, parent: QWidget, here: int | None) -> None:
    """Ask for the workshop, the one that is shown first, and note a visit or call to it."""
    from ui.registry.choose_workshop import choose_workshop

    title = _("Anotar visita o llamada")
    chosen = choose_workshop(context, parent, first=here, title=title)
    if chosen is not None:
        begin_contact(context, chosen)


def begin_contact(context: Context, workshop_id: int) -> None:
    """A visit or call that is not in the file before something is noted."""
    context.way.go("contact", workshop_id, new=next_new())
