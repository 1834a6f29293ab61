"""What the room says of itself to the house."""

from app.incoming.labels import LABELS
from app.incoming.tables import TABLES

__all__ = ["COMMANDS", "LABELS", "TABLES"]

COMMANDS = (
    "app.incoming.commands:import_workshops",
    "app.incoming.commands:import_visits",
)
