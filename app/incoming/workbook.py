"""A workbook's cells as plain values; `app.aside` runs this where a hostile one can do no harm."""

import errno
import os
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import python_calamine as calamine

from app.aside import Refused

if TYPE_CHECKING:
    import zipfile

MAX_CELLS = 8_000_000
MAX_SHEETS = 200  # the guard's; it does not see into an old .xls
_SYSTEM = re.compile(r"\(os error (\d+)\)")
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"d": value.date().isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return str(value) if isinstance(value, time | timedelta) else value


def _plain_row(row: list[Any]) -> list[Any]:
    cells = []
    for value in row:
        kind = type(value)
        if kind is str:
            cells.append(value if value and not value.isspace() else None)
        elif kind is float:
            cells.append(int(value) if value.is_integer() else value)
        else:
            cells.append(_plain(value))
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _plain_sheet(sheet: Any, hidden: bool, uncached: list[str]) -> dict[str, Any]:
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise MemoryError
    rows = [_plain_row(row) for row in sheet.to_python(skip_empty_area=False)]
    while rows and not rows[-1]:
        rows.pop()
    merged = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return {
        "name": sheet.name,
        "hidden": hidden,
        "rows": rows,
        "merged": merged,
        "uncached": uncached,
    }


def _sheet_members(archive: "zipfile.ZipFile") -> dict[str, str]:
    from html import unescape

    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", relations):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        target = attributes.get("Target", "")
        targets[attributes.get("Id", "")] = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
    members = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        attributes = dict(re.findall(r'([\w:]+)="([^"]*)"', tag))
        relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
        members[unescape(attributes.get("name", ""))] = targets.get(relation, "")
    return members


def _uncached_formulas(path: Path) -> dict[str, list[str]]:
    import zipfile

    found = {}
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            for sheet, member in _sheet_members(archive).items():
                content = archive.read(member) if member in names else b""
                if b"<f" in content or b":f" in content:  # a quick look at what is almost never there
                    found[sheet] = [cell.decode() for cell in _FORMULA.findall(content)]
    except zipfile.BadZipFile as trouble:
        raise Refused("damaged") from trouble
    return found


def read_workbook(book: str, has_formulas: bool = True) -> list[dict[str, Any]]:
    """Every sheet of a workbook as plain values; without formulas none of them is looked for.

    Raises `Refused`: "protected", "damaged" or "sheets" (too many). `MemoryError` for one too large,
    `OSError` for one that the system does not give.
    """
    try:
        return _read(Path(book), has_formulas)
    except calamine.PasswordError as trouble:
        raise Refused("protected") from trouble
    except (calamine.CalamineError, OSError, KeyError) as trouble:
        said = said_by_system(trouble)
        if said is None or said.errno == errno.EINVAL:  # what its own numbers ask for is not there
            raise Refused("damaged") from trouble
        raise said from trouble


def said_by_system(trouble: Exception) -> OSError | None:
    """What the system said, with its number, which the library only writes: «… (os error 13)»; None: it is the file."""
    if isinstance(trouble, OSError) and trouble.errno is not None:
        return trouble
    found = _SYSTEM.search(str(trouble))
    if found is None:
        return None
    number = int(found[1])
    # On Windows it is Windows' own number, of which the other follows.
    return OSError(0, found[0], None, number) if os.name == "nt" else OSError(number, os.strerror(number))


def _read(path: Path, has_formulas: bool) -> list[dict[str, Any]]:
    is_looked_at = has_formulas and path.suffix.lower() in (".xlsx", ".xlsm")
    uncached = _uncached_formulas(path) if is_looked_at else {}
    book = calamine.load_workbook(str(path))
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise Refused("sheets")
    return [
        _plain_sheet(
            book.get_sheet_by_name(about.name),
            about.visible != calamine.SheetVisibleEnum.Visible,
            uncached.get(about.name, []),
        )
        for about in book.sheets_metadata
        if about.typ == calamine.SheetTypeEnum.WorkSheet
    ]
