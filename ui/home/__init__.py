"""The consultant's day."""
