"""What every page is given: the open file and what serves the whole window."""

from dataclasses import dataclass

from app.settings import Settings
from app.storage.store import Store
from ui.jobs import Jobs
from ui.messages import Messages
from ui.theme import Theme


@dataclass(slots=True)
class Context:
    """Handed to constructors; nothing else is reached from afar."""

    store: Store
    settings: Settings
    jobs: Jobs
    messages: Messages
    theme: Theme
