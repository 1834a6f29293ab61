"""Who is tied to whom: how a cluster holds together, and whether one kind of tie goes with another."""
