"""Where one goes and what is printed, as values: pages say it, the main window alone does it."""

from __future__ import annotations

from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.place import Place
from reports.paper import Paper

_new = count(1)


class Way(QObject):
    """How pages reach the window, in the `Context` of each; a test without a window notes what it says."""

    wanted = Signal(object)  # Place
    paper = Signal(object)  # Paper
    left = Signal()
    own_step_changed = Signal()  # what Ctrl+Z takes back on the page that is shown
    worker_changed = Signal()  # who works here; it is in no file
    look_changed = Signal()  # theme or size of text: everything is drawn again

    def go(self, page: str, of: int | str | None = None, **more: Any) -> None:
        """Show a page; `more` as in `Place`."""
        self.wanted.emit(Place(page, of, **more))

    def show(self, place: Place) -> None:
        """Go to a place that somebody else has said."""
        self.wanted.emit(place)

    def print(self, kind: str, *of: int, **more: Any) -> None:
        """Show the preview of a document; `more` as in `Paper`."""
        self.paper.emit(Paper(kind, of, **more))

    def print_paper(self, paper: Paper) -> None:
        """Show the preview of a paper that somebody else has said."""
        self.paper.emit(paper)

    def leave(self) -> None:
        """The page that is shown is finished: back to what was there before it came."""
        self.left.emit()


def next_new() -> int:
    """A number for something that is not in the file yet."""
    return next(_new)
