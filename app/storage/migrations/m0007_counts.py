"""Schema 7: days on the floor."""

COUNTS = ""
