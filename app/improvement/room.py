"""What the room says of itself to the house."""

FINDINGS = "app.improvement.findings:FINDINGS"
LABELS = "app.improvement.labels:LABELS"
TABLES = "app.improvement.tables:TABLES"
LISTS = "app.improvement.lists:LISTS"
COMMANDS = ("app.improvement.commands:recommend",)
ENTRIES = "app.improvement.agenda_queries:ENTRIES"
SEARCH = ("app.improvement.search:ACTIONS",)
