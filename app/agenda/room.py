"""What the room says of itself to the house."""

from app.lists.entry import ListEntry

LABELS = "app.agenda.labels:LABELS"
TABLES = "app.agenda.tables:TABLES"
LISTS = (ListEntry("findings", "app.agenda.lists:findings_list"),)
COMMANDS = (
    "app.agenda.commands:today_command",
    "app.agenda.commands:calendar_command",
    "app.agenda.commands:findings_command",
)
ENTRIES = "app.agenda.schedule:ENTRIES"
