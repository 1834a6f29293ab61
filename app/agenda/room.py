"""What the room says of itself to the house."""

from app.agenda.labels import LABELS
from app.agenda.tables import TABLES
from app.lists.kind import ListEntry

__all__ = ["COMMANDS", "LABELS", "LISTS", "TABLES"]

LISTS = (ListEntry("findings", "app.agenda.lists:findings_list"),)
COMMANDS = (
    "app.agenda.commands:today_command",
    "app.agenda.commands:calendar_command",
    "app.agenda.commands:findings_command",
)
