"""A finished file takes its place at once: whoever opens it never finds half of one.

What is written stands beside its place under `*.parcial` until it is whole and on the disk; then
it is moved over what was there. Stopped, failed or without power, the old file is as it was.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.i18n import _
from app.moving import move_over
from app.private import reserve_private

PARTIAL = ".parcial"
SIDE_FILES = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database


@contextmanager
def replacing(target: Path, *, private: bool = False, database: bool = False) -> Iterator[Path]:
    """Where to write first; it takes the place of `target` if the block ends well, else it goes.

    `private`: only its owner may read it. `database`: the logs of what was there go with it.
    Raises `OSError` when the place cannot be written.
    """
    partial = target.with_name(f"{target.name}{PARTIAL}")
    try:
        discard(partial)  # what a killed process left
        if private:
            reserve_private(partial)
        yield partial
        put_on_disk(partial)
        if database:
            discard_side_files(target)
        move_over(partial, target)
        put_on_disk(target.parent)
    except BaseException:
        with suppress(OSError):  # where nothing can be written nothing was left either
            discard(partial)
        raise


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of a small file. Raises `OSError` for one that is larger or never ends (a device)."""
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def explain_system(trouble: OSError) -> str | None:
    """The sentence for what the system says of a disk or a place; None when it says nothing of one.

    For what nobody nearer to the file explained.
    """
    sentences = {
        errno.ENOSPC: _("No queda lugar en el disco; libere espacio y repita."),
        errno.EDQUOT: _("No queda lugar en el disco; libere espacio y repita."),
        errno.ENAMETOOLONG: _("El nombre de un archivo es demasiado largo; use uno más corto."),
        errno.EROFS: _("El disco es solo para leer; elija otra carpeta."),
        errno.EFBIG: _("Un archivo es más grande de lo que el disco admite; elija otra carpeta."),
        errno.EIO: _("El disco falló; revise que esté bien conectado y repita."),
        errno.ESTALE: _("La carpeta de la red ya no responde; conéctela de nuevo y repita."),
    }
    name = trouble.filename
    if trouble.errno in sentences:
        return sentences[trouble.errno]
    if not isinstance(name, str | bytes | Path) or isinstance(trouble, FileNotFoundError):
        return None  # what is missing without anybody having looked is a bug of ours
    place = Path(os.fsdecode(name)).name
    return _("No se puede usar «{name}» ({reason}); revise el permiso y la carpeta, o elija otra.").format(
        name=place, reason=trouble.strerror or trouble
    )


def put_on_disk(path: Path) -> None:
    """Make sure that a closed file, or the names in a folder, survive a power cut."""
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder to flush it
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def discard(partial: Path) -> None:
    """Remove an unfinished file and what SQLite keeps beside it if it is a database."""
    partial.unlink(missing_ok=True)
    discard_side_files(partial)


def discard_side_files(path: Path) -> None:
    """Remove the logs of a file that is about to be another: they would spoil the new one."""
    for suffix in SIDE_FILES:
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)
