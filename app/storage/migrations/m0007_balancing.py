"""Schema 7: lines as they were planned."""

BALANCING = ""
