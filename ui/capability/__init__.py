"""The window's part of who can take an order."""
