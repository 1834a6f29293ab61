"""Where things lie: the program's own data, and the person's folders."""

import os
import sys
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _program_folder() -> Path:
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parent.parent


def resource_path(*parts: str) -> Path:
    """A file or folder below `resources/`, in a checkout and in the package."""
    return _program_folder().joinpath("resources", *parts)


def manual_path() -> Path:
    """The folder of the manual's chapters."""
    return _program_folder() / "docs" / "manual"


def data_folder() -> Path:
    """This installation's own folder (site identity, backups, recent files, log).

    `HILVAN_DATA` moves it, for tests and for several profiles on one computer.
    """
    chosen = os.environ.get("HILVAN_DATA")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("Hilvan", appauthor=False)


def documents_folder() -> Path:
    """Where a new office file is offered to be kept."""
    from platformdirs import user_documents_path

    return user_documents_path()
