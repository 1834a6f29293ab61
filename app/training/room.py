"""What the room says of itself to the house."""

from app.training.labels import LABELS
from app.training.tables import TABLES

__all__ = ["LABELS", "TABLES", "STORY"]

STORY = ("app.training.story:course_events",)
