"""The demo office: three clusters with the character of the real ones, names invented."""
