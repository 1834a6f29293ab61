"""What the room says of itself to the house."""

from app.agenda.records import EntryKind
from app.demo.parts import DemoPart
from app.diagnosis.findings import FINDINGS
from app.diagnosis.labels import LABELS
from app.diagnosis.tables import TABLES
from app.i18n import N_
from app.lists.kind import ListEntry

__all__ = [
    "COMMANDS",
    "DEMO",
    "ENTRIES",
    "FINDINGS",
    "LABELS",
    "LISTS",
    "STANDS",
    "TABLES",
    "TELLS",
]

LISTS = (ListEntry("rounds", "app.diagnosis.lists:rounds_list"),)
COMMANDS = (
    "app.diagnosis.commands:instruments",
    "app.diagnosis.commands:score",
    "app.diagnosis.commands:change_command",
    "app.diagnosis.commands:agreement_command",
)
TELLS = (("answer", "app.diagnosis.history_queries:tell_answers"),)
STANDS = ("app.diagnosis.history_queries:what_stays",)
DEMO = (DemoPart("visit.all_looked_at_twice", "app.diagnosis.demo:look_again", order=60),)
ENTRIES = (
    EntryKind("round", N_("Rondas"), "app.diagnosis.agenda_queries:round_entries", order=30),
)
