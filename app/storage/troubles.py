"""What goes wrong with a file or a disk, in words that say what to do."""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.errors import FileProblem
from app.i18n import _
from app.moving import IN_USE
from app.paths import is_too_long
from app.storage.driver import sqlite3

FULL, READ_ONLY, INPUT_OUTPUT, CORRUPT = 13, 8, 10, 11
CANNOT_OPEN, NOT_A_DATABASE, BUSY, LOCKED = 14, 26, 5, 6
OF_THE_FILE = {
    FULL, READ_ONLY, INPUT_OUTPUT, CORRUPT, CANNOT_OPEN, NOT_A_DATABASE, BUSY, LOCKED,
}  # fmt: skip

SIDE_FILE_BYTES = 1 << 15  # what SQLite keeps beside an open file, at the least


_SAID = {"disk I/O error": INPUT_OUTPUT, "disk is full": FULL, "malformed": CORRUPT, "locked": BUSY}
# What a statement of an open file may raise. SQLite reads any bytes as text; Python does not.
STATEMENT_ERRORS = (sqlite3.Error, UnicodeDecodeError)
_NO_TEXT = "Could not decode"


class FileHolder(NamedTuple):
    """Who has an office file open, and where; empty text when it is not known."""

    computer: str
    person: str
    since: str  # ISO date and time, local


class OfficeInUse(FileProblem):
    """Another window has the file; it can still be opened for reading."""

    def __init__(self, sentence: str, owner: FileHolder | None) -> None:
        super().__init__(sentence)
        self.owner = owner


class PassphraseNeeded(FileProblem):
    """The file is encrypted and no passphrase was given."""


class WrongPassphrase(FileProblem):
    """The passphrase or the recovery key does not open the file."""


class UnusableName(FileProblem):
    """The file cannot be written under this name; it can still be opened for reading."""


class NewerFile(FileProblem):
    """The file was made by a newer program."""


class FileMoved(FileProblem):
    """What lies at the open file's path is not the open file any more."""


class DamagedFile(FileProblem):
    """The file cannot be trusted; a backup should be restored."""


def primary_code(trouble: Exception) -> int:
    """SQLite's primary result code of an exception, 0 if it has none."""
    code = getattr(trouble, "sqlite_errorcode", None)
    if code is not None:
        return int(code) & 0xFF
    # The online backup raises without a code.
    return next((number for text, number in _SAID.items() if text in str(trouble)), 0)


def is_of_the_file(trouble: Exception) -> bool:
    """Whether this is the disk's or the file's trouble, not a bug in our SQL."""
    if is_damaged_text(trouble):
        return True
    return isinstance(trouble, sqlite3.Error) and primary_code(trouble) in OF_THE_FILE


def is_damaged_text(trouble: Exception) -> bool:
    """Whether a byte of a text changed on the disk, so that it is text no more."""
    return isinstance(trouble, UnicodeDecodeError) or _NO_TEXT in str(trouble)


def explain_database(path: Path, trouble: Exception) -> FileProblem:
    """The sentence for what SQLite says of the file; nothing half-done remains in it."""
    if is_damaged_text(trouble):
        return damaged_text(path)
    code, reason = primary_code(trouble), str(trouble)
    if code in (CORRUPT, NOT_A_DATABASE) or (code == INPUT_OUTPUT and _is_cut_short(path)):
        return damaged(path)
    if code == FULL or (code == INPUT_OUTPUT and _is_disk_full(path)):
        sentence = _(
            "No queda lugar en el disco donde está «{name}»; libere espacio y repita: no se guardó nada a medias."
        )
    elif code in (READ_ONLY, CANNOT_OPEN):
        return not_writable(path)
    elif code in (BUSY, LOCKED):
        sentence = _("Otro programa está usando «{name}»; ciérrelo y repita: no se guardó nada a medias.")
    else:
        sentence = _(
            "El disco falló con «{name}» ({reason}); revise que esté bien conectado y repita: no se guardó nada a medias."
        )
    return FileProblem(sentence.format(name=path.name, reason=reason))


