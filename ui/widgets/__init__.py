"""Building blocks that know nothing of workshops."""
