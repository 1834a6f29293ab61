"""What the room says of itself to the house."""

LABELS = "app.evidence.labels:LABELS"
LISTS = "app.evidence.lists:LISTS"
TABLES = "app.evidence.tables:TABLES"
DEMO = "app.evidence.demo:DEMO"
COMMANDS = (
    "app.evidence.commands:anonymous",
    "app.evidence.commands:anonymous_consent",
    "app.evidence.commands:evidence",
)
