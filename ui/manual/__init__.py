"""The manual, opened with F1."""
