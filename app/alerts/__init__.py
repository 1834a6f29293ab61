"""What to do when a critical answer comes up, and whom to call."""
