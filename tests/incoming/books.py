"""Books as people make them, and hostile ones, for the tests of the import."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.incoming.operations import import_file
from app.incoming.records import ImportReport
from app.registry import queries
from app.registry.records import Workshop
from app.storage.store import Store
from tests.made_office import new_office

FILES = Path(__file__).parent / "files"
LIST_XLSX = FILES / "socios_yaguaron_2022.xlsx"
LIST_CSV = FILES / "socios_yaguaron_2022.csv"
HEADER = (
    "N°",
    "Nombre del taller",
    "Apellidos",
    "Nombres",
    "C.I. N°",
    "R.U.C.",
    "Teléfono",
    "Máquinas",
    "Mujeres",
    "Varones",
    "Fecha de ingreso",
    "Socio activo",
    "Cuota",
    "Obs.",
)
ROW = (1, "Textil Yvoty", "Duarte Giménez", "Rubén", "2.441.943", "2441943-5", "0982 117 563",
       "6 recta, 2 overlock", 4, 2, "26-06-21", "si", "30.000 Gs", "debe 2 cuotas")  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty office."""
    office = new_office(tmp_path / "centro.hilvan", name="CAE", site=3)
    yield office
    office.close()


def write_csv(path: Path, rows: Iterable[Sequence[Any]], encoding: str = "utf-8") -> Path:
    """A list with semicolons."""
    lines = (";".join("" if cell is None else str(cell) for cell in row) for row in rows)
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def write_xlsx(path: Path, rows: Iterable[Sequence[Any]], merged: Sequence[str] = ()) -> Path:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def changed_row(**cells: Any) -> tuple[Any, ...]:
    """The example row with some cells changed, by the header's position."""
    names = ("n", "name", "surnames", "given_names", "cedula", "ruc", "phone", "machines",
             "women", "men", "joined_on", "active", "fee", "note")  # fmt: skip
    return tuple(cells.get(name, value) for name, value in zip(names, ROW, strict=True))


def with_sheet_xml(path: Path, sheet_xml: bytes, source: Path = LIST_XLSX) -> Path:
    """A copy of a workbook whose first sheet is this XML."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            is_first = info.filename == "xl/worksheets/sheet1.xml"
            new.writestr(info.filename, sheet_xml if is_first else content)
    return path


def sheet_xml(rows: str) -> bytes:
    """A sheet around some rows."""
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{rows}</sheetData></worksheet>".encode()


def live_rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is not deleted, for comparing before and after."""
    tables = ("cluster", "association", "workshop", "person", "machine", "product", "headcount",
              "membership", "import_row", "import_layout")  # fmt: skip
    return {
        table: sorted(tuple(row) for row in store.rows(f"SELECT * FROM {table} WHERE deleted = 0"))
        for table in tables
    }


def take(store: Store, folder: Path, *rows: Any, header: Any = HEADER, **more: Any) -> ImportReport:
    """Import rows as the list «socios»."""
    path = write_csv(folder / "socios.csv", [header, *rows])
    return import_file(store, path=path, **more)


def only_workshop(store: Store) -> Workshop:
    (line,) = queries.list_workshop_lines(store)
    return queries.read_workshop(store, line.id)


def counts(report: ImportReport) -> tuple[int, int, int]:
    return report.added, report.updated, report.unchanged
