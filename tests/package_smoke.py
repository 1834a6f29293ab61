"""The packaged program, started for real. Run by `dev.py build`, not by the plain suite."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook
from pandas import DataFrame

from app.diagnosis.instruments import load_instrument
from tests.balancing.lines import jackson_table
from tests.house_rules import ROOT

FOLDER = ROOT / "dist" / "hilvan"
# On Windows the window is a program of its own, without a console.
PROGRAM = FOLDER / ("hilvan-consola.exe" if os.name == "nt" else "hilvan")
WINDOW = FOLDER / ("hilvan.exe" if os.name == "nt" else "hilvan")
INSTRUMENT = "confeccion-2026"
LARGEST_MEGABYTES = 400


def hilvan(*arguments: str | Path, code: int = 0, folder: Path, program: Path = PROGRAM) -> str:
    """Run the packaged program away from the checkout, with data of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "HILVAN_DATA": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [str(program), *(str(argument) for argument in arguments)]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8",
        timeout=120,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr, done.stderr  # a picture is taken of a broken page too
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("paquete")


@pytest.fixture(scope="module")
def office(folder: Path) -> Path:
    """An office that the packaged program made, with two workshops from a list and one visit."""
    file = folder / "oficina.hilvan"
    hilvan("new", file, "--office", "CAE Yaguarón", folder=folder)
    write_book(
        folder / "socios.xlsx",
        ["Nombre del taller", "Propietaria", "Cédula", "RUC", "Teléfono", "Máquinas"],
        ["Modas Aguapé", "Lourdes Rojas", "5387583", "", "0982 376578", "2 rectas y 1 overlock"],
        ["Textil Yvoty", "Rubén Duarte", "2441943", "2441943-5", "0982117563", "3 overlock"],
    )
    done = hilvan("import-workshops", file, folder / "socios.xlsx", "--json", folder=folder)
    assert json.loads(done)["added"] == 2
    codes = [item.code.replace("-", "_") for item in load_instrument(INSTRUMENT).items]
    first = json.loads(hilvan("workshops", file, "--json", folder=folder))[0]["code"]
    write_book(
        folder / "kobo.xlsx",
        ["taller", "fecha", "consultor", *codes, "_uuid"],
        [first, "2026-10-05", "Liz", *(["0"] * len(codes)), "a-1"],
    )
    done = hilvan("import-visits", file, folder / "kobo.xlsx", "--json", folder=folder)
    assert json.loads(done)["added"] == 1
    return file


