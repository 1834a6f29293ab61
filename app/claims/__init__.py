"""What can be claimed of a pilot, and what cannot, and why."""
