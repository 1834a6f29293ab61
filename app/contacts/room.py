"""What the room says of itself to the house."""

from app.contacts.labels import LABELS

__all__ = ["LABELS"]
