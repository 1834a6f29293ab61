"""What the room says of itself to the house."""

from app.training.labels import LABELS

__all__ = ["LABELS"]
