"""What every page is given: the open file and what serves the whole window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.errors import Problem
from app.settings import Settings
from app.storage.store import Store
from ui.jobs import Jobs
from ui.messages import Messages
from ui.theme import Theme
from ui.way import Way


@dataclass(slots=True)
class Context:
    """Handed to constructors; nothing else is reached from afar."""

    store: Store
    settings: Settings
    jobs: Jobs
    messages: Messages
    theme: Theme
    way: Way = field(default_factory=Way)

    def do(
        self,
        operation: Callable[..., Any],
        /,
        *,
        said: str = "",
        again: Callable[[], object] | None = None,
        asked_by: object = None,
        **fields: Any,
    ) -> Any:
        """What a person asked for: `operation(store, **fields)`, and what it gives (True for nothing).

        Expected trouble is told, `again` shows what the file says, and None comes back. `said` is
        told with the way back beside it.
        """
        try:
            with self.store.asked_by(asked_by):
                done = operation(self.store, **fields)
        except Problem as trouble:
            self.messages.show_problem(trouble)
            if again is not None:
                again()
            return None
        if said:
            self.messages.say_undoable(said, self.store)
        return True if done is None else done
