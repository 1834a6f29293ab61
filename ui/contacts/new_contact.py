"""Noting a visit from anywhere: which workshop, then its page."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from app.i18n import _
from app.storage.records import Reader

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_marks = count(1)


def new_contact_subject(workshop_id: int) -> str:
    """The subject of the page "contact" for one that is not in the file yet."""
    return f"new {workshop_id} {next(_marks)}"


def workshop_of_contact(reader: Reader, subject: int | str) -> int | None:
    """The workshop that a subject of the page "contact" is about."""
    if isinstance(subject, str):
        return int(subject.split()[1])
    found: int | None = reader.value("SELECT workshop_id FROM contact WHERE id = ?", (subject,))
    return found


def note_contact(window: MainWindow, workshop_id: int | None = None) -> None:
    """Note a visit or call: of this workshop, or of one that is asked for."""
    from ui.registry.choose_workshop import choose_workshop

    chosen = workshop_id or choose_workshop(
        window.context, window, first=window.workshop_here, title=_("Anotar visita o llamada")
    )
    if chosen is not None:
        window.go("contact", new_contact_subject(chosen))
