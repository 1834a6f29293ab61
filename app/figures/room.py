"""What the room says of itself to the house."""

from app.demo.parts import DemoPart
from app.figures.findings import FINDINGS
from app.figures.labels import LABELS
from app.figures.tables import TABLES
from app.lists.kind import ListEntry

__all__ = ["COMMANDS", "DEMO", "FINDINGS", "LABELS", "LISTS", "STANDS", "STORY", "TABLES"]

STORY = ("app.figures.story:milestone_events",)
LISTS = (
    ListEntry("milestones", "app.figures.lists:milestones_list"),
    ListEntry("figures", "app.figures.lists:figures_list"),
)
COMMANDS = (
    "app.figures.commands:figures",
    "app.figures.commands:milestones",
)
STANDS = ("app.figures.history_queries:what_stays",)
DEMO = (DemoPart("figure.all_noted", "app.figures.demo:tell_figures", order=20),)
