"""Text files in the encodings people have, and the sheets of a book."""

import errno
import tempfile
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import FileProblem
from app.incoming.reading import read_book
from tests.incoming.books import LIST_CSV, LIST_XLSX, write_csv, write_xlsx


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_an_encoding_is_known_without_guessing(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes("Nombre;Lugar\nÑandutí;Saguazú\n".encode(encoding))
    assert read_book(path).sheets[0].rows[1] == ("Ñandutí", "Saguazú")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "lista.csv"
    lines = [
        delimiter.join(("Nombre", "Máquinas", "Cuota")),
        delimiter.join(("Yvoty", '"2 recta; 1 over, 3 plancha"', "5")),
        "Lista de socios",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    book = read_book(path)
    assert book.delimiter == delimiter
    assert book.sheets[0].rows[1] == ("Yvoty", "2 recta; 1 over, 3 plancha", "5")


def test_the_sample_is_cp1252_with_semicolons() -> None:
    book = read_book(LIST_CSV)
    assert (book.encoding, book.delimiter) == ("cp1252", ";")
    assert len(book.sheets[0].rows) == 67


def test_a_workbook_keeps_what_recognition_needs() -> None:
    sheets = read_book(LIST_XLSX).sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        ("Socios 2022", False),
        ("Bajas 2021", False),
        ("calc", True),
    ]
    assert (5, 4, 5, 8) in sheets[0].merged
    assert sheets[0].uncached == {"L40"}
    assert sheets[0].rows[7][13] == date(2006, 7, 5)
    assert sheets[0].rows[8][5] == 1693503


def test_rows_are_cut_after_their_last_cell(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "lista.csv", [("a", "", "b", "", ""), (), ("", "c")])
    assert read_book(path).sheets[0].rows == (("a", None, "b"), (), (None, "c"))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_opendocument_sheet_is_read_however_it_was_packed(
    tmp_path: Path, order: tuple[int, ...], packing: int
) -> None:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    two = "</text:p><text:p>".join(("0981 234 567", "0971 123 456"))
    row = (
        "<table:table-row>"
        + cell.format("Ñandutí")
        + cell.format(two)
        + cell.format("Saguazú")
        + "</table:table-row>"
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Socios">{row}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "lista.ods"
    members = (
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
        ("META-INF/manifest.xml", "<manifest/>"),
    )
    with zipfile.ZipFile(path, "w", packing) as archive:
        for at in order:
            archive.writestr(*members[at])
    (sheet,) = read_book(path).sheets
    assert (sheet.name, sheet.rows) == ("Socios", (("Ñandutí", "0981 234 567\n0971 123 456", "Saguazú"),))


def test_old_rows_begin_where_the_sheet_begins(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "lista.xlsx", [(), (), ("", "Nombre"), (None, "Yvoty")])
    assert read_book(path).sheets[0].rows[3] == (None, "Yvoty")


def test_a_quote_that_is_never_closed_is_said(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text('Taller,Dueña\n"Yvoty,Ana Sosa\nJazmín,Eva Meza\n', encoding="utf-8")
    with pytest.raises(FileProblem, match="una comilla que se abre y no se cierra"):
        read_book(path)
    path.write_text('Taller,Dueña\nYvoty 5",Ana Sosa\nJazmín,Eva Meza\n', encoding="utf-8")
    assert read_book(path).sheets[0].rows[1] == ('Yvoty 5"', "Ana Sosa")


def test_an_entity_does_not_cut_its_cell_in_two(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    text = (
        "Taller;Due&ntilde;a;Tel&#233;fono\nConfecci&oacute;n R&amp;B;Ana &lt;Sosa&gt;;1\nHilo &Moda;Eva;2\n"
    )
    path.write_text(text, encoding="utf-8")
    assert read_book(path).sheets[0].rows == (
        ("Taller", "Dueña", "Teléfono"),
        ("Confección R&B", "Ana <Sosa>", "1"),
        ("Hilo &Moda", "Eva", "2"),
    )


@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n", "\r\r\n"])
def test_any_end_of_line_ends_a_row(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(ending.join(("Nombre;Dueña", "Yvoty;Ana", "Lía;Luz", "")).encode())
    book = read_book(path)
    rows = [row for row in book.sheets[0].rows if row]
    assert rows == [("Nombre", "Dueña"), ("Yvoty", "Ana"), ("Lía", "Luz")]
    assert book.delimiter == ";"


def test_a_lone_return_among_the_lines_stands_inside_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(b'Nombre;Nota\nYvoty;dos\rlineas\n"La;Fe";"tres\rmas"\n')
    rows = read_book(path).sheets[0].rows
    assert rows == (("Nombre", "Nota"), ("Yvoty", "dos\nlineas"), ("La;Fe", "tres\nmas"))


def test_a_list_of_too_many_lone_returns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(b"Nombre;Nota\r" + b";\r" * 100_000)
    with pytest.raises(FileProblem, match=r"99\.999 líneas"):
        read_book(path)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab;,\t\r\n\"'\x00ñ1"), min_size=1, max_size=80))
def test_any_text_is_a_list_or_a_sentence(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lista.csv"
        path.write_bytes(text.encode())
        with suppress(FileProblem):
            assert read_book(path).delimiter in (";", ",", "\t", "|")


@pytest.mark.parametrize("what", ["process", "folder"])
def test_a_reader_that_cannot_be_started_is_said(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    patched = "subprocess.Popen" if what == "process" else "tempfile.TemporaryDirectory"
    monkeypatch.setattr(patched, refuse)
    with pytest.raises(FileProblem, match="No se pudo empezar a leer «socios_yaguaron_2022.xlsx»"):
        read_book(LIST_XLSX)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_quotation_mark_alone_in_its_cell_hides_no_rows(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "lista.tsv"
    lines = ("Taller\tBarrio", "Yvoty\tCerro", 'Sol\t"', 'Ara\t"', "Itapé\tCentro")
    path.write_bytes(ending.join(lines).encode())
    rows = read_book(path).sheets[0].rows
    assert [row[0] for row in rows] == ["Taller", "Yvoty", "Sol", "Ara", "Itapé"]
    assert [row[1] for row in rows[2:4]] == ['"', '"']


def test_quotes_that_hold_a_delimiter_are_no_ditto_marks(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text('Taller;Obs.\nYvoty;"a;"\nSol;";b"\n', encoding="utf-8")
    assert read_book(path).sheets[0].rows[1:] == (("Yvoty", "a;"), ("Sol", ";b"))