def write_book(path: Path, *rows: list[str]) -> None:
    """A workbook with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


@pytest.fixture(scope="module")
def code(office: Path, folder: Path) -> str:
    """The code of the workshop that has a visit."""
    return json.loads(hilvan("workshops", office, "--json", folder=folder))[0]["code"]


def test_a_list_from_outside_is_listed(office: Path, folder: Path) -> None:
    first, second = json.loads(hilvan("workshops", office, "--json", folder=folder))
    assert first["machines"] == {"recta": 2, "overlock": 1}
    assert second["phone"] == "+595982117563"


def test_a_visit_is_scored(office: Path, folder: Path, code: str) -> None:
    found = json.loads(hilvan("score", office, "--workshop", code, "--json", folder=folder))
    assert found["overall"] == 0
    assert found["alerts"]


def test_where_to_begin_is_said(office: Path, folder: Path, code: str) -> None:
    found = json.loads(hilvan("recommend", office, "--workshop", code, "--json", folder=folder))
    assert found["recommendations"][0]["rule"] == "alert"


def test_what_is_not_there_is_one_line_and_1(office: Path, folder: Path) -> None:
    hilvan("score", office, "--workshop", "ZZZ-999", code=1, folder=folder)


def test_an_instrument_is_exported(folder: Path) -> None:
    hilvan("instrument", "export", INSTRUMENT, folder / "form.xlsx", folder=folder)
    assert (folder / "form.xlsx").stat().st_size > 5000


@pytest.mark.parametrize("kind", ["owner-sheet", "diagnosis-record", "programme", "blank-form"])
def test_paper_is_made_with_its_fonts(office: Path, folder: Path, code: str, kind: str) -> None:
    out = folder / f"{kind}.pdf"
    hilvan("report", office, kind, "--workshop", code, "--out", out, folder=folder)
    assert b"SourceSans" in out.read_bytes()


def test_a_line_is_balanced_exactly(folder: Path) -> None:
    """Jackson 1956 at ten minutes: five stations, where ranked positional weight takes six."""
    (folder / "linea.csv").write_text(jackson_table())
    found = json.loads(hilvan("line-balance", "linea.csv", "--cycle", "10", "--json", folder=folder))
    assert (found["stations"], found["optimal"]) == (5, True)


def test_an_order_is_shared_out(folder: Path) -> None:
    """All of it, by who has the minutes."""
    problem = {
        "orders": [{"id": "a", "quantity": 100, "minutes": 10, "price": 9000, "due": "2026-12-20"}],
        "workshops": [
            {"id": one, "minutes": minutes, "max_share": 1, "group": "g", "makes": ["a"]}
            for one, minutes in (("x", 600), ("y", 700))
        ],
        "lot": {"min": 10},
        "group_cap": 1,
        "cost": {},
        "unmet_cost": 50_000,
    }
    (folder / "reparto.json").write_text(json.dumps(problem))
    found = json.loads(hilvan("allocate", "--problem", "reparto.json", "--json", folder=folder))
    assert sum(one["quantity"] for one in found["assignments"]) == 100


def test_an_effect_is_estimated(folder: Path) -> None:
    """With everything that pandas, statsmodels and scipy are asked for, of Stata's file too."""
    rows = [(7 * row % 11 + 2 * (row % 2), row % 2, row * 5 % 13, row // 3) for row in range(40)]
    columns = ["y", "t", "b", "c"]
    DataFrame(rows, columns=columns).to_stata(folder / "tabla.dta", write_index=False)
    of_table = ("effect", "tabla.dta", "--outcome", "y", "--treatment", "t", "--json")
    for more in ((), ("--baseline", "b"), ("--cluster", "c"), ("--method", "lee")):
        found = json.loads(hilvan(*of_table, *more, folder=folder))
        assert found["estimate"] is not None, found
        assert found["se"] > 0, found
    assert json.loads(hilvan("power", "--effect", "0.5", "--json", folder=folder))["n_per_arm"] == 64


def test_ties_are_measured(folder: Path) -> None:
    """With what networkx is asked for, and numpy's draws."""
    (folder / "lazos.csv").write_text("source;target\nAna;Liz\nLiz;Eva\nEva;Ana\nEva;Sol\n")
    found = json.loads(hilvan("network", "lazos.csv", "--against", "lazos.csv", "--json", folder=folder))
    assert (found["cut_points"], found["diameter"], found["qap_r"]) == (["Eva"], 2, 1.0)


def test_what_a_chain_can_serve_is_drawn(folder: Path) -> None:
    """Three plants in a chain, against each for itself."""
    names = ("1", "2", "3")
    problem = {
        "plants": [{"id": one, "capacity": 100} for one in names],
        "products": [{"id": one, "mean": 100, "sd": 40} for one in names],
        "links": [["1", "1"], ["1", "2"], ["2", "2"], ["2", "3"], ["3", "3"], ["3", "1"]],
        "truncation": 2,
        "draws": 500,
        "seed": 7,
    }
    (folder / "flexible.json").write_text(json.dumps(problem))
    found = json.loads(hilvan("flexibility", "--problem", "flexible.json", "--json", folder=folder))
    assert found["dedicated"] < found["given"] <= found["full"] + found["standard_error"]


def test_the_office_is_in_order(office: Path, folder: Path) -> None:
    hilvan("check", office, folder=folder)


@pytest.fixture(scope="module")
def demo(folder: Path) -> Path:
    """The demo, made by the packaged program."""
    hilvan("demo", folder / "demo", folder=folder)
    return folder / "demo"


def test_the_demo_has_papers_and_pictures(demo: Path) -> None:
    assert len(list(demo.glob("*-owner-sheet.pdf"))) == 3
    assert len(list(demo.glob("*-oscuro.png"))) == len(list(demo.glob("*-claro.png"))) > 5


def test_the_window_opens_shows_the_workshops_and_closes(demo: Path, folder: Path) -> None:
    hilvan("open", demo / "demo.hilvan", "--smoke", folder=folder, program=WINDOW)
    hilvan(demo / "demo.hilvan", "--smoke", folder=folder, program=WINDOW)


def test_the_window_opens_without_a_file(folder: Path) -> None:
    hilvan("--smoke", folder=folder, program=WINDOW)


def test_a_file_that_is_not_there_is_said(folder: Path) -> None:
    hilvan("open", folder / "no.hilvan", "--smoke", code=1, folder=folder, program=WINDOW)
    hilvan("open", folder / "no.hilvan", "--smoke", code=1, folder=folder)


@pytest.mark.skipif(os.name != "nt", reason="elsewhere one program does both")
def test_the_program_without_a_console_does_no_command(folder: Path) -> None:
    hilvan("--help", "--smoke", code=2, folder=folder, program=WINDOW)
    assert not list(FOLDER.rglob("_wmi*"))  # asked while Qt loads, Windows never answered


def test_the_package_is_no_larger_than_it_should_be() -> None:
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if not path.is_symlink())
    print(f"\ndist/hilvan: {size / 1e6:.0f} MB")
    assert size < LARGEST_MEGABYTES * 1e6
