"""An association in the window: its page with all its parts, and each of its meetings."""
