"""What the room says of itself to the house."""

COMMANDS = ("app.evaluation.commands:centre",)
