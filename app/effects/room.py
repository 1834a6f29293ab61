"""What the room says of itself to the house."""

COMMANDS = (
    "app.effects.commands:effect",
    "app.effects.commands:sharpen",
    "app.effects.commands:power",
)
