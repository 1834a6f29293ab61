"""What the room says of itself to the house."""

FINDINGS = "app.association.findings:FINDINGS"
LABELS = "app.association.labels:LABELS"
NOTICES = "app.association.notices:NOTICES"
TABLES = "app.association.tables:TABLES"
LISTS = "app.association.lists:LISTS"
COMMANDS = ("app.association.commands:association",)
ENTRIES = "app.association.agenda_queries:ENTRIES"
DEMO = "app.association.demo:DEMO"
