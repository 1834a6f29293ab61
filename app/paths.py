"""Where things lie: the program's own data, and the person's folders."""

import os
import sys
from functools import lru_cache
from pathlib import Path

SYNCED_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
LONGEST = 259  # characters: what Windows takes unless it was told otherwise
LONGEST_NAME = 190  # bytes: of 255, less « (registro suelto 2026-11-29 101010)-journal.cifrado.parcial»
BESIDE = len(".nuevo.parcial-journal")


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


def backups_folder(office: int) -> Path:
    """Where the backups of an office lie on this computer, by its number."""
    return data_folder() / "backups" / f"{office:x}"


def offices_folder() -> Path:
    """Where a new office file is offered to be kept: never where the cloud takes it from."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return (Path.home() if is_synced(documents) else documents) / "Hilván"


def is_synced(path: Path) -> bool:
    """Whether OneDrive copies what lies there to the internet; Windows says where it does."""
    folders = filter(None, (os.environ.get(name) for name in SYNCED_VARIABLES))
    return any(path.absolute().is_relative_to(folder) for folder in folders)


def is_too_long(path: Path) -> bool:
    """Whether Windows would not find such a path, or what is written beside an office there."""
    return len(str(path.absolute())) + BESIDE > LONGEST and not _finds_long_paths()


def has_long_name(path: Path) -> bool:
    """Whether what is written beside an office of this name would have a name that no disk holds."""
    return len(os.fsencode(path.name)) > LONGEST_NAME


def _finds_long_paths() -> bool:
    if sys.platform != "win32":
        return True
    import ctypes

    # Windows 10 can, where its administrator said so.
    ask = getattr(ctypes.windll.ntdll, "RtlAreLongPathsEnabled", None)
    return bool(ask and ask() & 0xFF)
