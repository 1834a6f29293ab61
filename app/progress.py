"""How long work tells how far it is, and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Receives steps of long work; `report` raises `Cancelled` when asked to stop."""

    def report(self, done: int, total: int | None, text: str = "") -> None:
        """Say that `done` of `total` steps are finished (`None`: unknown)."""


class SilentProgress:
    """For callers that do not show progress."""

    def report(self, done: int, total: int | None, text: str = "") -> None:
        return None


SILENT = SilentProgress()
