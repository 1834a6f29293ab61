"""The advice line: what people ask, and the answers that are kept."""
