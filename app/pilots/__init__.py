"""Pilots: what is tried on some workshops first, so that what it does can be seen."""
