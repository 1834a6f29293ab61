"""What the room says of itself to the house."""

DEMO = "app.pilots.demo:DEMO"
LABELS = "app.pilots.labels:LABELS"
TABLES = "app.pilots.tables:TABLES"
LISTS = "app.pilots.lists:LISTS"
NOTICES = "app.pilots.notices:NOTICES"
ENTRIES = "app.pilots.agenda_queries:ENTRIES"
STANDS = ("app.pilots.history_queries:what_stays",)
SEARCH = ("app.pilots.search:PILOTS",)
COMMANDS = (
    "app.pilots.commands:pilots",
    "app.pilots.commands:draw",
)
