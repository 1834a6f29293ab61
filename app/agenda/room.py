"""What the room says of itself to the house."""

from app.agenda.labels import LABELS
from app.agenda.tables import TABLES

__all__ = ["COMMANDS", "LABELS", "TABLES"]

COMMANDS = (
    "app.agenda.commands:today_command",
    "app.agenda.commands:calendar_command",
    "app.agenda.commands:findings_command",
)
