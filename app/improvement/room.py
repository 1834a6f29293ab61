"""What the room says of itself to the house."""

from app.agenda.records import EntryKind
from app.i18n import N_
from app.improvement.findings import FINDINGS
from app.improvement.labels import LABELS
from app.improvement.tables import TABLES
from app.lists.kind import ListEntry

__all__ = ["COMMANDS", "ENTRIES", "FINDINGS", "LABELS", "LISTS", "TABLES"]

LISTS = (ListEntry("actions", "app.improvement.lists:actions_list"),)
COMMANDS = ("app.improvement.commands:recommend",)
ENTRIES = (
    EntryKind(
        "action",
        N_("Acciones"),
        "app.improvement.agenda_queries:action_entries",
        order=40,
        usual=False,
    ),
)
