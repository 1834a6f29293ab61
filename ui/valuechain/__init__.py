"""Anchor companies and their orders."""
