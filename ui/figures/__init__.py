"""Figures and milestones of a workshop."""
