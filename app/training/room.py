"""What the room says of itself to the house."""

from app.agenda.records import EntryKind
from app.demo.parts import DemoPart
from app.i18n import N_
from app.lists.kind import ListEntry
from app.training.findings import FINDINGS
from app.training.labels import LABELS
from app.training.notices import NOTICES
from app.training.tables import TABLES

__all__ = [
    "COMMANDS",
    "DEMO",
    "ENTRIES",
    "FINDINGS",
    "LABELS",
    "LISTS",
    "NOTICES",
    "STORY",
    "TABLES",
]

STORY = ("app.training.story:course_events",)
LISTS = (
    ListEntry("events", "app.training.lists:events_list"),
    ListEntry("attendance", "app.training.lists:attendance_list"),
    ListEntry("courses", "app.training.lists:courses_list"),
    ListEntry("people", "app.training.lists:people_list"),
    ListEntry("course-needs", "app.training.lists:course_needs_list"),
    ListEntry("certificates", "app.training.lists:certificates_list"),
)
COMMANDS = (
    "app.training.commands:courses",
    "app.training.commands:course_needs",
    "app.training.commands:course_reach",
    "app.training.commands:events",
    "app.training.commands:attendance",
    "app.training.commands:verify",
    "app.training.commands:training_history",
)
DEMO = (DemoPart("event.all_held", "app.training.demo:hold_courses", order=30),)
ENTRIES = (
    EntryKind("session", N_("Cursos"), "app.training.agenda_queries:session_entries", order=20),
)
