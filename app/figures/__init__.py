"""What a workshop measures and achieves: figures, milestones, reported periods."""
