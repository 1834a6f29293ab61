"""Pilots: planned, drawn by lot in front of people, and followed."""
