"""What the room says of itself to the house."""

COMMANDS = ("app.balancing.commands:line_balance",)
