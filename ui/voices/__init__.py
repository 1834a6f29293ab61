"""What workers say, on the screen."""
