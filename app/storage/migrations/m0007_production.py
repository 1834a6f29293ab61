"""Schema 7: styles, their operations, operators and time studies."""

PRODUCTION = ""
