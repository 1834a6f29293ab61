"""Backups of an office file: made before what could go wrong, and once a day."""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import FileProblem
from app.i18n import _
from app.paths import backups_folder, data_folder
from app.private import make_own_folder, reserve_private
from app.progress import SILENT, Progress
from app.storage.copying import DEADLINE_SECONDS, copy_database
from app.storage.driver import sqlite3
from app.storage.reader import connect_to_read
from app.storage.store import Store
from app.storage.thinning import choose_kept
from app.storage.troubles import explain_disk
from app.storage.unfinished import sweep_dead

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})_(\d{2})(\d{2})(\d{2})_([a-z-]+)(_\d+)?\.hilvan")

_ORIGIN = "office-path.txt"
DAMAGED = "damaged"  # the reason of a copy in which the check of the day found something
UNSOUND = (DAMAGED, "repair")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the folder: when it was made and what for (daily, import ...)."""

    path: Path
    made_at: datetime
    reason: str
    size: int  # bytes


def back_up(
    store: Store,
    *,
    reason: str,
    progress: Progress = SILENT,
    deadline_seconds: float = DEADLINE_SECONDS,
    now: datetime | None = None,
    checked: bool = True,
) -> Path:
    """Keep a checked copy of the office as of its last commit; then thin the old ones.

    `reason` is one lower-case word: daily, hourly, import, merge, restore, passphrase, manual.
    Safe in a worker thread. Raises `FileProblem`; then no half copy is left.
    """
    store.require_own_file()
    folder = store.backup_folder
    if folder is None:
        folder = own_folder(store)
        _make_folder(folder, store.path)
    made = back_up_file(
        store.path,
        store.key,
        reason=reason,
        folder=folder,
        progress=progress,
        deadline_seconds=deadline_seconds,
        now=now,
        checked=checked,
    )
    thin_backups(made.parent, now)
    return made


def _is_same_place(out: Path, office: Path) -> bool:
    try:
        return out.resolve() == office.resolve()
    except (OSError, RuntimeError):  # a link to itself: writing there says the trouble
        return False


def back_up_to(store: Store, out: Path, *, progress: Progress = SILENT) -> Path:
    """Write a checked copy to a place the person chose (a stick); returns it.

    It takes the place of an older copy of this office only. Raises `FileProblem`.
    """
    store.require_own_file()
    if _is_same_place(out, store.path):
        raise FileProblem(
            _("La copia no puede ir sobre el mismo archivo de la oficina; elija otro nombre o carpeta.")
        )
    if _is_taken(out) and not _is_copy_of(store, out):
        raise FileProblem(
            _(
                "Ya hay un archivo «{name}» y no es una copia de esta oficina; elija otro nombre o carpeta."
            ).format(name=out.name)
        )
    made = copy_database(store.path, store.key, out, progress=progress)
    sweep_dead(out.parent)
    return made


def _is_taken(out: Path) -> bool:
    try:
        return out.exists()
    except OSError as trouble:  # a name that no disk holds
        raise explain_disk(out, trouble) from trouble


def _is_copy_of(store: Store, out: Path) -> bool:
    try:
        connection = connect_to_read(out, store.key)
    except (sqlite3.Error, FileProblem):
        return False
    try:
        found = connection.execute("SELECT min(id) FROM office").fetchone()[0]
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return bool(found == store.value("SELECT min(id) FROM office"))


def back_up_file(
    path: Path,
    key: str | None,
    *,
    reason: str,
    folder: Path | None = None,
    progress: Progress = SILENT,
    deadline_seconds: float = DEADLINE_SECONDS,
    now: datetime | None = None,
    checked: bool = True,
) -> Path:
    """The same for a file that is not open as a store yet (before a migration)."""
    if folder is None:
        folder = default_folder(path, key)
        _make_folder(folder, path)
    elif not folder.is_dir():
        raise FileProblem(
            _(
                "No se encuentra la carpeta de copias «{folder}»; conecte el disco o elija otra carpeta en Ajustes."
            ).format(folder=folder)
        )
    target = backup_name(folder, now or datetime.now(), reason)
    return copy_database(
        path, key, target, progress=progress, deadline_seconds=deadline_seconds, checked=checked
    )


def default_folder(path: Path, key: str | None) -> Path:
    """This office's backups in the installation's own folder, whatever the file is called."""
    connection = connect_to_read(path, key)
    try:
        office = connection.execute("SELECT min(id) FROM office").fetchone()[0] or 0
    finally:
        connection.close()
    return backups_folder(office)


def own_folder(store: Store) -> Path:
    """The same of an open office, which knows its number."""
    return backups_folder(store.office)


def _make_folder(folder: Path, path: Path) -> None:
    try:
        make_own_folder(*folder.relative_to(data_folder()).parts)
        # So that the backups of a file too damaged to say what it is can be found.
        reserve_private(folder / _ORIGIN)
        (folder / _ORIGIN).write_bytes(os.fsencode(path.resolve()))
    except OSError as trouble:
        raise FileProblem(
            _("No se pudo crear la carpeta de copias «{folder}» ({reason}); elija otra en Ajustes.").format(
                folder=folder, reason=trouble.strerror
            )
        ) from trouble


def find_backups(path: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of a file that cannot be opened, newest first; `folder` as in the settings."""
    if folder is not None:
        return list_backups(folder)
    origins = (data_folder() / "backups").glob(f"*/{_ORIGIN}")
    wanted = os.fsencode(path.resolve())
    folders = [file.parent for file in origins if file.read_bytes() == wanted]
    found = [backup for one in folders for backup in list_backups(one)]
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def backup_name(folder: Path, moment: datetime, reason: str) -> Path:
    """Where a backup of that moment goes; two of one second are numbered."""
    stem = f"{moment:%Y-%m-%d_%H%M%S}_{reason}"
    target = folder / f"{stem}.hilvan"
    number = 2
    while target.exists():
        target = folder / f"{stem}_{number}.hilvan"
        number += 1
    return target


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files there are left out."""
    found = []
    for path in folder.glob("*.hilvan"):
        match = _NAME.fullmatch(path.name)
        if match:
            day, hour, minute, second, reason, _number = match.groups()
            made = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second}")
            found.append(Backup(path, made, reason, path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def backups_of(store: Store) -> list[Backup]:
    """The backups of an open office, newest first."""
    return list_backups(store.backup_folder or own_folder(store))


def thin_backups(folder: Path, now: datetime | None = None) -> list[Path]:
    """Remove the backups that age has made too many; returns what was removed.

    The damaged ones are counted by themselves: no sound one goes because of them.
    """
    backups, removed = list_backups(folder), []
    for damaged in (False, True):
        alike = [backup for backup in backups if (backup.reason in UNSOUND) == damaged]
        kept = choose_kept((backup.made_at for backup in alike), now or datetime.now())
        removed += [backup.path for backup in alike if backup.made_at not in kept]
    for path in removed:
        path.unlink()
    return removed
