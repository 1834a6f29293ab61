"""What the room says of itself to the house."""

from app.improvement.findings import FINDINGS
from app.improvement.labels import LABELS
from app.improvement.tables import TABLES
from app.lists.kind import ListEntry

__all__ = ["COMMANDS", "FINDINGS", "LABELS", "LISTS", "TABLES"]

LISTS = (ListEntry("actions", "app.improvement.lists:actions_list"),)
COMMANDS = ("app.improvement.commands:recommend",)
