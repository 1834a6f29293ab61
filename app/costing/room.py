"""What the room says of itself to the house."""

TABLES = "app.costing.tables:TABLES"
LABELS = "app.costing.labels:LABELS"
LISTS = "app.costing.lists:LISTS"
COMMANDS = ("app.costing.commands:unit_cost",)
DEMO = "app.costing.demo:DEMO"
MEASURED = ("app.costing.measured_answers:cost_answers",)
