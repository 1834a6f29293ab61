"""What the room says of itself to the house."""

LABELS = "app.valuechain.labels:LABELS"
TABLES = "app.valuechain.tables:TABLES"
LISTS = "app.valuechain.lists:LISTS"
COMMANDS = (
    "app.valuechain.commands:anchors",
    "app.valuechain.commands:orders",
)
DEMO = "app.valuechain.demo:DEMO"
