"""A finished file takes its place at once: whoever opens it never finds half of one."""

import os
from contextlib import suppress
from pathlib import Path

from app.errors import FileProblem
from app.i18n import _
from app.moving import move_over


def write_whole(content: bytes, target: Path) -> Path:
    """Write bytes beside `target`, then move them over it; returns it.

    Raises `FileProblem` when the place cannot be written; then no half file is left.
    """
    beside = target.with_name(f"{target.name}.parcial")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # else a power cut may leave the name without the content
        move_over(beside, target)
    except OSError as trouble:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise FileProblem(
            _(
                "No se pudo escribir «{name}»; revise la carpeta y que no esté abierto en otro programa."
            ).format(name=target.name)
        ) from trouble
    return target
