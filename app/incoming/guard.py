"""Looks at a file before anything parses it, and refuses what could do harm.

A 4.6 KB workbook with cells A1 and XFD1048576 makes a fast reader ask for 512 GiB and
abort the process, so the sheets' cell references are scanned as a stream first.
"""

import errno
import re
import stat
import zipfile
import zlib
from pathlib import Path
from typing import IO, NamedTuple

from app.errors import FileProblem
from app.i18n import _
from app.incoming.pages import wide
from app.moving import IN_USE

MAX_FILE = 60_000_000
MAX_MEMBERS = 2_000
MAX_MEMBER = 150_000_000
MAX_TOTAL = 250_000_000
MAX_RATIO = 200
MAX_SHEETS = 200
MAX_ROWS = 99_999
MAX_COLUMNS = 702
MAX_BOX = 6_000_000
CHUNK = 1 << 18
TAIL = 4_000
NARROW = 26
LARGE = 1_000_000

SUFFIXES = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".ods": "ods",
    ".csv": "text",
    ".txt": "text",
    ".tsv": "text",
}
_LOCKS = ("~$", ".~lock.")
BOOKS = {"xl/workbook.xml", "content.xml"}
_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_GONE = {
    getattr(errno, name)
    for name in ("EIO", "ESTALE", "ENODEV", "ENXIO", "ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH", "ETIMEDOUT")
    if hasattr(errno, name)
}
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,
)
_SHEET = re.compile(rb"<(?:\w+:)?(?:worksheet|sheetData)\b")
# Many sheets may name one member, and each is read: 18 KB of them are half an hour of reading.
_SHEET_NAMED = re.compile(rb"<(?:\w+:)?(?:sheet|table:table)[\s/>]")
_TOO_FAR = re.compile(rb'r="(?:[A-Z]{3,}\d+|[A-Z]{0,2}\d{6,})"')
_WIDE = re.compile(rb'r="[A-Z]{2}\d')
_REFERENCE = re.compile(rb'r="([A-Z]{1,2})(\d{1,5})"')


class Checked(NamedTuple):
    """A file that may be read: "xlsx", "xls", "ods" or "text", and whether formulas stand in its sheets.

    Only of an .xlsx it is known that none do.
    """

    kind: str
    has_formulas: bool


def _problem(path: Path, sentence: str) -> FileProblem:
    return FileProblem(sentence.format(name=path.name))


def check_file(path: Path) -> str:
    """The kind of a file that may be read, as `look_at_file`."""
    return look_at_file(path).kind


def look_at_file(path: Path) -> Checked:
    """What a file is that may be read.

    Raises `FileProblem` for what is missing, empty, protected, damaged, too large, or not
    what its suffix says. Reads at most the sheets' text, never builds them.
    """
    if path.name.startswith(_LOCKS):
        raise _problem(
            path,
            _(
                "«{name}» no es la lista, sino la marca de que otro programa la tiene abierta; elija la lista."
            ),
        )
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise _problem(path, _("«{name}» no es una planilla; guárdelo como Excel (.xlsx) o CSV."))
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):  # a pipe would be waited for without end
            raise cannot_read(path)
        size = known.st_size
        with path.open("rb") as stream:
            start = stream.read(4096)
        return Checked(kind, _check_size_and_content(path, kind, size, start))
    except OSError as trouble:  # at any of the looks: a share may go away between two
        raise cannot_read(path, trouble) from trouble


def _check_size_and_content(path: Path, kind: str, size: int, start: bytes) -> bool:
    """Whether there may be formulas."""
    if size == 0:
        raise _problem(path, _("«{name}» está vacío; vuelva a guardarlo o pida otra copia."))
    if size > MAX_FILE:
        raise _problem(
            path,
            _("«{name}» es demasiado grande para una lista; guarde aparte solo la hoja que necesita."),
        )
    return _check_content(path, kind, start)


def cannot_read(path: Path, trouble: OSError | None = None) -> FileProblem:
    """The sentence for a file that the system does not give: what it said, where a person can mend it."""
    code = trouble.errno if trouble else None
    is_in_use = getattr(trouble, "winerror", None) in IN_USE
    if code in (errno.EACCES, errno.EPERM) and not is_in_use:
        sentence = _("No se puede leer «{name}»: falta el permiso; pídalo, o pida otra copia del archivo.")
    elif code in _GONE:
        sentence = _(
            "No se puede leer «{name}»: el disco o la carpeta de la red no responde; conéctelo y pruebe de nuevo, o copie antes el archivo a esta computadora."
        )
    else:
        sentence = _("No se puede leer «{name}»; revise que exista y que no esté abierto en otro programa.")
    return _problem(path, sentence)


def _check_content(path: Path, kind: str, start: bytes) -> bool:
    """Whether there may be formulas."""
    if start.startswith(_OLE):
        if kind != "text" and _holds(path, _ENCRYPTED):
            raise _problem(
                path,
                _(
                    "«{name}» está protegido con contraseña; ábralo en Excel, quite la contraseña y guárdelo de nuevo."
                ),
            )
        real = "xls"
    elif start.startswith(_ZIP):
        real = "ods" if b"opendocument" in start[:120] or _is_opendocument(path) else "xlsx"
    elif kind == "text" and _is_text(start):
        real = "text"
    else:
        real = "unknown"
    if real == "unknown" and kind in ("xlsx", "ods") and not _is_text(start):
        raise _damaged(path)
    if real != kind:
        raise _problem(
            path,
            _(
                "«{name}» no es lo que dice su nombre: el contenido no corresponde a «{suffix}»; ábralo en Excel y guárdelo de nuevo como .xlsx."
            ).replace("{suffix}", path.suffix),
        )
    return _check_archive(path) or kind != "xlsx" if kind in ("xlsx", "ods") else True


