"""A log that a killed process left beside an office file: SQLite would play it back into
whatever lies there. One that does not belong to this file is set aside first.

Belonging is decided by what the process that wrote the log noted (`OfficeLock.note`), and
where that cannot decide, by playing it back into a copy and seeing what comes out.
"""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from app.errors import FileProblem
from app.files import discard, discard_side_files
from app.i18n import _
from app.moving import move_over
from app.private import reserve_private
from app.storage.driver import connect, sqlite3
from app.storage.encryption import PAGE_BYTES
from app.storage.lock import FileNote
from app.storage.open_file import last_clock
from app.storage.reader import ReadOnlyReader, is_sound_enough
from app.storage.triggers import journalled_tables
from app.storage.troubles import (
    BUSY,
    CANNOT_OPEN,
    FULL,
    LOCKED,
    damaged,
    explain_database,
    explain_disk,
    primary_code,
)

LOG_HEADER_BYTES = 32
TRIAL = "prueba"
OF_THE_DISK = (FULL, CANNOT_OPEN, BUSY, LOCKED)  # these say nothing of the log


def settle_leftover_log(path: Path, key: str | None, note: FileNote | None) -> str | None:
    """Before anything opens the file: set aside a log that is not its own.

    Returns the sentence that says so, or None. Raises `FileProblem` when there is no room
    to find out, and that or a `sqlite3.DatabaseError` for a file that can be read neither with
    its log nor without: both are as they were.
    """
    logs = [log for log in (f"{path}-wal", f"{path}-journal") if _says_something(Path(log))]
    if not logs or _belongs(path, key, note):
        return None
    stamp = datetime.now().strftime("%Y-%m-%d %H%M%S")
    names = []
    try:
        for log in map(Path, logs):
            suffix = log.name.removeprefix(path.name)
            name = f"{path.stem} ({_('registro suelto')} {stamp}){path.suffix}{suffix}"
            move_over(log, log.with_name(name))
            names.append(name)
    except OSError as trouble:
        raise explain_disk(path, trouble) from trouble
    discard_side_files(path)
    return _(
        "Junto a «{name}» había un registro de cambios de otro archivo, o de otra versión de este; no se usó y quedó al lado como «{aside}». Si falta algo de lo último que anotó, restaure la última copia de seguridad."
    ).format(name=path.name, aside=names[0])


def _says_something(log: Path) -> bool:
    try:
        if log.name.endswith("-wal"):
            return log.stat().st_size > LOG_HEADER_BYTES
        with log.open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except OSError:
        return False


def _belongs(path: Path, key: str | None, note: FileNote | None) -> bool:
    clock = last_clock(path, key)
    if note is not None and clock is not None and Path(f"{path}-wal").exists():
        found = os.stat(path)
        noted = (note.number, note.size, note.written_ns)
        if (found.st_ino, found.st_size, found.st_mtime_ns) == noted:
            return True
        if clock != note.clock:
            return False
    return _plays_back_well(path, key)


def _plays_back_well(path: Path, key: str | None) -> bool:
    """Whether the file with its log is at least as sound as without it."""
    alone, together = _count_faults(path, key, immutable=True), _played_back(path, key)
    if alone is None and together is None:
        connect(path, key=key, read_only=True, immutable=True).close()
        raise damaged(path)
    return alone is None or (together is not None and together <= alone)


def _played_back(path: Path, key: str | None) -> int | None:
    trial = path.with_name(f"{path.name}.{TRIAL}")
    try:
        discard(trial)
        for suffix in ("-wal", "-journal", ""):
            source = Path(f"{path}{suffix}")
            if source.exists():
                reserve_private(Path(f"{trial}{suffix}"))
                shutil.copyfile(source, f"{trial}{suffix}")
        pages = _count_pages(path, trial, key)
        # The log says how long the file is. Of another file, it may only lengthen this one.
        fits = pages is not None and trial.stat().st_size == pages * PAGE_BYTES
        return _count_faults(trial, key) if fits else None
    except OSError as trouble:
        raise explain_disk(path, trouble) from trouble
    finally:
        discard(trial)


def _count_pages(path: Path, trial: Path, key: str | None) -> int | None:
    """How many pages the file says it has, once all of its log is in it."""
    try:
        connection = connect(trial, key=key)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return int(connection.execute("PRAGMA page_count").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error as trouble:
        if primary_code(trouble) in OF_THE_DISK:
            raise explain_database(path, trouble) from trouble
        return None


def _count_faults(path: Path, key: str | None, *, immutable: bool = False) -> int | None:
    """How many rows are not as the journal says; None if the structure is broken."""
    try:
        connection = connect(path, key=key, read_only=immutable, immutable=immutable)
        try:
            return _count_in(connection, path)
        finally:
            connection.close()
    except (sqlite3.Error, FileProblem, ValueError):
        return None


def _count_in(connection: Any, path: Path) -> int | None:
    if not is_sound_enough(connection):
        return None
    reader = ReadOnlyReader(connection, path)
    said = connection.execute("PRAGMA integrity_check").fetchall()
    faults = sum(message != "ok" for (message,) in said)
    faults += len(connection.execute("PRAGMA foreign_key_check").fetchall())
    from app.storage.differences import find_differences  # seldom needed, and not light

    with reader.damaged_text_shown():
        for table in journalled_tables(reader):
            faults += sum(1 for _difference in find_differences(reader, table))
    return faults
