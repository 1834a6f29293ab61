"""The page of a line, and its card on the floor of the workshop."""
