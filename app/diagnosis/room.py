"""What the room says of itself to the house."""

from app.diagnosis.labels import LABELS
from app.diagnosis.tables import TABLES

__all__ = ["LABELS", "TABLES"]
