"""Lists as pages show them and take them out."""
