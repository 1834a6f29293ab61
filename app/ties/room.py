"""What the room says of itself to the house."""

COMMANDS = ("app.ties.commands:network",)
