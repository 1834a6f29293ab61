"""Gaps, recommendations, and the programme with its actions."""
