"""What the room says of itself to the house."""

FINDINGS = "app.formalization.findings:FINDINGS"
LABELS = "app.formalization.labels:LABELS"
NOTICES = "app.formalization.notices:NOTICES"
TABLES = "app.formalization.tables:TABLES"
STORY = ("app.formalization.story:step_events",)
LISTS = "app.formalization.lists:LISTS"
COMMANDS = (
    "app.formalization.commands:statutes",
    "app.formalization.commands:import_statutes",
    "app.formalization.commands:steps",
    "app.formalization.commands:ladder",
    "app.formalization.commands:formalization_cost",
)
DEMO = "app.formalization.demo:DEMO"
