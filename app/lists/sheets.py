"""A list as a workbook or as CSV: real types, filters on, and no cell that becomes a formula."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from app.errors import FileProblem
from app.handing_out import write_whole
from app.i18n import _, format_date

Kind = Literal["text", "number", "decimal", "money", "date", "yesno", "percent"]
Cell = str | int | float | bool | date | None

WIDTHS: dict[str, float] = {
    "text": 26,
    "number": 12,
    "decimal": 12,
    "money": 17,
    "date": 13,
    "yesno": 9,
    "percent": 11,
}
SHEET_NAME = 31  # characters, Excel's own limit
FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29th of February 1900 that was not
HEAD_FILL, HEAD_INK = "1F4E5F", "FFFFFF"
WRITERS = (".xlsx", ".csv")

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n?")
_STARTS_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r\n]")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column's heading and what its cells are; `width` in characters, None for the usual.

    text: str. number: int or float. decimal: float, of which three digits behind the comma are shown. money: guaraníes, int. date: ISO text (a part of a date
    stays text) or `date`. yesno: bool. percent: a fraction, 0.45 for 45 %. None is unknown and
    leaves the cell empty; so does an empty text.
    """

    title: str
    kind: Kind = "text"
    width: float | None = None

    @property
    def heading(self) -> str:
        """The title; guaraníes are said in it, so that the cells hold numbers only."""
        is_said = self.kind != "money" or "Gs" in self.title
        return self.title if is_said else _("{title} (Gs.)").format(title=self.title)


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One list: a row holds a cell for each column. `note` says what the reader must know.

    `title` names the sheet and is offered as the file's name.
    """

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


def write_list(listed: ListSheet, target: Path) -> Path:
    """Write a list as what the target's name ends in: .xlsx or .csv. Raises `FileProblem`."""
    if target.suffix.casefold() not in WRITERS:
        raise FileProblem(
            _("«{name}» tiene que terminar en .xlsx o .csv; cambie el nombre.").format(name=target.name)
        )
    write = write_csv if target.suffix.casefold() == ".csv" else write_workbook
    return write(listed, target)


def write_workbook(sheets: ListSheet | Sequence[ListSheet], target: Path) -> Path:
    """Write lists as sheets of one workbook; returns the target. Raises `FileProblem`."""
    return write_whole(workbook_bytes(sheets), target)


def workbook_bytes(sheets: ListSheet | Sequence[ListSheet]) -> bytes:
    """Lists as sheets of one workbook.

    Texts are text cells, whatever they begin with. The notes are on a last sheet, so that
    nothing but the list is on its own.
    """
    from openpyxl import Workbook

    many = [sheets] if isinstance(sheets, ListSheet) else list(sheets)
    book = Workbook()
    book.remove(book.active)
    names: set[str] = set()
    for listed in many:
        _fill_sheet(book.create_sheet(_sheet_name(listed.title, names)), listed)
    notes = [(listed.title, listed.note) for listed in many if listed.note]
    if notes:
        _fill_sheet(
            book.create_sheet(_sheet_name(_("Notas"), names)),
            ListSheet(_("Notas"), (SheetColumn(_("Lista")), SheetColumn(_("Nota"), width=100)), notes),
        )
    content = io.BytesIO()  # written whole here: openpyxl leaves an open file behind on a full disk
    book.save(content)
    return content.getvalue()


