"""What the room says of itself to the house."""

from app.contacts.labels import LABELS
from app.contacts.tables import TABLES

__all__ = ["LABELS", "TABLES", "STORY"]

STORY = ("app.contacts.story:contact_events",)
