"""What the window says in passing: a bar with one sentence, and perhaps one thing to do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.errors import Problem
from app.i18n import _
from app.storage.store import Store


class Messages(QObject):
    """Pages speak here; the main window shows it. A bug is not a message: it is raised."""

    said = Signal(str, str, str, object)  # tone, sentence, action label, action

    def say(self, sentence: str, *, action: str = "", do: Callable[[], None] | None = None) -> None:
        """A plain note, e.g. "Taller quitado" with the action "Deshacer"."""
        self.said.emit("plain", sentence, action, do)

    def say_undoable(self, sentence: str, store: Store) -> None:
        """What was done, with the way back beside it."""
        self.say(sentence, action=_("Deshacer"), do=lambda: undo_last(store))

    def warn(self, sentence: str, *, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Something the person should look at."""
        self.said.emit("warning", sentence, action, do)

    def show_problem(self, trouble: BaseException) -> None:
        """Show an expected problem; anything else is raised again as the bug it is."""
        if not isinstance(trouble, Problem):
            raise trouble
        self.said.emit("problem", trouble.sentence, "", None)


def undo_last(store: Store) -> None:
    """What "Deshacer" in the message bar does."""
    store.undo_stack.undo()
