"""What the room says of itself to the house."""

FINDINGS = "app.diagnosis.findings:FINDINGS"
LABELS = "app.diagnosis.labels:LABELS"
TABLES = "app.diagnosis.tables:TABLES"
LISTS = "app.diagnosis.lists:LISTS"
COMMANDS = (
    "app.diagnosis.commands:instruments",
    "app.diagnosis.commands:score",
    "app.diagnosis.commands:change_command",
    "app.diagnosis.commands:agreement_command",
)
TELLS = (("answer", "app.diagnosis.history_queries:tell_answers"),)
STANDS = ("app.diagnosis.history_queries:what_stays",)
DEMO = "app.diagnosis.demo:DEMO"
ENTRIES = "app.diagnosis.agenda_queries:ENTRIES"
