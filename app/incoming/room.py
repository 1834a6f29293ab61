"""What the room says of itself to the house."""

LABELS = "app.incoming.labels:LABELS"
TABLES = "app.incoming.tables:TABLES"
COMMANDS = (
    "app.incoming.commands:import_workshops",
    "app.incoming.commands:import_visits",
    "app.incoming.commands:import_counts",
    "app.incoming.commands:import_orders",
)
