"""The log of the window: a small rotating file in this installation's folder."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.paths import data_folder

SIZE = 512 * 1024
OLD_FILES = 3
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_path() -> Path:
    """Where the log of the window lies."""
    return data_folder() / "hilvan.log"


def open_log() -> Path | None:
    """Send every log line to the file; where it cannot be written, the program goes on without.

    Called once, when the window starts: the command line says its troubles on the screen.
    """
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=SIZE, backupCount=OLD_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path


def close_log() -> None:
    """Let go of the file, so that it can be moved or removed."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()
