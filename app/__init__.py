"""The office: what the tool knows and does. No Qt, no reportlab."""

__version__ = "0.1.0"
