"""The advice line."""
