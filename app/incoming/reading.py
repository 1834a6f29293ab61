"""Reads a workbook or a text file into plain rows: guarded, and a workbook in a child process."""

import csv
import io
import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app.aside import AsideChild, Refused, WorkFailed
from app.errors import FileProblem
from app.i18n import _
from app.incoming.chats import with_cells, without_stamps
from app.incoming.cleaning import clean_sheet
from app.incoming.guard import MAX_BOX, MAX_ROWS, SUFFIXES, cannot_read, look_at_file, too_many_sheets
from app.incoming.letters import mend_entities
from app.incoming.pages import decode_text
from app.incoming.records import Book, BookSheet, CellValue
from app.progress import SILENT, Progress

SECONDS = 60.0
_WORK = "app.incoming.workbook:read_workbook"
DELIMITERS = ";,\t|"
_LONE = re.compile(r"\r(?!\n)")
_INNER = "\v"  # a return inside a cell, while the rows are cut


def read_book(path: Path, *, seconds: float = SECONDS, progress: Progress = SILENT) -> Book:
    """Read a list. Raises `FileProblem` with a sentence that says what to do, and `Cancelled`."""
    if SUFFIXES.get(path.suffix.lower(), "text") == "text":
        look_at_file(path)
        book = _read_text(path)
    else:
        with AsideChild(_WORK) as child:  # it gets ready while the file is looked at
            found = look_at_file(path)
            book = _read_workbook(path, child, seconds, progress, found.has_formulas)
    return replace(book, sheets=tuple(clean_sheet(sheet) for sheet in book.sheets))


def find_delimiter(text: str) -> str:
    """The one of ; , TAB | that cuts the most lines into the same number of cells."""

    def agreement(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text[:60_000], newline=""), delimiter=delimiter)
        widths: list[int] = []
        with suppress(csv.Error):  # what was read until there tells; the reading says the trouble
            widths.extend(len(row) for row in rows if len(row) > 1)
        common = max(set(widths), key=widths.count) if widths else 0
        return widths.count(common), common

    return max(DELIMITERS, key=agreement)


def _read_text(path: Path) -> Book:
    try:
        text, encoding = decode_text(path.read_bytes())
    except OSError as trouble:
        raise cannot_read(path, trouble) from trouble
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MAX_ROWS:
        raise FileProblem(
            _(
                "«{name}» tiene más de 99.999 líneas, casi siempre vacías; borre las que sobran y guárdelo de nuevo."
            ).format(name=path.name)
        )
    text = without_stamps(_settle_returns(text))
    csv.field_size_limit(1_000_000)
    delimiter = find_delimiter(mend_entities(text))
    if _cuts_few(text, delimiter):
        text = with_cells(text)
        delimiter = find_delimiter(mend_entities(text))
    if delimiter == ";":
        text = mend_entities(text)
    text = _settle_dittos(text, delimiter)
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
    return Book(path.name, (BookSheet(path.stem, tuple(rows)),), encoding, delimiter)


def _cuts_few(text: str, delimiter: str) -> bool:
    """Whether most lines of a short text have not the sign that parts cells."""
    lines = [line for line in text[:60_000].splitlines() if line.strip()]
    return 2 * sum(delimiter in line for line in lines) < len(lines)


def _settle_dittos(text: str, delimiter: str) -> str:
    """Where every quotation mark stands alone in its cell, they are ditto marks, and open nothing."""
    if '"' not in text:
        return text
    alone = re.compile(rf'(?:(?<=[{delimiter}\r\n])|^)"(?=[{delimiter}\r\n]|$)')
    whole = alone.sub('""""', text)
    return whole if len(whole) - len(text) == 3 * text.count('"') else text


def _settle_returns(text: str) -> str:
    """A lone return among lines that end otherwise stands inside a cell; a doubled one is one."""
    if "\r" not in text:
        return text
    text = text.replace("\r\r\n", "\r\n")
    lone = text.count("\r") - text.count("\r\n")
    return _LONE.sub(_INNER, text) if 0 < lone <= text.count("\n") else text


def _ends_inside_quotes(text: str, delimiter: str) -> bool:
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as trouble:
        return "unexpected end of data" in str(trouble)
    return False


def _cut(row: list[str]) -> tuple[CellValue, ...]:
    cells: list[CellValue] = [cell.replace(_INNER, "\n") if cell.strip() else None for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _read_workbook(
    path: Path, child: AsideChild, seconds: float, progress: Progress, has_formulas: bool
) -> Book:
    try:
        sheets = child.answer(
            str(path.absolute()),
            has_formulas,
            seconds=seconds,
            progress=progress,
            revive=_revive,
        )
    except Refused as refused:
        raise _refusal(path, str(refused)) from refused
    except OSError as trouble:
        raise cannot_read(path, trouble) from trouble
    except WorkFailed as failed:
        if failed.why in ("not started", "not written"):
            raise _not_started(path, failed.said) from failed
        if failed.why == "fell" and failed.said:
            raise _stumbled(path, failed.said) from failed
        raise _refusal(path, failed.why) from failed
    return Book(path.name, tuple(sheets))


def _not_started(path: Path, reason: str) -> FileProblem:
    return FileProblem(
        _(
            "No se pudo empezar a leer «{name}» ({reason}); cierre otros programas, libere lugar en el disco y pruebe de nuevo, o guárdelo como CSV."
        ).format(name=path.name, reason=reason)
    )


def _stumbled(path: Path, reason: str) -> FileProblem:
    return FileProblem(
        _("No se pudo leer «{name}» ({reason}); ábralo en Excel y guárdelo de nuevo como .xlsx.").format(
            name=path.name, reason=reason
        )
    )


def _revive(entry: dict[str, Any]) -> date | BookSheet:
    if "d" in entry:
        return date.fromisoformat(entry["d"])
    return BookSheet(
        name=entry["name"],
        rows=tuple(tuple(row) for row in entry["rows"]),
        hidden=entry["hidden"],
        merged=tuple(tuple(area) for area in entry["merged"]),
        uncached=frozenset(entry["uncached"]),
    )


def _refusal(path: Path, why: str) -> FileProblem:
    if why == "sheets":
        return too_many_sheets(path)
    sentences = {
        "protected": _(
            "«{name}» está protegido con contraseña; ábralo en Excel, quite la contraseña y guárdelo de nuevo."
        ),
        "damaged": _(
            "«{name}» está dañado o incompleto; pida otra copia o ábralo en Excel y guárdelo de nuevo."
        ),
        "time": _(
            "«{name}» tarda demasiado en leerse; copie solo la lista a un libro nuevo y pruebe con ese."
        ),
    }
    too_large = _(
        "«{name}» pide más memoria de la que una lista necesita; copie solo la lista a un libro nuevo y pruebe con ese."
    )
    return FileProblem(sentences.get(why, too_large).format(name=path.name))
