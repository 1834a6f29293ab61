"""What the room says of itself to the house."""

from app.improvement.labels import LABELS
from app.improvement.tables import TABLES

__all__ = ["LABELS", "TABLES"]
