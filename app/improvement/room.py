"""What the room says of itself to the house."""

from app.lists.entry import ListEntry

FINDINGS = "app.improvement.findings:FINDINGS"
LABELS = "app.improvement.labels:LABELS"
TABLES = "app.improvement.tables:TABLES"
LISTS = (ListEntry("actions", "app.improvement.lists:actions_list"),)
COMMANDS = ("app.improvement.commands:recommend",)
ENTRIES = "app.improvement.agenda_queries:ENTRIES"
