"""What a pilot could show, before anybody is asked."""
