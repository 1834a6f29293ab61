"""Who can take an order of an anchor company: how much, with which steps, or why not now."""
