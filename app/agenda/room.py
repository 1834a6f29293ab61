"""What the room says of itself to the house."""

from app.agenda.labels import LABELS

__all__ = ["LABELS"]
