"""What the room says of itself to the house."""

from app.formalization.labels import LABELS

__all__ = ["LABELS"]
