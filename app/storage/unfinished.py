"""Copies that a killed process left unfinished in a folder."""

import time
from contextlib import suppress
from pathlib import Path

from app.files import discard

DEAD_AFTER_SECONDS = 3600


def sweep_dead(folder: Path) -> None:
    """Remove the copies of a folder that nobody has written to for an hour."""
    for partial in unfinished_in(folder):
        if is_dead(partial):
            discard_whole(partial)


def unfinished_in(folder: Path) -> list[Path]:
    """What of the copies in a folder was never finished."""
    with suppress(OSError):
        return sorted(folder.glob("*.hilvan.parcial*"))
    return []


def is_dead(partial: Path) -> bool:
    """Whether nobody can still be writing to it."""
    with suppress(OSError):
        return time.time() - partial.stat().st_mtime > DEAD_AFTER_SECONDS
    return False


def discard_whole(partial: Path) -> None:
    """Remove it with what stands beside it, if that can be done."""
    with suppress(OSError):
        discard(partial)
