"""Noting a visit from anywhere: which workshop, then its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from ui.way import next_new

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def new_contact_subject(workshop_id: int) -> str:
    """The subject of the page "contact" for one that is not in the file yet."""
    return f"new {workshop_id} {next_new()}"


def note_contact(window: MainWindow, workshop_id: int | None = None) -> None:
    """Note a visit or call: of this workshop, or of one that is asked for."""
    from ui.registry.choose_workshop import choose_workshop

    chosen = workshop_id or choose_workshop(
        window.context, window, first=window.workshop_here, title=_("Anotar visita o llamada")
    )
    if chosen is not None:
        window.go("contact", new_contact_subject(chosen))
