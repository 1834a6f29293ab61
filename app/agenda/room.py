"""What the room says of itself to the house."""

from app.agenda.labels import LABELS
from app.agenda.tables import TABLES

__all__ = ["LABELS", "TABLES"]
