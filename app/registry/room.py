"""What the room says of itself to the house."""

from app.lists.entry import ListEntry

FINDINGS = "app.registry.findings:FINDINGS"
LABELS = "app.registry.labels:LABELS"
TABLES = "app.registry.tables:TABLES"
LISTS = (
    ListEntry("workshops", "app.registry.lists:workshops_list"),
    ListEntry("clusters", "app.registry.lists:clusters_list"),
    ListEntry("associations", "app.registry.lists:associations_list"),
)
COMMANDS = ("app.registry.commands:workshops",)
