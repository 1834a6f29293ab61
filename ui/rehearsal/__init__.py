"""What a plan could show, and how often, before anybody is asked."""
