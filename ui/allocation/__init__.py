"""The page on which an order is shared out, and the tab on which it is followed."""
