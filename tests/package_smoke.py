"""The packaged program, started for real. Run by `dev.py build`, not by the plain suite."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.house_rules import ROOT

NAME = "hilvan.exe" if os.name == "nt" else "hilvan"
PROGRAM = ROOT / "dist" / "hilvan" / NAME
BOOK = ROOT / "tests" / "exchange" / "samples" / "socios_yaguaron_2022.xlsx"
LARGEST_MEGABYTES = 300


def hilvan(*arguments: str | Path, code: int = 0, folder: Path) -> str:
    """Run the packaged program away from the checkout, with data of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        "HILVAN_DATA": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [str(PROGRAM), *(str(argument) for argument in arguments)]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8",
        timeout=120,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("paquete")


@pytest.fixture(scope="module")
def office(folder: Path) -> Path:
    """An office that the packaged program made and filled from a real list."""
    file = folder / "oficina.hilvan"
    hilvan("new", file, "--office", "CAE Yaguarón", folder=folder)
    added = json.loads(hilvan("import-workshops", file, BOOK, "--json", folder=folder))["added"]
    assert added > 20
    return file


def test_a_list_is_imported_and_listed(office: Path, folder: Path) -> None:
    workshops = json.loads(hilvan("workshops", office, "--json", folder=folder))
    assert len(workshops) > 20
    assert any(workshop["machines"] for workshop in workshops)


def test_a_workshop_without_a_visit_is_said_in_one_line(office: Path, folder: Path) -> None:
    code = json.loads(hilvan("workshops", office, "--json", folder=folder))[0]["code"]
    hilvan("score", office, "--workshop", code, "--json", code=1, folder=folder)


def test_instruments_export(folder: Path) -> None:
    hilvan("instrument", "export", "confeccion-2026", folder / "form.xlsx", folder=folder)
    assert (folder / "form.xlsx").stat().st_size > 5000


def test_paper_is_made_with_its_fonts(office: Path, folder: Path) -> None:
    code = json.loads(hilvan("workshops", office, "--json", folder=folder))[0]["code"]
    out = folder / "formulario.pdf"
    hilvan("report", office, "blank-form", "--workshop", code, "--out", out, folder=folder)
    assert b"SourceSansPro" in out.read_bytes()


def test_the_office_is_in_order(office: Path, folder: Path) -> None:
    hilvan("check", office, folder=folder)


def test_the_window_opens_shows_the_office_and_closes(office: Path, folder: Path) -> None:
    hilvan("open", office, "--smoke", folder=folder)
    assert "ERROR" not in (folder / "data" / "hilvan.log").read_text("utf-8")


def test_the_package_is_no_larger_than_it_should_be() -> None:
    size = sum(path.stat().st_size for path in PROGRAM.parent.rglob("*") if not path.is_symlink())
    print(f"\ndist/hilvan: {size / 1e6:.0f} MB")
    assert size < LARGEST_MEGABYTES * 1e6
