"""What can be claimed of a pilot, read from its page."""
