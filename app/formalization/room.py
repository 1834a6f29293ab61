"""What the room says of itself to the house."""

from app.formalization.labels import LABELS
from app.formalization.tables import TABLES

__all__ = ["LABELS", "TABLES", "STORY"]

STORY = ("app.formalization.story:step_events",)
