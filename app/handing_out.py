"""What a person takes out of the office, a list or a document, is written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import FileProblem
from app.files import replacing
from app.i18n import _

# A program that shows the old one holds it on Windows; elsewhere the place is not a file's.
HELD_OR_TAKEN = (PermissionError, IsADirectoryError, NotADirectoryError, FileExistsError)


@contextmanager
def handing_out(target: Path) -> Iterator[Path]:
    """`app.files.replacing` for what goes out; raises `FileProblem`, then no half file is left."""
    try:
        with replacing(target) as partial:
            yield partial
    except OSError as trouble:
        raise cannot_write(target, trouble) from trouble


def write_whole(content: bytes, target: Path) -> Path:
    """Write bytes that are ready; returns where. Raises `FileProblem`."""
    with handing_out(target) as partial:
        partial.write_bytes(content)
    return target


def cannot_write(target: Path, trouble: OSError) -> FileProblem:
    """The sentence for a file that could not be handed out."""
    from app.storage.troubles import explain_disk

    if not isinstance(trouble, HELD_OR_TAKEN):
        return explain_disk(target, trouble)
    return FileProblem(
        _(
            "No se pudo escribir «{name}»; ciérrelo si está abierto en otro programa, o elija otra carpeta."
        ).format(name=target.name)
    )
