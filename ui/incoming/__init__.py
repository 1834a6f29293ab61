"""What comes in: the association list and filled forms."""
