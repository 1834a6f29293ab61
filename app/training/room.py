"""What the room says of itself to the house."""

FINDINGS = "app.training.findings:FINDINGS"
LABELS = "app.training.labels:LABELS"
NOTICES = "app.training.notices:NOTICES"
TABLES = "app.training.tables:TABLES"
STORY = ("app.training.story:course_events",)
LISTS = "app.training.lists:LISTS"
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
SEARCH = ("app.training.search:COURSES", "app.training.search:EVENTS", "app.training.search:TRAINEES")
