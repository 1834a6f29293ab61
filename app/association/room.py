"""What the room says of itself to the house."""

LABELS = "app.association.labels:LABELS"
TABLES = "app.association.tables:TABLES"
