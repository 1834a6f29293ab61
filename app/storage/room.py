"""What the office file says of itself to the house."""

LABELS = "app.storage.labels:LABELS"
