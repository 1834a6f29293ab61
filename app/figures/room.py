"""What the room says of itself to the house."""

FINDINGS = "app.figures.findings:FINDINGS"
LABELS = "app.figures.labels:LABELS"
TABLES = "app.figures.tables:TABLES"
STORY = ("app.figures.story:milestone_events",)
LISTS = "app.figures.lists:LISTS"
COMMANDS = (
    "app.figures.commands:figures",
    "app.figures.commands:milestones",
)
STANDS = ("app.figures.history_queries:what_stays",)
DEMO = "app.figures.demo:DEMO"
