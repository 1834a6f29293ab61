"""What the room says of itself to the house."""

from app.lists.entry import ListEntry

LABELS = "app.valuechain.labels:LABELS"
TABLES = "app.valuechain.tables:TABLES"
LISTS = (
    ListEntry("anchors", "app.valuechain.lists:anchors_list"),
    ListEntry("orders", "app.valuechain.lists:orders_list"),
    ListEntry("anchor-demands", "app.valuechain.lists:demands_list"),
)
COMMANDS = (
    "app.valuechain.commands:anchors",
    "app.valuechain.commands:orders",
)
DEMO = "app.valuechain.demo:DEMO"
