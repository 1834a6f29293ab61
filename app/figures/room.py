"""What the room says of itself to the house."""

from app.figures.labels import LABELS
from app.figures.tables import TABLES

__all__ = ["LABELS", "TABLES", "STORY"]

STORY = ("app.figures.story:milestone_events",)
