"""What the room says of itself to the house."""

from app.demo.parts import DemoPart
from app.formalization.findings import FINDINGS
from app.formalization.labels import LABELS
from app.formalization.notices import NOTICES
from app.formalization.tables import TABLES
from app.lists.kind import ListEntry

__all__ = ["COMMANDS", "DEMO", "FINDINGS", "LABELS", "LISTS", "NOTICES", "STORY", "TABLES"]

STORY = ("app.formalization.story:step_events",)
LISTS = (
    ListEntry("statutes", "app.formalization.lists:statutes_list"),
    ListEntry("ladders", "app.formalization.lists:ladders_list"),
)
COMMANDS = (
    "app.formalization.commands:statutes",
    "app.formalization.commands:import_statutes",
    "app.formalization.commands:steps",
    "app.formalization.commands:ladder",
    "app.formalization.commands:formalization_cost",
)
DEMO = (DemoPart("workshop_step.all_climbed", "app.formalization.demo:climb_ladders", order=40),)
