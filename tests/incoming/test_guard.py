"""Files that could do harm are refused with a sentence, before or inside the child process."""

import os
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from app.errors import DataProblem, FileProblem
from app.incoming.guard import check_file, look_at_file
from app.incoming.plan import plan_import
from app.incoming.reading import read_book
from app.storage.store import Store
from tests.incoming.books import (
    HEADER,
    LIST_CSV,
    LIST_XLSX,
    ROW,
    live_rows,
    sheet_xml,
    store,
    with_sheet_xml,
    write_xlsx,
)

__all__ = ["store"]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def zip_bomb(folder: Path) -> Path:
    return with_sheet_xml(folder / "bomba.xlsx", sheet_xml("<row/>" + " " * 60_000_000))


def one_far_cell(folder: Path) -> Path:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return with_sheet_xml(folder / "lejos.xlsx", sheet_xml(cells))


def many_sheets_of_one_member(folder: Path) -> Path:
    """5,000 names for the one sheet, in few bytes: each was read."""
    path = folder / "hojas.xlsx"
    with zipfile.ZipFile(LIST_XLSX) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "xl/workbook.xml":
                (sheet,) = re.findall(rb"<sheet .*?/>", content)[:1]
                names = (re.sub(rb'name="[^"]*"', b'name="H%d"' % n, sheet) for n in range(5_000))
                content = content.replace(sheet, b"".join(names))
            new.writestr(info.filename, content)
    return path


def many_opendocument_tables(folder: Path) -> Path:
    path = folder / "hojas.ods"
    tables = "".join(f'<table:table table:name="H{n}"/>' for n in range(201))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content>{tables}</office:document-content>")
    return path


def wide_and_long(folder: Path) -> Path:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="ZZ90000"><v>1</v></c></row>'
    return with_sheet_xml(folder / "caja.xlsx", sheet_xml(cells))


def million_empty_rows(folder: Path) -> Path:
    rows = "".join(f'<row r="{number}"/>' for number in range(1, 1_000_001))
    return with_sheet_xml(folder / "vacias.xlsx", sheet_xml(rows))


def million_empty_lines(folder: Path) -> Path:
    path = folder / "vacias.csv"
    path.write_bytes(b"Nombre del taller;Telefono\r\n" + b";\r\n" * 1_000_000)
    return path


def protected_workbook(folder: Path) -> Path:
    path = folder / "clave.xlsx"
    path.write_bytes(OLE + bytes(2000) + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    return path


def truncated_workbook(folder: Path) -> Path:
    path = folder / "cortado.xlsx"
    path.write_bytes(LIST_XLSX.read_bytes()[:9_000])
    return path


def flipped_workbook(folder: Path) -> Path:
    content = bytearray(LIST_XLSX.read_bytes())
    content[4_000] ^= 0xFF
    path = folder / "alterado.xlsx"
    path.write_bytes(content)
    return path


def csv_called_xlsx(folder: Path) -> Path:
    path = folder / "lista.xlsx"
    path.write_bytes(LIST_CSV.read_bytes())
    return path


def workbook_called_csv(folder: Path) -> Path:
    path = folder / "lista.csv"
    path.write_bytes(LIST_XLSX.read_bytes())
    return path


def page_called_xls(folder: Path) -> Path:
    path = folder / "lista.xls"
    path.write_text("<html><table><tr><td>Taller</td></tr></table></html>")
    return path


def document_type(folder: Path) -> Path:
    xml = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
    return with_sheet_xml(folder / "entidad.xlsx", xml)


def another_archive(folder: Path) -> Path:
    path = folder / "carta.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return path


def empty_file(folder: Path) -> Path:
    path = folder / "nada.csv"
    path.write_bytes(b"")
    return path


def a_picture(folder: Path) -> Path:
    path = folder / "foto.jpg"
    path.write_bytes(b"\xff\xd8\xff")
    return path


HOSTILE: list[tuple[Callable[[Path], Path], str]] = [
    (zip_bomb, "muchísimo más"), (one_far_cell, "lejanísima"), (wide_and_long, "lejanísima"),
    (million_empty_rows, "lejanísima"), (protected_workbook, "contraseña"),
    (truncated_workbook, "dañado o incompleto"), (flipped_workbook, "dañado"),
    (csv_called_xlsx, "no es lo que dice"), (workbook_called_csv, "no es lo que dice"),
    (page_called_xls, "no es lo que dice"), (document_type, "instrucciones"),
    (many_sheets_of_one_member, "más de 200 hojas"), (many_opendocument_tables, "más de 200 hojas"),
    (another_archive, "no es una planilla"), (empty_file, "vacío"), (a_picture, "planilla"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "sentence"), HOSTILE, ids=lambda v: getattr(v, "__name__", ""))
def test_the_guard_refuses(tmp_path: Path, make: Callable[[Path], Path], sentence: str) -> None:
    path = make(tmp_path)
    with pytest.raises(FileProblem, match=sentence) as refused:
        check_file(path)
    assert path.name in refused.value.sentence


def test_sheets_that_the_guard_does_not_see_are_counted_by_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.incoming.guard.MAX_SHEETS", 10**9)
    with pytest.raises(FileProblem, match="más de 200 hojas"):
        read_book(many_sheets_of_one_member(tmp_path))


def test_a_book_of_many_honest_sheets_passes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number in range(199):
        book.create_sheet(f"Mes {number}")
    book.save(tmp_path / "meses.xlsx")
    assert len(read_book(tmp_path / "meses.xlsx").sheets) == 200


def test_a_long_honest_sheet_passes(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 60_001))
    assert check_file(with_sheet_xml(tmp_path / "larga.xlsx", sheet_xml(cells))) == "xlsx"


