"""What the room says of itself to the house."""

from app.alerts.labels import LABELS

__all__ = ["LABELS"]
