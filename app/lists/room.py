"""What the room says of itself to the house."""

COMMANDS = (
    "app.lists.commands:list_command",
    "app.lists.commands:export_command",
)
