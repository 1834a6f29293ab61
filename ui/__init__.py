"""The window. Mirrors app/ room by room."""