def test_the_guard_tells_whether_a_sheet_has_formulas(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "valores.xlsx", [HEADER, ROW])
    counted = write_xlsx(tmp_path / "cuentas.xlsx", [HEADER, ROW, ("=1+1", *ROW[1:])])
    assert not look_at_file(plain).has_formulas
    assert look_at_file(counted).has_formulas


def test_a_million_empty_lines_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"99\.999 líneas"):
        read_book(million_empty_lines(tmp_path))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="No se puede leer"):
        check_file(tmp_path / "nadie.xlsx")


def test_a_workbook_the_reader_cannot_stand_is_refused_by_the_child(tmp_path: Path) -> None:
    path = with_sheet_xml(tmp_path / "roto.xlsx", b"<worksheet><sheetData><row><c></row>")
    with pytest.raises(FileProblem, match="dañado"):
        read_book(path)


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(FileProblem, match="tarda demasiado"):
        read_book(LIST_XLSX, seconds=0.001)
    assert time.monotonic() - started < 5


def test_formulas_without_results_are_refused(tmp_path: Path, store: Store) -> None:
    before = live_rows(store)
    row = ('=CONCATENATE("Textil"," Yvoty")' if cell == ROW[1] else cell for cell in ROW)
    path = write_xlsx(tmp_path / "formulas.xlsx", [HEADER, ROW, tuple(row)])
    with pytest.raises(DataProblem, match="B3.*fórmula sin su resultado"):
        plan_import(store, path)
    assert live_rows(store) == before


def test_a_total_without_its_result_is_no_trouble(tmp_path: Path, store: Store) -> None:
    total = ("", "TOTAL", *[None] * 6, "=SUM(I2:I2)", "=SUM(J2:J2)")
    path = write_xlsx(tmp_path / "total.xlsx", [HEADER, ROW, total])
    assert plan_import(store, path).count("add") == 1


def test_what_slips_past_the_guard_is_stopped_by_the_child_s_memory_limit(tmp_path: Path) -> None:
    cells = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
    path = with_sheet_xml(tmp_path / "comillas.xlsx", sheet_xml(cells))
    assert check_file(path) == "xlsx"
    with pytest.raises(FileProblem, match="más memoria"):
        read_book(path)


@pytest.mark.parametrize("name", ["~$lista.xlsx", ".~lock.lista.ods#"])
def test_the_mark_of_an_open_file_is_not_the_list(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x05Ana" + bytes(160))
    with pytest.raises(FileProblem, match="otro programa la tiene abierta"):
        check_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are of Unix")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lista.csv")
    (tmp_path / "lista.xlsx").mkdir()
    for name in ("lista.csv", "lista.xlsx"):
        with pytest.raises(FileProblem, match="No se puede leer"):
            check_file(tmp_path / name)
