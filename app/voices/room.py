"""What the room says of itself to the house."""

LABELS = "app.voices.labels:LABELS"
TABLES = "app.voices.tables:TABLES"
STANDS = ("app.voices.history_queries:what_stays",)
DEMO = "app.voices.demo:DEMO"
COMMANDS = ("app.voices.commands:voices", "app.voices.commands:import_leaves")
