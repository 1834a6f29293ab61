"""The office file: one SQLite database with a journal; the only door for reads and writes."""
