"""What the room says of itself to the house."""

LABELS = "app.administrative.labels:LABELS"
TABLES = "app.administrative.tables:TABLES"
COMMANDS = (
    "app.administrative.commands:administrative",
    "app.administrative.commands:administrative_lists",
    "app.administrative.commands:administrative_consent",
)
