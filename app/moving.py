"""A file takes the place of another at once, also where something looks into it for a moment.

On Windows a virus scanner, the search index or the cloud's folder may hold a file that was just
written, and a move fails until it lets go. Elsewhere such a refusal is final and is told at once.
"""

import os
import time
from pathlib import Path

IN_USE = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
HELD = (5, *IN_USE)  # ERROR_ACCESS_DENIED too: what Windows says of a move over an open file
WAITS_SECONDS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)


def move_over(source: Path, target: Path) -> Path:
    """Move a file over another, or to where none is; gives the target.

    Waits a moment for who holds one of them. Raises `OSError` when it is not let go.
    """
    for seconds in WAITS_SECONDS:
        try:
            os.replace(source, target)
            return target
        except PermissionError as trouble:
            if getattr(trouble, "winerror", None) not in HELD:
                raise
            time.sleep(seconds)
    os.replace(source, target)
    return target
