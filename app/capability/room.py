"""What the room says of itself to the house."""

LABELS = "app.capability.labels:LABELS"
TABLES = "app.capability.tables:TABLES"
COMMANDS = ("app.capability.commands:who_can",)
DEMO = "app.capability.demo:DEMO"
