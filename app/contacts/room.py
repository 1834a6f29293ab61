"""What the room says of itself to the house."""

FINDINGS = "app.contacts.findings:FINDINGS"
LABELS = "app.contacts.labels:LABELS"
NOTICES = "app.contacts.notices:NOTICES"
TABLES = "app.contacts.tables:TABLES"
STORY = ("app.contacts.story:contact_events",)
LISTS = "app.contacts.lists:LISTS"
COMMANDS = (
    "app.contacts.commands:contacts",
    "app.contacts.commands:hours",
)
DEMO = "app.contacts.demo:DEMO"
