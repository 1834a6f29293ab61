"""What the room says of itself to the house."""

COMMANDS = (
    "app.allocation.commands:allocate",
    "app.allocation.commands:flexibility",
)
