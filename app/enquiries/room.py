"""What the room says of itself to the house."""

from app.demo.parts import DemoPart
from app.enquiries.findings import FINDINGS
from app.enquiries.labels import LABELS
from app.enquiries.notices import NOTICES
from app.enquiries.tables import TABLES
from app.lists.kind import ListEntry

__all__ = ["COMMANDS", "DEMO", "FINDINGS", "LABELS", "LISTS", "NOTICES", "STORY", "TABLES"]

STORY = ("app.enquiries.story:enquiry_events",)
LISTS = (ListEntry("enquiries", "app.enquiries.lists:enquiries_list"),)
COMMANDS = (
    "app.enquiries.commands:enquiries",
    "app.enquiries.commands:answers",
)
DEMO = (DemoPart("enquiry.all_taken", "app.enquiries.demo:take_enquiries", order=50),)
