"""What the room says of itself to the house."""

from app.registry.labels import LABELS
from app.registry.tables import TABLES

__all__ = ["LABELS", "TABLES"]
