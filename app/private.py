"""What holds people's data can be read by its owner alone, where the system knows owners.

On Windows the folder of a user is closed to others already, and nothing of this has effect.
What a person exports is hers to hand on, and is made as the system makes any file.
"""

import os
from contextlib import suppress
from pathlib import Path

from app.paths import data_folder

FILE_MODE, FOLDER_MODE = 0o600, 0o700


def reserve_private(file: Path) -> None:
    """Make a file, empty, that is about to be written; one that is there is closed to others.

    Raises `OSError` when it cannot be made.
    """
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
    except FileExistsError:
        _close_to_others(file, FILE_MODE)


def make_own_folder(*below: str) -> Path:
    """The installation's folder, or one below it, made if it is not there; raises `OSError`."""
    root = data_folder()
    root.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    _close_to_others(root, FOLDER_MODE)
    folder = root
    for part in below:
        folder = folder / part
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    return folder


def keep_mode(old: Path, new: Path) -> None:
    """Let a file that takes the place of another be read by whom that one could be."""
    with suppress(OSError):
        os.chmod(new, old.stat().st_mode & 0o777)


def _close_to_others(path: Path, mode: int) -> None:
    with suppress(OSError):  # somebody else's, or a disk that knows no owners
        if path.stat().st_mode & 0o777 != mode:
            os.chmod(path, mode)
