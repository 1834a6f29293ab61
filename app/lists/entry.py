"""How a room names a list of its own; light, because every room is asked at the start."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.rooms import load

if TYPE_CHECKING:
    from app.lists.kind import ListKind


class ListEntry(NamedTuple):
    """A list as its room announces it: `at` names the function that makes it, "module:function"."""

    name: str
    at: str

    def kind(self, today: str | None = None) -> "ListKind":
        """The list, as of a day."""
        made: ListKind = load(self.at)(today or date.today().isoformat())
        return made
