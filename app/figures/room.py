"""What the room says of itself to the house."""

from app.figures.labels import LABELS

__all__ = ["LABELS"]
