"""Reads a workbook or a text file into plain rows: guarded, and parsed in a child process."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import FileProblem
from app.i18n import _
from app.incoming.child import FLAG
from app.incoming.guard import MAX_BOX, MAX_ROWS, check_file, too_many_sheets
from app.incoming.records import Book, CellValue, Sheet

SECONDS = 60.0
DELIMITERS = ";,\t"


def read_book(path: Path, *, seconds: float = SECONDS) -> Book:
    """Read a list. Raises `FileProblem` with a sentence that says what to do."""
    kind = check_file(path)
    return _read_text(path) if kind == "text" else _read_workbook(path, seconds)


def decode_text(content: bytes) -> tuple[str, str]:
    """Text and the encoding's name: a byte-order mark, else strict UTF-8, else cp1252.

    No guessing: a detector turned «Ñandutí» into «Ńandutí».
    """
    marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
    encoding = next((name for mark, name in marks if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "cp1252"


def find_delimiter(text: str) -> str:
    """The one of ; , TAB that cuts the most lines into the same number of cells."""

    def agreement(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text[:60_000], newline=""), delimiter=delimiter)
        widths: list[int] = []
        with suppress(csv.Error):  # what was read until there tells; the reading says the trouble
            widths.extend(len(row) for row in rows if len(row) > 1)
        common = max(set(widths), key=widths.count) if widths else 0
        return widths.count(common), common

    return max(DELIMITERS, key=agreement)


def _read_text(path: Path) -> Book:
    text, encoding = decode_text(path.read_bytes())
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MAX_ROWS:
        raise FileProblem(
            _(
                "«{name}» tiene más de 99.999 líneas, casi siempre vacías; borre las que sobran y guárdelo de nuevo."
            ).format(name=path.name)
        )
    csv.field_size_limit(1_000_000)
    delimiter = find_delimiter(text)
    rows: list[tuple[CellValue, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(_cut(row))
            cells += len(row)
            if cells > MAX_BOX:
                raise FileProblem(
                    _(
                        "«{name}» tiene demasiadas celdas para una lista; guarde aparte solo lo que necesita."
                    ).format(name=path.name)
                )
    except csv.Error as trouble:
        raise FileProblem(
            _(
                "«{name}» no se entiende como lista con separadores; ábralo en Excel y guárdelo como .xlsx."
            ).format(name=path.name)
        ) from trouble
    if text.count('"') % 2 and _ends_inside_quotes(text, delimiter):
        raise FileProblem(
            _(
                "«{name}» tiene una comilla que se abre y no se cierra, y esconde las filas que siguen; corríjala, o ábralo en Excel y guárdelo como .xlsx."
            ).format(name=path.name)
        )
    return Book(path.name, (Sheet(path.stem, tuple(rows)),), encoding, delimiter)


def _ends_inside_quotes(text: str, delimiter: str) -> bool:
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as trouble:
        return "unexpected end of data" in str(trouble)
    return False


def _cut(row: list[str]) -> tuple[CellValue, ...]:
    cells: list[CellValue] = [cell if cell.strip() else None for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _command(path: Path, result: Path) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, str(path), str(result)]
    return [sys.executable, "-m", "app.incoming.child", str(path), str(result)]


def _environment() -> dict[str, str]:
    root = str(Path(__file__).resolve().parents[2])
    return os.environ | {"PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}


def _read_workbook(path: Path, seconds: float) -> Book:
    with _own_folder(path) as folder:
        result = Path(folder) / "result.json"
        try:
            # The pipe stays empty: its end tells at once that the child is done.
            done = subprocess.run(
                _command(path.absolute(), result), env=_environment(), timeout=seconds,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0), check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as trouble:
            raise _refusal(path, 6) from trouble
        except OSError as trouble:
            raise _not_started(path, trouble) from trouble
        if done.returncode == 7:
            raise too_many_sheets(path)
        if done.returncode != 0 or not result.exists():
            raise _refusal(path, done.returncode)
        sheets = json.loads(result.read_text(encoding="utf-8"), object_hook=_revive)
    return Book(path.name, tuple(sheets))


def _own_folder(path: Path) -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(prefix="hilvan-")
    except OSError as trouble:
        raise _not_started(path, trouble) from trouble


def _not_started(path: Path, trouble: OSError) -> FileProblem:
    return FileProblem(
        _(
            "No se pudo empezar a leer «{name}» ({reason}); cierre otros programas, libere lugar en el disco y pruebe de nuevo, o guárdelo como CSV."
        ).format(name=path.name, reason=trouble.strerror or trouble)
    )


def _revive(entry: dict[str, Any]) -> date | Sheet:
    if "d" in entry:
        return date.fromisoformat(entry["d"])
    return Sheet(
        name=entry["name"],
        rows=tuple(tuple(row) for row in entry["rows"]),
        hidden=entry["hidden"],
        merged=tuple(tuple(area) for area in entry["merged"]),
        uncached=frozenset(entry["uncached"]),
    )


def _refusal(path: Path, code: int) -> FileProblem:
    sentences = {
        3: _(
            "«{name}» está protegido con contraseña; ábralo en Excel, quite la contraseña y guárdelo de nuevo."
        ),
        4: _(
            "«{name}» está dañado o incompleto; pida otra copia o ábralo en Excel y guárdelo de nuevo."
        ),
        6: _(
            "«{name}» tarda demasiado en leerse; copie solo la lista a un libro nuevo y pruebe con ese."
        ),
    }
    too_large = _(
        "«{name}» pide más memoria de la que una lista necesita; copie solo la lista a un libro nuevo y pruebe con ese."
    )
    return FileProblem(sentences.get(code, too_large).format(name=path.name))
