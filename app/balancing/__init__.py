"""The line of a style: who sews what, and a better way with the same people."""
