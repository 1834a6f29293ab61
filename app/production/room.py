"""What the room says of itself to the house."""

LABELS = "app.production.labels:LABELS"
TABLES = "app.production.tables:TABLES"
