"""Lists of associations and forms from telephones come in by the command line."""

from pathlib import Path

import pytest

from app.diagnosis.instruments import load_instrument
from tests.cli.support import run, run_json
from tests.incoming.kobo import submission, write_export


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A list as an association keeps it: cp1252, semicolons, a title, one wrong RUC."""
    lines = [
        "ASOCIACIÓN DE CONFECCIONISTAS DE YAGUARÓN;;;;",
        "Nombre del taller;Propietaria;Cédula;RUC;Teléfono",
        "Modas Aguapé;Lourdes Rojas Zárate;5387583;5387583-0;0982 376578",
        "Textil Yvoty;Rubén Duarte Giménez;2441943;2441943-5;0982117563",
    ]
    path = tmp_path / "socios.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def test_a_list_is_imported_once(office: Path, book: Path) -> None:
    planned = run_json("import-workshops", office, book, "--dry-run")
    assert len(run_json("workshops", office)) == 2
    done = run_json("import-workshops", office, book)
    assert planned == done
    assert (done["added"], done["updated"], done["unchanged"]) == (2, 0, 0)
    (warning,) = [one for one in done["warnings"] if one["column"] == "RUC"]
    assert (warning["row"], warning["value"]) == (3, "5387583-0")
    assert [one["name"] for one in run_json("workshops", office)][2:] == [
        "Modas Aguapé",
        "Textil Yvoty",
    ]
    again = run_json("import-workshops", office, book)
    assert (again["added"], again["unchanged"]) == (0, 2)


def test_an_import_is_said_in_words_too(office: Path, book: Path) -> None:
    output = run("import-workshops", office, book).stdout
    assert "2 agregados, 0 cambiados, 0 sin cambios" in output
    assert "aviso: fila 3, RUC «5387583-0»: " in output


def test_a_book_that_cannot_be_used_is_said_in_one_line(office: Path, tmp_path: Path) -> None:
    (tmp_path / "lista.xlsx").write_bytes(b"no es un libro")
    for name in ("lista.xlsx", "no-hay.xlsx"):
        for command in ("import-workshops", "import-visits"):
            result = run(command, office, tmp_path / name, code=1)
            assert len(result.stderr.splitlines()) == 1
            assert name in result.stderr


def test_a_form_filled_on_a_telephone_comes_back(office: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    instrument = load_instrument("confeccion-2026")
    codes = [item.code.replace("-", "_") for item in instrument.items]
    filled = Workbook()
    filled.active.append(["taller", "fecha", "consultor", *codes, "_uuid", "color"])
    filled.active.append(["YAG-002", "2026-10-05", "Liz", *(["4"] * len(codes)), "a-1", "azul"])
    filled.save(tmp_path / "kobo.xlsx")
    planned = run_json("import-visits", office, tmp_path / "kobo.xlsx", "--dry-run")
    done = run_json("import-visits", office, tmp_path / "kobo.xlsx")
    assert (planned["added"], done["added"], done["rejected"]) == (1, 1, [])
    assert done["unknown_columns"] == ["color"]
    assert run_json("score", office, "--workshop", "YAG-002")["overall"] == pytest.approx(100)
    again = run("import-visits", office, tmp_path / "kobo.xlsx").stdout
    assert "0 visitas agregadas, 1 que ya estaba\n" in again
    assert "columna desconocida: color" in again


def test_answers_that_are_formulas_without_a_result_are_refused(office: Path, tmp_path: Path) -> None:
    book = write_export(tmp_path / "kobo.xlsx", [submission("u1", GES_01="=1+1")])
    result = run("import-visits", office, book, code=1)
    assert "es una fórmula sin su resultado guardado" in result.stderr
