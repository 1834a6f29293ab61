"""What the centre reached over a period."""
