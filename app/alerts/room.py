"""What the room says of itself to the house."""

LABELS = "app.alerts.labels:LABELS"
TABLES = "app.alerts.tables:TABLES"
