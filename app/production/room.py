"""What the room says of itself to the house."""

FINDINGS = "app.production.findings:FINDINGS"
LABELS = "app.production.labels:LABELS"
TABLES = "app.production.tables:TABLES"
STORY = ("app.production.story:study_events",)
LISTS = "app.production.lists:LISTS"
COMMANDS = ("app.production.commands:styles", "app.production.commands:time_study")
DEMO = "app.production.demo:DEMO"
