"""What the room says of itself to the house."""

from app.diagnosis.labels import LABELS

__all__ = ["LABELS"]
