"""What the room says of itself to the house."""

from app.alerts.labels import LABELS
from app.alerts.tables import TABLES

__all__ = ["LABELS", "TABLES"]
