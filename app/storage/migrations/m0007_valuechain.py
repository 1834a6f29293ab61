"""Schema 7: what anchor companies ask for, and their orders."""

VALUECHAIN = ""
