"""What the room says of itself to the house."""

from app.enquiries.labels import LABELS
from app.enquiries.tables import TABLES

__all__ = ["LABELS", "TABLES", "STORY"]

STORY = ("app.enquiries.story:enquiry_events",)