def write_csv(listed: ListSheet, target: Path) -> Path:
    """Write a list as Excel in Paraguay opens it with two clicks; returns the target.

    UTF-8 with a byte order mark, fields parted by `;`, comma as decimal sign, days as
    dd/mm/yyyy. A text that a spreadsheet would run as a formula (it begins with = + - @, also
    after spaces or in full width, or with a tab or a line break) gets an apostrophe before it,
    as OWASP's "CSV Injection" asks; numbers of the columns that hold numbers do not.
    Raises `FileProblem`.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=";")
    writer.writerow([guard_text(column.heading) for column in listed.columns])
    for row in listed.rows:
        writer.writerow([_as_text(column, cell) for column, cell in zip(listed.columns, row, strict=True)])
    return write_whole(lines.getvalue().encode("utf-8-sig"), target)


def guard_text(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{text}" if _STARTS_FORMULA.match(text) else text


def unguard_text(text: str) -> str:
    """What `guard_text` was given."""
    return text[1:] if text[:1] == "'" and _STARTS_FORMULA.match(text[1:]) else text


def _as_text(column: SheetColumn, cell: Cell) -> str:
    value = _typed(column, cell)
    if value is None:
        return ""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, str):
        return guard_text(value)
    if column.kind == "percent":
        return f"{100 * value:.10g}%".replace(".", ",")
    return str(value).replace(".", ",")


def _typed(column: SheetColumn, cell: Cell) -> str | int | float | date | None:
    """What the cell holds, in the type of its column; a text that does not fit stays a text."""
    value: Cell = cell
    if isinstance(value, bool) and column.kind == "yesno":
        value = _("sí") if value else _("no")
    elif isinstance(value, str | date) and column.kind == "date":
        value = _day(value)
    elif value is not None and (isinstance(value, date) or column.kind == "text"):
        value = str(value)
    return _NOT_IN_XML.sub("", value) or None if isinstance(value, str) else value


def _day(cell: str | date) -> str | date:
    try:
        day = date.fromisoformat(cell) if isinstance(cell, str) else cell
    except ValueError:
        return str(cell)
    return day if day >= FIRST_DAY else format_date(day)


def _format_of(column: SheetColumn, value: object) -> str | None:
    if isinstance(value, date):
        return "dd/mm/yyyy"
    if isinstance(value, str):
        return None
    if column.kind == "number":
        return "0" if isinstance(value, int) else "0.0"
    return {"money": "#,##0", "percent": "0%", "decimal": "0.###"}.get(column.kind)


def _fill_sheet(sheet: Any, listed: ListSheet) -> None:
    from openpyxl.utils import get_column_letter

    _fill_head(sheet, listed)
    for number, row in enumerate(listed.rows, start=2):
        for place, (column, cell) in enumerate(zip(listed.columns, row, strict=True), start=1):
            value = _typed(column, cell)
            if value is None:
                continue
            if isinstance(value, str):
                # A bare return would become two line ends where openpyxl's own file is text: Windows.
                made = sheet.cell(number, place, "\n".join(_LINE_END.split(value)))
                made.data_type = "s"
                continue
            made = sheet.cell(number, place, value)
            form = _format_of(column, value)
            if form:
                made.number_format = form
    sheet.freeze_panes = "A2"
    if listed.columns:
        last = get_column_letter(len(listed.columns))
        sheet.auto_filter.ref = f"A1:{last}{len(listed.rows) + 1}"


def _fill_head(sheet: Any, listed: ListSheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    font, fill = Font(bold=True, color=HEAD_INK), PatternFill("solid", start_color=HEAD_FILL)
    middle = Alignment(vertical="center", wrap_text=True)
    for place, column in enumerate(listed.columns, start=1):
        cell = sheet.cell(1, place, column.heading)
        cell.data_type = "s"
        cell.font, cell.fill, cell.alignment = font, fill, middle
        wide = column.width or WIDTHS[column.kind]
        sheet.column_dimensions[get_column_letter(place)].width = wide
    sheet.row_dimensions[1].height = 30
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name Excel takes: without its forbidden signs, not too long, not there yet."""
    clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip("' ") or _("Lista")
    name, number = clean[:SHEET_NAME].strip(), 2
    while name.casefold() in taken:
        mark = f" {number}"
        name, number = clean[: SHEET_NAME - len(mark)].strip() + mark, number + 1
    taken.add(name.casefold())
    return name
