"""What the room says of itself to the house."""

from app.history.labels import LABELS

__all__ = ["LABELS"]
