"""The copy of the day: the one that is compared with its journal, so that no copy hides damage."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import FileProblem
from app.moving import move_over
from app.progress import SILENT, Progress
from app.storage.backups import (
    DAMAGED,
    UNSOUND,
    Backup,
    back_up,
    backup_name,
    list_backups,
    own_folder,
    thin_backups,
)
from app.storage.checking import check_office
from app.storage.driver import connect, sqlite3
from app.storage.reader import ReadOnlyReader
from app.storage.store import Store

MOST_LOOKED_AT = 20  # copies, from the newest back, until a sound one is found


@dataclass(frozen=True, slots=True)
class DailyCopy:
    """The copy of the day, what is wrong in it, and then the newest copy that is sound."""

    path: Path
    problems: tuple[str, ...]
    last_sound: Backup | None


def back_up_daily(
    store: Store, *, progress: Progress = SILENT, now: datetime | None = None
) -> DailyCopy | None:
    """Back up and check the copy, if that was not done today with a sound result; else None.

    A damaged copy is kept under another name, as are the ones before it that are damaged
    alike: they never take the place of a sound one. For a worker. Raises `FileProblem`.
    """
    today = (now or datetime.now()).date()
    folder = store.backup_folder or own_folder(store)
    if any(one.made_at.date() == today and one.reason == "daily" for one in list_backups(folder)):
        return None
    made = back_up(store, reason="daily", progress=progress, now=now)
    problems = _problems_of(made, store.key, progress)
    if not problems:
        return DailyCopy(made, (), None)
    last_sound = next(_sound_ones(folder, made, store.key, progress), None)
    (damaged,) = (one for one in list_backups(folder) if one.path == made)
    path = _mark_damaged(damaged)
    thin_backups(folder, now)
    return DailyCopy(path, problems, last_sound)


def _problems_of(copy: Path, key: str | None, progress: Progress) -> tuple[str, ...]:
    connection = connect(copy, key=key, read_only=True, immutable=True)
    try:
        return check_office(ReadOnlyReader(connection, copy), progress).problems
    finally:
        connection.close()


def _sound_ones(folder: Path, made: Path, key: str | None, progress: Progress) -> Iterator[Backup]:
    """The sound copies before this one; those that are not get the name of damaged ones."""
    before = [one for one in list_backups(folder) if one.path != made and one.reason not in UNSOUND]
    for backup in before[:MOST_LOOKED_AT]:
        try:
            sound = not _problems_of(backup.path, key, progress)
        except (sqlite3.Error, FileProblem):
            continue  # under an earlier passphrase, or not to be read: nothing is known of it
        if sound:
            yield backup
        else:
            _mark_damaged(backup)


def _mark_damaged(backup: Backup) -> Path:
    folder = backup.path.parent
    return move_over(backup.path, backup_name(folder, backup.made_at, DAMAGED))
