"""What the room says of itself to the house."""

from app.lists.entry import ListEntry

FINDINGS = "app.contacts.findings:FINDINGS"
LABELS = "app.contacts.labels:LABELS"
NOTICES = "app.contacts.notices:NOTICES"
TABLES = "app.contacts.tables:TABLES"
STORY = ("app.contacts.story:contact_events",)
LISTS = (
    ListEntry("contacts", "app.contacts.lists:contacts_list"),
    ListEntry("hours", "app.contacts.lists:hours_list"),
)
COMMANDS = (
    "app.contacts.commands:contacts",
    "app.contacts.commands:hours",
)
DEMO = "app.contacts.demo:DEMO"
