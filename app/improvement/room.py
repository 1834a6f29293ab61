"""What the room says of itself to the house."""

from app.improvement.labels import LABELS

__all__ = ["LABELS"]