def _is_opendocument(path: Path) -> bool:
    """Whether an archive is a sheet of LibreOffice that another program packed, its kind not first."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "content.xml" in archive.namelist() and "xl/workbook.xml" not in archive.namelist()
    except _DAMAGE:
        return False
    except OSError as trouble:
        if trouble.errno != errno.EINVAL:
            raise
        return False


def _holds(path: Path, needle: bytes) -> bool:
    with path.open("rb") as stream:
        return needle in stream.read(MAX_FILE)


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    looks_like_page = start.lstrip()[:15].lower().startswith((b"<html", b"<!doctype", b"<?xml", b"%pdf"))
    return (b"\x00" not in start or wide(start[:1000]) is not None) and not looks_like_page


def _damaged(path: Path) -> FileProblem:
    return _problem(
        path,
        _("«{name}» está dañado o incompleto; pida otra copia o ábralo en Excel y guárdelo de nuevo."),
    )


def _check_archive(path: Path) -> bool:
    """Whether a sheet has formulas."""
    found = False
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(path, archive)
            for info in archive.infolist():
                if not info.filename.endswith((".xml", ".rels")):
                    continue
                if info.file_size > LARGE:
                    with archive.open(info) as stream:
                        _check_row_numbers(path, stream)
                with archive.open(info) as stream:
                    found = _scan(path, stream, info.filename in BOOKS) or found
    except _DAMAGE as trouble:
        raise _damaged(path) from trouble
    except OSError as trouble:
        if trouble.errno != errno.EINVAL:  # what its own numbers ask for is not there
            raise
        raise _damaged(path) from trouble
    return found


def _check_members(path: Path, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = {info.filename for info in members}
    if any(info.flag_bits & 1 for info in members):
        raise _problem(
            path,
            _("«{name}» está protegido con contraseña; quite la contraseña y guárdelo de nuevo."),
        )
    if not names & BOOKS:
        raise _problem(
            path,
            _(
                "«{name}» no es una planilla, aunque su nombre lo diga; ábralo en Excel y guárdelo de nuevo como .xlsx."
            ),
        )
    too_dense = any(
        info.file_size > 1_000_000 and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        for info in members
    )
    too_big = any(info.file_size > MAX_MEMBER for info in members)
    total = sum(info.file_size for info in members)
    if too_dense or too_big or total > MAX_TOTAL or len(members) > MAX_MEMBERS or len(names) < len(members):
        raise _problem(
            path,
            _(
                "«{name}» ocupa muchísimo más de lo que aparenta y puede trabar la computadora; copie solo la lista a un libro nuevo y guárdelo."
            ),
        )


def _check_row_numbers(path: Path, stream: IO[bytes]) -> None:
    """A quick look at the last row of each piece, before the scan that reads every cell."""
    while chunk := stream.read(CHUNK):
        at = chunk.rfind(b'<row r="')
        number = chunk[at + 8 : at + 14]
        if at >= 0 and len(number) == 6 and number.isdigit():
            raise _too_long(path)


def _scan(path: Path, stream: IO[bytes], names_sheets: bool) -> bool:
    """Look through a member; returns whether it is a sheet with formulas."""
    rows = columns = sheets = 0
    is_sheet = has_formulas = False
    tail = b""
    first = True
    while chunk := stream.read(CHUNK):
        text = tail + chunk
        if (first and text.startswith((b"\xff\xfe", b"\xfe\xff"))) or b"<!DOCTYPE" in text:
            raise _problem(
                path,
                _("«{name}» trae instrucciones que una planilla no debe traer; pida otra copia."),
            )
        is_sheet = is_sheet or bool(_SHEET.search(text))
        if is_sheet:
            rows, columns = _check_references(path, text, rows, columns)
            has_formulas = has_formulas or b"<f" in text or b":f" in text
        elif names_sheets:
            sheets += len(_SHEET_NAMED.findall(text))
            if sheets > MAX_SHEETS:
                raise too_many_sheets(path)
        elif not first:
            # only sheets are read to the end; a document type stands at the beginning
            return False
        tail, first = text[-64:], False
    return has_formulas


def _check_references(path: Path, text: bytes, rows: int, columns: int) -> tuple[int, int]:
    if _TOO_FAR.search(text):
        raise _too_long(path)
    is_narrow = not _WIDE.search(text)
    # up to column Z any allowed row fits; its last cells then tell how long the sheet is
    found = _REFERENCE.findall(text[-TAIL:] if is_narrow else text)
    if found:
        rows = max(rows, max(int(row) for _column, row in found))
        widest = max({column for column, _row in found}, key=lambda c: (len(c), c))
        columns = max(columns, NARROW if is_narrow else _column_number(widest))
    if rows * columns > MAX_BOX:
        raise _too_long(path)
    return rows, columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def too_many_sheets(path: Path) -> FileProblem:
    """The sentence for a workbook of more sheets than a person makes."""
    return _problem(
        path,
        _("«{name}» tiene más de 200 hojas; copie solo la lista a un libro nuevo y guárdelo."),
    )


def _too_long(path: Path) -> FileProblem:
    return _problem(
        path,
        _(
            "Una hoja de «{name}» llega hasta una fila o columna lejanísima (más de 99.999 filas o 702 columnas, casi siempre vacías); borre las filas y columnas vacías y guárdelo de nuevo."
        ),
    )
