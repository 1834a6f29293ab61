"""What the room says of itself to the house."""

from app.registry.labels import LABELS

__all__ = ["LABELS"]
