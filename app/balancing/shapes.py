"""What the command line prints of lines as JSON (docs/cli.md)."""

BALANCE = "cycle stations lower_bound optimal gap assignment"
