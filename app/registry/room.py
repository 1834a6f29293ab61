"""What the room says of itself to the house."""

FINDINGS = "app.registry.findings:FINDINGS"
LABELS = "app.registry.labels:LABELS"
TABLES = "app.registry.tables:TABLES"
LISTS = "app.registry.lists:LISTS"
COMMANDS = ("app.registry.commands:workshops",)
SEARCH = ("app.registry.search:WORKSHOPS", "app.registry.search:GROUPS")
