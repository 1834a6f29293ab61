"""What the room says of itself to the house."""

from app.contacts.findings import FINDINGS
from app.contacts.labels import LABELS
from app.contacts.notices import NOTICES
from app.contacts.tables import TABLES
from app.demo.parts import DemoPart
from app.lists.kind import ListEntry

__all__ = ["COMMANDS", "DEMO", "FINDINGS", "LABELS", "LISTS", "NOTICES", "STORY", "TABLES"]

STORY = ("app.contacts.story:contact_events",)
LISTS = (
    ListEntry("contacts", "app.contacts.lists:contacts_list"),
    ListEntry("hours", "app.contacts.lists:hours_list"),
)
COMMANDS = (
    "app.contacts.commands:contacts",
    "app.contacts.commands:hours",
)
DEMO = (DemoPart("contact.all_noted", "app.contacts.demo:tell_contacts", order=10),)
