"""What the room says of itself to the house."""

LABELS = "app.counts.labels:LABELS"
TABLES = "app.counts.tables:TABLES"
COMMANDS = ("app.counts.commands:counts", "app.counts.commands:production")
