"""Schema 7: what a workshop pays, and its quotes."""

COSTING = ""
