"""How long work tells how far it is, and learns that it should stop."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Receives steps of long work; `report` raises `Cancelled` when asked to stop."""

    def report(self, done: int, total: int | None, text: str = "") -> None:
        """Say that `done` of `total` steps are finished (`None`: unknown)."""


class SilentProgress:
    """For callers that do not show progress."""

    def report(self, done: int, total: int | None, text: str = "") -> None:
        return None


SILENT = SilentProgress()


def each(items: Sequence[Item], progress: Progress, text: str, *, every: int = 500) -> Iterator[Item]:
    """The items one by one, with a report every so many."""
    for done, item in enumerate(items):
        if done % every == 0:
            progress.report(done, len(items), text)
        yield item
