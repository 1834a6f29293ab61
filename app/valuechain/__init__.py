"""Anchor companies: what they buy and demand, their orders, and how regular they are."""
