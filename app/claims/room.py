"""What the room says of itself to the house."""

COMMANDS = ("app.claims.commands:claims",)
LISTS = "app.claims.lists:LISTS"
