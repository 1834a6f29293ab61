"""What the room says of itself to the house."""

from app.enquiries.labels import LABELS

__all__ = ["LABELS"]
