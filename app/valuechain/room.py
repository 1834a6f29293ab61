"""What the room says of itself to the house."""

FINDINGS = "app.valuechain.findings:FINDINGS"
LABELS = "app.valuechain.labels:LABELS"
NOTICES = "app.valuechain.notices:NOTICES"
TABLES = "app.valuechain.tables:TABLES"
LISTS = "app.valuechain.lists:LISTS"
COMMANDS = (
    "app.valuechain.commands:anchors",
    "app.valuechain.commands:orders",
)
DEMO = "app.valuechain.demo:DEMO"
ENTRIES = "app.valuechain.agenda_queries:ENTRIES"
SEARCH = ("app.valuechain.search:ANCHORS", "app.valuechain.search:ORDERS")
