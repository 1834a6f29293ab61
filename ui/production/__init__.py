"""The floor of a workshop: styles, operators, measuring with the clock."""
