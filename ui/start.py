"""The window, opened in the order in which one waits least for it."""

from pathlib import Path


def open_window(path: Path | None, smoke: bool) -> int:
    """Open the window without waiting for the commands; gives the exit code."""
    from ui.quick_imports import begin_imports, hold_collector

    hold_collector()
    from ui.early_opening import EarlyOpening

    opening = EarlyOpening(path)
    begin_imports()
    from ui.application import run_window

    return run_window(opening, smoke)
