"""Orders shared among workshops: who makes how much, and what came of it."""
