"""Schema 7: orders shared among workshops."""

ALLOCATION = ""
