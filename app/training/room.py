"""What the room says of itself to the house."""

from app.lists.entry import ListEntry

FINDINGS = "app.training.findings:FINDINGS"
LABELS = "app.training.labels:LABELS"
NOTICES = "app.training.notices:NOTICES"
TABLES = "app.training.tables:TABLES"
STORY = ("app.training.story:course_events",)
LISTS = (
    ListEntry("events", "app.training.lists:events_list"),
    ListEntry("attendance", "app.training.lists:attendance_list"),
    ListEntry("courses", "app.training.course_lists:courses_list"),
    ListEntry("people", "app.training.lists:people_list"),
    ListEntry("course-needs", "app.training.course_lists:course_needs_list"),
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
DEMO = "app.training.demo:DEMO"
ENTRIES = "app.training.agenda_queries:ENTRIES"
