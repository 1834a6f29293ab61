"""What the room says of itself to the house."""

LABELS = "app.history.labels:LABELS"
COMMANDS = ("app.history.commands:history",)
