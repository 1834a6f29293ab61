"""Saving an open office whose file was moved, deleted or replaced: what is committed is
still held by the open connection, and is written out from there.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import FileProblem
from app.files import discard_side_files
from app.i18n import _
from app.moving import move_over
from app.paths import data_folder
from app.progress import SILENT, Progress
from app.storage.copying import PAGES_AT_ONCE, count_rows, write_checked
from app.storage.differences import find_differences
from app.storage.driver import connect, sqlite3
from app.storage.lock import OfficeLock
from app.storage.open_file import last_clock, log_of
from app.storage.reader import ReadOnlyReader
from app.storage.triggers import journalled_tables
from app.storage.troubles import DamagedFile, FileMoved, explain_disk

if TYPE_CHECKING:
    from app.storage.store import Store


def save_elsewhere(store: Store, target: Path, progress: Progress = SILENT) -> None:
    """Write the open office to `target` and go on working there; steps can still be undone.

    A file that was only moved is completed where it lies now. Raises `FileProblem` (a file
    is there already, no room, what is left does not make a whole office): then the store
    is as it was, and another place can be tried.
    """
    if target.exists():
        raise FileProblem(
            _("Ya existe un archivo «{name}»; elija otro nombre o ábralo.").format(name=target.name)
        )
    if not target.parent.is_dir():
        raise explain_disk(target, FileNotFoundError(errno.ENOENT, ""))
    lock = OfficeLock(target)
    try:
        _write_out(store, target, progress)
        with _log_of_others_kept(store):
            _complete_moved(store)
            store.move_to(target, lock)
    except BaseException:
        lock.release()
        raise


def leave_moved(store: Store, trouble: FileMoved) -> FileMoved:
    """The store is being closed and nobody chose a place: lose nothing, and say where it is."""
    with _log_of_others_kept(store):
        return _leave_moved(store, trouble)


def _leave_moved(store: Store, trouble: FileMoved) -> FileMoved:
    where = _complete_moved(store)
    if where is not None:
        return FileMoved(
            _(
                "«{name}» se movió mientras estaba abierto; todo lo que usted hizo quedó guardado en «{where}»: ábralo desde allí."
            ).format(name=store.path.name, where=where)
        )
    for target in rescue_places(store):
        with suppress(FileProblem):
            _write_out(store, target, SILENT)
            return FileMoved(
                _(
                    "«{name}» se movió, se borró o se reemplazó mientras estaba abierto; todo lo que usted hizo quedó guardado en «{where}»: ábralo desde allí."
                ).format(name=store.path.name, where=target)
            )
    if store.file.has_log():
        _set_log_aside(store, _stamp())
    return trouble


def rescue_places(store: Store) -> list[Path]:
    """Where to save an office when nobody says where: where it was, else with its copies."""
    name = f"{store.path.stem} ({_('rescatado')} {_stamp()}){store.path.suffix}"
    folders = (store.path.parent, store.backup_folder, data_folder())
    return [folder / name for folder in folders if folder is not None]


def _stamp() -> str:
    return datetime.now().strftime("%Y-%m-%d %H%M%S")


def _set_log_aside(store: Store, stamp: str) -> None:
    log = store.file.log
    name = f"{store.path.stem} ({_('registro suelto')} {stamp}){store.path.suffix}-wal"
    with suppress(OSError):
        if os.name == "nt":  # an open file is not moved there; closing will remove this one
            shutil.copyfile(log, log.with_name(name))
        else:
            move_over(log, log.with_name(name))


def _write_out(store: Store, target: Path, progress: Progress) -> None:
    connection = store.maintenance_connection
    same_file = store.file.lies_there()

    def report(_status: int, remaining: int, total: int) -> None:
        progress.report(total - remaining, total, _("Guardando la oficina"))

    def fill(partial: Path) -> dict[str, int]:
        writing = connect(partial, key=store.key, create=True)
        try:
            counts = count_rows(connection)
            connection.backup(writing, pages=PAGES_AT_ONCE, progress=report)
            if same_file:  # somebody wrote into it: what we hold may be of two files
                _require_whole(store, ReadOnlyReader(writing, partial))
        except (sqlite3.Error, ValueError) as trouble:
            if same_file:
                raise _in_pieces(store) from trouble
            raise
        finally:
            writing.close()
        return counts

    try:
        write_checked(store.path, store.key, target, fill, progress=progress)
    except DamagedFile as trouble:
        raise (_in_pieces(store) if same_file else trouble) from trouble


def _require_whole(store: Store, copy: ReadOnlyReader) -> None:
    differences = (find_differences(copy, table) for table in journalled_tables(copy))
    sound = all(next(found, None) is None for found in differences)
    if not sound or not store.knows_last_change(copy):
        raise _in_pieces(store)


def _in_pieces(store: Store) -> DamagedFile:
    return DamagedFile(
        _(
            "Otro programa escribió dentro de «{name}» mientras estaba abierto, y lo que queda no alcanza para armar la oficina entera. Cierre Hilván, ábralo de nuevo y restaure la última copia de seguridad; revise después lo que anotó desde entonces."
        ).format(name=store.path.name)
    )


def _complete_moved(store: Store) -> Path | None:
    """Write what is committed into the file where it lies now, if it is surely ours alone."""
    state = store.file.open_state()
    if state is None or store.file.lies_there():
        return None
    where, untouched = state
    if not untouched:
        return None
    clock = store.value("SELECT max(clock) FROM journal")
    with suppress(sqlite3.Error):
        # Asks for the file alone, as the log of another window would be spoiled. SQLite then
        # stumbles over the name that is gone, after it wrote all of it.
        store.maintenance_connection.execute("PRAGMA journal_mode=DELETE")
    if last_clock(where, store.key) != clock:
        return None
    if store.file.is_own_log(log_of(where)):  # the whole folder was moved: it says nothing more
        discard_side_files(where)
    return where


@contextmanager
def _log_of_others_kept(store: Store) -> Iterator[None]:
    """SQLite removes a log by its name; one that is not ours must outlast that."""
    log = store.file.log
    kept = log.with_name(f"{log.name}.ajeno")
    foreign = log.exists() and not store.file.has_log()
    if foreign:
        move_over(log, kept)
    try:
        yield
    finally:
        if foreign:
            move_over(kept, log)
