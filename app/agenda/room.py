"""What the room says of itself to the house."""

LABELS = "app.agenda.labels:LABELS"
TABLES = "app.agenda.tables:TABLES"
LISTS = "app.agenda.lists:LISTS"
COMMANDS = (
    "app.agenda.commands:today_command",
    "app.agenda.commands:calendar_command",
    "app.agenda.commands:findings_command",
)
ENTRIES = "app.agenda.schedule:ENTRIES"
