"""Print preview, printing, and batches for many workshops."""
