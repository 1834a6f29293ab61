"""What the room says of itself to the house."""

from app.incoming.labels import LABELS

__all__ = ["LABELS"]
