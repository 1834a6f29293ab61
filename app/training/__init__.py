"""Courses, events and certificates."""
