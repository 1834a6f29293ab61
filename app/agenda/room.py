"""What the room says of itself to the house."""

from app.agenda.labels import LABELS
from app.agenda.records import EntryKind
from app.agenda.tables import TABLES
from app.i18n import N_
from app.lists.kind import ListEntry

__all__ = ["COMMANDS", "ENTRIES", "LABELS", "LISTS", "TABLES"]

LISTS = (ListEntry("findings", "app.agenda.lists:findings_list"),)
COMMANDS = (
    "app.agenda.commands:today_command",
    "app.agenda.commands:calendar_command",
    "app.agenda.commands:findings_command",
)
ENTRIES = (
    EntryKind("visit", N_("Visitas previstas"), "app.agenda.schedule:visit_entries", order=10),
    EntryKind("held", N_("Lo hecho"), "app.agenda.schedule:held_entries", order=50, exported=False),
)
