"""The log of the window: a small rotating file in this installation's folder.

It is plain text beside an office that may be encrypted, so of an exception it says the kind
and the place: its words may hold what somebody typed.
"""

import logging
import sys
import traceback
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from app.paths import data_folder
from app.private import make_own_folder, reserve_private

SIZE = 512 * 1024
OLD_FILES = 3
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_path() -> Path:
    """Where the log of the window lies."""
    return data_folder() / "hilvan.log"


def say_place(trouble: BaseException) -> str:
    """The kinds of an exception and of what caused it, and where: none of their words."""
    lines = []
    for one in _causes(trouble):
        lines += traceback.format_tb(one.__traceback__)
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}\n")
    return "".join(lines).rstrip()


def _causes(trouble: BaseException) -> list[BaseException]:
    """An exception after what led to it, and the parts of a group before it, each once."""
    found: list[BaseException] = []

    def visit(one: BaseException | None) -> None:
        if one is None or any(one is other for other in found):
            return
        before = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        for other in (before, *getattr(one, "exceptions", ())):
            visit(other)
        found.append(one)

    visit(trouble)
    return found


class _PrivateHandler(RotatingFileHandler):
    def _open(self) -> Any:
        reserve_private(Path(self.baseFilename))
        return super()._open()


class _PlaceFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        own = copy(record)
        own.exc_text = None  # where another handler keeps all of an exception's words
        return super().format(own)

    def formatException(self, ei: Any) -> str:
        return say_place(ei[1])


def open_log() -> Path | None:
    """Send every log line to the file; where it cannot be written, the program goes on without.

    Called once, when the window starts: the command line says its troubles on the screen.
    """
    path = log_path()
    try:
        make_own_folder()
        handler = _PrivateHandler(path, maxBytes=SIZE, backupCount=OLD_FILES, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_PlaceFormatter(FORMAT))
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


def bug_report(trouble: BaseException) -> str:
    """What a developer needs, with the error's own words: a person reads it before sending it."""
    import traceback

    return f"{say_program()}\n\n" + "".join(traceback.format_exception(trouble))


def say_program() -> str:
    """Which program this is, and on what it runs."""
    from app import __version__
    from app.computer import system_version

    return f"Hilván {__version__} · Python {sys.version.split()[0]} · {system_version()}"
