"""What the room says of itself to the house."""

from app.lists.kind import ListEntry
from app.registry.findings import FINDINGS
from app.registry.labels import LABELS
from app.registry.tables import TABLES

__all__ = ["COMMANDS", "FINDINGS", "LABELS", "LISTS", "TABLES"]

LISTS = (
    ListEntry("workshops", "app.registry.lists:workshops_list"),
    ListEntry("clusters", "app.registry.lists:clusters_list"),
    ListEntry("associations", "app.registry.lists:associations_list"),
    ListEntry("anchors", "app.registry.lists:anchors_list"),
)
COMMANDS = ("app.registry.commands:workshops",)
