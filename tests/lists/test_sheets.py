"""Lists that leave the office: real types, filters on, and no cell that is a formula."""

import csv
import io
import os
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.errors import FileProblem
from app.improvement.catalogue import load_catalogue
from app.improvement.lists import recommendations_list
from app.improvement.operations import add_action
from app.improvement.records import Recommendation
from app.lists.kind import list_names, list_sheet
from app.lists.sheets import (
    ListSheet,
    SheetColumn,
    guard_text,
    write_csv,
    write_list,
    write_workbook,
)
from tests.made_office import new_office
from tests.reports.offices import make_office as make_papers_office
from tests.ui.offices import fill_office

COLUMNS = (
    SheetColumn("Taller"),
    SheetColumn("Personas", "number"),
    SheetColumn("Cuota", "money"),
    SheetColumn("Ingreso", "date"),
    SheetColumn("Al día", "yesno"),
    SheetColumn("Asistencia", "percent"),
)
ROWS = [
    ("Ñandutí «Rosa»", 5, 350000, "2026-03-15", True, 0.45),
    ('=HYPERLINK("http://x")', -3, -1000, "2015-07", False, None),
    (None, 2.5, None, None, None, 1.0),
]


def read_rows(target: Path) -> list[list[str]]:
    text = target.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_workbook_holds_numbers_days_and_texts_as_what_they_are(tmp_path: Path) -> None:
    sheet = load_workbook(write_workbook(ListSheet("Talleres", COLUMNS, ROWS), tmp_path / "a.xlsx"))[
        "Talleres"
    ]
    assert [cell.value for cell in sheet[1]] == [
        "Taller", "Personas", "Cuota (Gs.)", "Ingreso", "Al día", "Asistencia",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[2]] == [
        "Ñandutí «Rosa»", 5, 350000, datetime(2026, 3, 15), "sí", 0.45,
    ]  # fmt: skip
    assert [cell.number_format for cell in sheet[2]][2:4] == ["#,##0", "dd/mm/yyyy"]
    assert sheet["A3"].data_type == "s"
    assert sheet["A3"].value == '=HYPERLINK("http://x")'
    assert sheet["D3"].value == "2015-07"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F4")
    assert sheet["A1"].font.bold


def test_several_lists_are_sheets_and_their_notes_are_on_a_sheet_of_their_own(
    tmp_path: Path,
) -> None:
    long = "Horas por consultora, consultor y mes: todo"
    tables = [
        ListSheet(long, COLUMNS, ROWS, note="Por partes iguales."),
        ListSheet(long, COLUMNS, []),
    ]
    book = load_workbook(write_workbook(tables, tmp_path / "a.xlsx"))
    assert len(set(book.sheetnames)) == 3
    assert all(len(name) <= 31 and ":" not in name for name in book.sheetnames)
    assert [cell.value for cell in book["Notas"][2]] == [long, "Por partes iguales."]


def test_a_csv_opens_in_excel_as_it_is_set_in_paraguay(tmp_path: Path) -> None:
    target = write_csv(ListSheet("Talleres", COLUMNS, ROWS), tmp_path / "a.csv")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = read_rows(target)
    assert rows[1] == ["Ñandutí «Rosa»", "5", "350000", "15/03/2026", "sí", "45%"]
    assert rows[2] == ['\'=HYPERLINK("http://x")', "-3", "-1000", "2015-07", "no", ""]
    assert rows[3] == ["", "2,5", "", "", "", "100%"]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "＝1", "+595971897967"]
)
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert guard_text(text) == f"'{text}"


@settings(max_examples=50, deadline=None)
@given(
    text=st.text(st.sampled_from("=+-@\t\r\n;\"' aÑ1\x00\x07＝"), max_size=8),
    number=st.integers(-(10**12), 10**12),
)
def test_whatever_is_written_comes_back_as_text_or_number_and_never_as_a_formula(
    tmp_path_factory: pytest.TempPathFactory, text: str, number: int
) -> None:
    folder = tmp_path_factory.mktemp("tablas")
    table = ListSheet("x", (SheetColumn("a"), SheetColumn("b", "number")), [(text, number)])
    rows = read_rows(write_csv(table, folder / "a.csv"))
    assert len(rows) == 2
    written = rows[1][0]
    assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    kept = "".join(sign for sign in text if sign not in "\x00\x07")
    assert written.removeprefix("'") == kept.removeprefix("'")
    assert rows[1][1] == str(number)
    sheet = load_workbook(write_workbook(table, folder / "a.xlsx")).active
    assert sheet["A2"].data_type in ("s", "inlineStr", "n")
    assert (sheet["A2"].value or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
    assert sheet["B2"].value == number


def test_a_line_end_in_a_cell_is_one_on_every_system(tmp_path: Path) -> None:
    table = ListSheet("x", (SheetColumn("a"),), [("uno\r\ndos\rtres\ncuatro",)])
    book = write_workbook(table, tmp_path / "a.xlsx")
    assert load_workbook(book).active["A2"].value == "uno\ndos\ntres\ncuatro"
    if os.name != "nt":  # there openpyxl ends every line of the file so
        with zipfile.ZipFile(book) as parts:
            assert b"\r" not in parts.read("xl/worksheets/sheet1.xml")


def test_nothing_is_left_where_a_list_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(FileProblem, match=r"«a\.xlsx»"):
        write_list(ListSheet("x", COLUMNS, ROWS), tmp_path / "a.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    with pytest.raises(FileProblem, match=r"\.xlsx o \.csv"):
        write_list(ListSheet("x", COLUMNS, ROWS), tmp_path / "a.pdf")


def test_days_before_excels_calendar_stay_as_they_are_written(tmp_path: Path) -> None:
    table = ListSheet("x", (SheetColumn("a", "date"),), [("1899-12-31",), (date(2026, 11, 24),)])
    sheet = load_workbook(write_workbook(table, tmp_path / "a.xlsx")).active
    assert [sheet["A2"].value, sheet["A3"].value] == ["31/12/1899", datetime(2026, 11, 24)]


def test_every_list_of_an_office_can_be_written(tmp_path: Path) -> None:
    store = new_office(tmp_path / "o.hilvan")
    try:
        fill_office(store)
        for name in list_names():
            table = list_sheet(name, store)
            assert table.title
            write_workbook(table, tmp_path / f"{name}.xlsx")
            write_csv(table, tmp_path / f"{name}.csv")
        assert len(list_sheet("workshops", store).rows) == 3
    finally:
        store.close()


def test_what_is_talked_over_in_private_leaves_the_office_without_its_words(tmp_path: Path) -> None:
    store = make_papers_office(tmp_path / "o.hilvan")
    programme = store.value("SELECT id FROM programme")
    discreet = [one for one in load_catalogue() if one.discreet]
    for one in discreet:
        add_action(store, programme_id=programme, source="alert", solution=one.code, beyond_limit=True)
    rows = list_sheet("actions", store).rows
    text = " ".join(str(cell) for row in rows for cell in row).casefold()
    assert text.count("conversado en privado") == len(discreet)
    assert "tablero y cables en regla" in text
    for one in discreet:
        for words in (one.title, one.first_step, one.done_when):
            assert words.casefold() not in text
    found = [Recommendation(one, 1, 1.0, 1.0, one.lifts, "porque", "alert") for one in discreet]
    table = recommendations_list(found, ()).sheet(found)
    assert {row[1] for row in table.rows} == {"conversado en privado"}
    store.close()
