"""What the room says of itself to the house."""

LABELS = "app.valuechain.labels:LABELS"
TABLES = "app.valuechain.tables:TABLES"
