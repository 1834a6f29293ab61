"""What the room says of itself to the house."""

LABELS = "app.evidence.labels:LABELS"
TABLES = "app.evidence.tables:TABLES"
COMMANDS = (
    "app.evidence.commands:anonymous",
    "app.evidence.commands:anonymous_consent",
)
