"""Visits and calls: planned, held, what they took and whom they reached."""
