"""What the room says of itself to the house."""

COMMANDS = (
    "app.allocation.commands:allocate",
    "app.allocation.commands:flexibility",
)
LABELS = "app.allocation.labels:LABELS"
LISTS = "app.allocation.lists:LISTS"
NOTICES = "app.allocation.notices:NOTICES"
STORY = ("app.allocation.story:share_events",)
TABLES = "app.allocation.tables:TABLES"
PROMISED = ("app.allocation.queries:read_promised_shares",)
DEMO = "app.allocation.demo:DEMO"
