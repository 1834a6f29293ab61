"""What the room says of itself to the house."""

COMMANDS = ("app.rehearsal.commands:rehearse_pilot",)
