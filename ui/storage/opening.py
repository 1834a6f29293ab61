"""Opening an office file for the window: at once when nothing has to be asked."""

from pathlib import Path

from app.errors import Problem
from app.registry.queries import list_consultants
from app.settings import Settings
from app.storage.opening import open_office
from app.storage.places import place_warning
from app.storage.site import installation_site
from app.storage.store import Store


def open_for_window(
    path: Path,
    settings: Settings,
    *,
    passphrase: str | None = None,
    recovery: str | None = None,
    read_only: bool = False,
) -> Store:
    """Open as this installation, with its backup folder. Raises the problems of `open_office`."""
    return open_office(
        path,
        site=installation_site(),
        passphrase=passphrase,
        recovery=recovery,
        read_only=read_only,
        backup_folder=backup_folder(settings),
    )


def backup_folder(settings: Settings) -> Path | None:
    """The folder chosen for backups, or None for the program's own."""
    return Path(settings.backup_folder) if settings.backup_folder else None


def open_at_once(path: Path, settings: Settings) -> Store | None:
    """The open office, or None when something has to be asked or said first."""
    if place_warning(path):
        return None
    try:
        return open_for_window(path, settings)
    except Problem:
        return None


def sign_in_alone(store: Store, *, or_first: bool = False) -> bool:
    """Sign in the only person of the office; False when someone has to choose.

    `or_first` takes the first of several.
    """
    people = list_consultants(store)
    if not people or (len(people) > 1 and not or_first):
        return False
    store.user = people[0].id
    return True
