"""Copying a whole office file so that the copy is either complete and checked, or not there.

The copy is made under `*.parcial` from connections of its own (a backup on the connection
that writes would wait for itself), compared with its source, put on the disk, renamed.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.errors import FileProblem
from app.files import replacing
from app.i18n import _
from app.progress import SILENT, Progress
from app.storage.driver import connect, file_address, sqlite3
from app.storage.reader import connect_to_read
from app.storage.troubles import DamagedFile, explain_database, explain_disk, is_of_the_file

PAGES_AT_ONCE = 2000
DEADLINE_SECONDS = 600.0
MARGIN_BYTES = 1 << 20
STEPS_BETWEEN_REPORTS = 20_000  # of SQLite's machine: a few milliseconds


def copy_database(
    source: Path,
    key: str | None,
    target: Path,
    *,
    progress: Progress = SILENT,
    deadline_seconds: float = DEADLINE_SECONDS,
    checked: bool = True,
) -> Path:
    """Copy an office file that may be open, as of its last commit, over `target`.

    `checked` False takes a damaged file as it is, before a repair. Raises `FileProblem` (no room, no folder, a damaged source, too slow) and `Cancelled`;
    then `target` is as it was.
    """
    deadline = time.monotonic() + deadline_seconds

    def report(_status: int, remaining: int, total: int) -> None:
        if time.monotonic() > deadline:
            raise FileProblem(
                _("La copia tardó demasiado y se dejó de lado; pruebe en otro disco o más tarde.")
            )
        progress.report(total - remaining, total, _("Copiando la oficina"))

    def fill(partial: Path) -> dict[str, int]:
        return _copy_pages(source, key, partial, report)

    return write_checked(source, key, target, fill, checked=checked, progress=progress)


def write_checked(
    source: Path,
    key: str | None,
    target: Path,
    fill: Callable[[Path], dict[str, int]],
    *,
    checked: bool = True,
    progress: Progress = SILENT,
) -> Path:
    """Let `fill` write a partial file and return its source's row counts; check it; move it.

    `key` is the new file's. Raises `FileProblem`; then `target` is as it was.
    """
    _require_room(source, target)
    try:
        with replacing(target, private=True, database=True) as partial:
            counts = fill(partial)
            if checked:
                check_copy(partial, key, counts, progress)
    except OSError as trouble:
        raise explain_disk(target, trouble) from trouble
    except sqlite3.Error as trouble:
        if is_of_the_file(trouble):
            raise explain_database(target, trouble) from trouble
        raise
    return target


def _require_room(source: Path, target: Path) -> None:
    if not target.parent.is_dir():
        raise FileProblem(
            _(
                "No se encuentra la carpeta «{folder}»; conecte el disco o elija otra carpeta para las copias."
            ).format(folder=target.parent)
        )
    log = source.with_name(f"{source.name}-wal")
    parts = [part.stat().st_size for part in (source, log) if part.exists()]
    needed = sum(parts) + MARGIN_BYTES
    free = shutil.disk_usage(target.parent).free
    if free < needed:
        raise FileProblem(
            _(
                "No queda lugar en el disco de «{folder}»: hacen falta {needed} MB y hay {free} MB; libere espacio o elija otra carpeta."
            ).format(folder=target.parent, needed=needed // MARGIN_BYTES + 1, free=free // MARGIN_BYTES)
        )


def _copy_pages(
    source: Path, key: str | None, partial: Path, report: Callable[[int, int, int], None]
) -> dict[str, int]:
    reading = connect_to_read(source, key)
    try:
        reading.execute("BEGIN")  # one snapshot: what is written meanwhile does not start it over
        counts = count_rows(reading)
        writing = connect(partial, key=key, create=True)
        try:
            reading.backup(writing, pages=PAGES_AT_ONCE, progress=report)
        finally:
            writing.close()
        return counts
    except sqlite3.Error as trouble:
        if isinstance(explain_database(source, trouble), DamagedFile):
            raise explain_database(source, trouble) from trouble
        raise
    finally:
        reading.close()


def export_database(source: Path, key: str | None, target: Path, new: str | None) -> None:
    """Write `target` as a checked copy of `source` under another key, or plain; it may be the same.

    Raises `FileProblem`; then `target` is as it was.
    """

    def fill(partial: Path) -> dict[str, int]:
        connection = connect(source, key=key)
        try:
            return _export_into(connection, partial, new)
        finally:
            connection.close()

    write_checked(source, new, target, fill)


def _export_into(connection: Any, partial: Path, key: str | None) -> dict[str, int]:
    attached_key = "" if key is None else f"x'{key}'"
    connection.execute("ATTACH DATABASE ? AS target KEY ?", (file_address(partial), attached_key))
    connection.execute("BEGIN")
    connection.execute("SELECT sqlcipher_export('target')")
    for pragma in ("application_id", "user_version"):
        value = connection.execute(f"PRAGMA main.{pragma}").fetchone()[0]
        connection.execute(f"PRAGMA target.{pragma} = {value}")
    counts = count_rows(connection)
    connection.execute("COMMIT")
    connection.execute("DETACH DATABASE target")
    return counts


def count_rows(connection: Any) -> dict[str, int]:
    """How many rows each table has."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0] for (name,) in names}


def check_copy(
    copy: Path, key: str | None, counts: dict[str, int] | None = None, progress: Progress = SILENT
) -> None:
    """Read a finished copy whole. Raises `DamagedFile` if anything in it is wrong."""
    try:
        connection = connect(copy, key=key, read_only=True, immutable=True)
        try:
            with _reported(connection, progress):
                sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
                loose = connection.execute("PRAGMA foreign_key_check").fetchone()
                complete = counts is None or count_rows(connection) == counts
        finally:
            connection.close()
    except sqlite3.DatabaseError as trouble:
        raise explain_database(copy, trouble) from trouble
    if not sound or loose is not None or not complete:
        raise DamagedFile(
            _(
                "La copia «{name}» salió incompleta o dañada y no se usa; revise el archivo de la oficina y el disco, y repita."
            ).format(name=copy.name)
        )


@contextmanager
def _reported(connection: Any, progress: Progress) -> Iterator[None]:
    """Meanwhile `progress` is told, and may stop what runs, in the middle of a statement."""
    stopped: list[BaseException] = []

    def tell() -> bool:
        try:
            progress.report(0, None, _("Revisando la copia"))
        except BaseException as reason:
            stopped.append(reason)  # SQLite would swallow it
        return bool(stopped)

    connection.set_progress_handler(tell, STEPS_BETWEEN_REPORTS)
    try:
        yield
    except sqlite3.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
