"""The office file: first start, opening, locking, backups, checking."""