def _is_cut_short(path: Path) -> bool:
    """Whether the file ends within a page: what a copy that was broken off leaves behind."""
    from app.storage.encryption import PAGE_BYTES

    with suppress(OSError):
        return path.stat().st_size % PAGE_BYTES != 0
    return False


def _is_disk_full(path: Path) -> bool:
    """Whether SQLite's side files have no room: that even reading needs, and calls a failure."""
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < SIDE_FILE_BYTES
    return False


def damaged(path: Path) -> DamagedFile:
    """The sentence for a file that SQLite cannot read as a whole."""
    return DamagedFile(
        _(
            "«{name}» está dañado; no se cambió nada: restaure la última copia de seguridad o pida ayuda antes de seguir."
        ).format(name=path.name)
    )


def damaged_text(path: Path) -> DamagedFile:
    """The sentence for a file that opens and has a text in it that cannot be read."""
    return DamagedFile(
        _(
            "«{name}» tiene un dato que se dañó en el disco; revise el archivo en Datos › Revisar el archivo, que lo repara desde el historial, o restaure la última copia de seguridad."
        ).format(name=path.name)
    )


def moved_away(path: Path) -> FileMoved:
    """The sentence for an open file that is not at its path any more."""
    return FileMoved(
        _(
            "«{name}» ya no está en su carpeta: mientras estaba abierto lo movieron, le cambiaron el nombre o lo borraron. No se escribió nada más en él; elija dónde guardar la oficina y siga desde allí."
        ).format(name=path.name)
    )


def replaced(path: Path) -> FileMoved:
    """The sentence for an open file in whose place there is another, or another content."""
    return FileMoved(
        _(
            "«{name}» ya no es el que estaba abierto: otro archivo o una copia ocupó su lugar. No se escribió nada en ese; elija dónde guardar la oficina y siga desde allí."
        ).format(name=path.name)
    )


def not_writable(path: Path) -> FileProblem:
    """The sentence for an office file that can only be read where it lies."""
    return FileProblem(
        _(
            "«{name}» no se puede escribir donde está; ábralo solo para leer, o cópielo a su carpeta Documentos y ábralo allí."
        ).format(name=path.name)
    )


def too_long(path: Path) -> FileProblem:
    """The sentence for a file that lies too deep for Windows."""
    return FileProblem(
        _(
            "La ruta de «{name}» es demasiado larga para Windows ({length} letras); use una carpeta menos profunda o un nombre más corto."
        ).format(name=path.name, length=len(str(path.absolute())))
    )


def name_too_long(path: Path) -> UnusableName:
    """The sentence for an office whose name leaves no room for those of the files beside it."""
    return UnusableName(
        _("El nombre «{start}…» es demasiado largo; cámbielo por uno de menos de cien letras.").format(
            start=path.name[:40]
        )
    )


def linked_elsewhere(path: Path) -> UnusableName:
    """The sentence for a file that has another name on the disk, from which it could be open too."""
    return UnusableName(
        _(
            "«{name}» es el mismo archivo que otro de esta computadora (un enlace duro): abierto por los dos nombres se pierde lo escrito. Copie el archivo con otro nombre y abra la copia."
        ).format(name=path.name)
    )


def explain_disk(path: Path, trouble: OSError) -> FileProblem:
    """The sentence for a file we could not write, move or read: what the system said."""
    import errno

    if is_too_long(path):
        return too_long(path)
    if getattr(trouble, "winerror", None) in IN_USE:
        sentence = _("Otro programa está usando «{name}»; ciérrelo y repita: no se guardó nada a medias.")
    elif trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        sentence = _("No queda lugar en el disco para «{name}»; libere espacio y repita.")
    elif trouble.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        sentence = _("No hay permiso para escribir «{name}»; elija otra carpeta, por ejemplo Documentos.")
    elif trouble.errno == errno.ENAMETOOLONG:
        return name_too_long(path)
    elif trouble.errno == errno.ENOENT:
        sentence = _("No se encuentra la carpeta de «{name}»; conecte el disco o elija otra carpeta.")
    else:
        sentence = _("No se pudo escribir «{name}» ({reason}); revise el disco y repita.")
    return FileProblem(sentence.format(name=path.name, reason=trouble.strerror or trouble))
