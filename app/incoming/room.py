"""What the room says of itself to the house."""

from app.incoming.labels import LABELS
from app.incoming.tables import TABLES

__all__ = ["LABELS", "TABLES"]
