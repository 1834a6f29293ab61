"""What is counted on the floor of a workshop, day by day, and what the counts say."""
