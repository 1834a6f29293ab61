"""What the room says of itself to the house."""

COMMANDS = ("app.balancing.commands:line_balance",)
LABELS = "app.balancing.labels:LABELS"
TABLES = "app.balancing.tables:TABLES"
DEMO = "app.balancing.demo:DEMO"
NOTICES = "app.balancing.notices:NOTICES"
STORY = ("app.balancing.story:line_events",)
