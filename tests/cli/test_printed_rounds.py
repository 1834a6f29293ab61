"""`report --visit N` makes the paper of that round, and never passes over what was asked."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.support import run
from tests.reports.offices import add_visit, make_office
from tests.reports.samples import make_visit

PAPERS = {
    "owner-sheet": "Hoja del taller",
    "programme": "Programa de mejora",
    "diagnosis-record": "Registro del diagnóstico",
    "progress-sheet": "Hoja de progreso",
}
DAYS = ("15 de marzo de 2026", "12 de setiembre de 2026", "20 de noviembre de 2026")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Three rounds of one workshop."""
    path = tmp_path / "oficina.hilvan"
    store = make_office(path)
    workshop = store.value("SELECT id FROM workshop")
    assert workshop is not None
    add_visit(store, workshop, make_visit(3, "2026-11-20"))
    store.close()
    return path


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("kind", PAPERS)
def test_each_paper_is_of_the_visit_that_was_asked(
    office: Path, tmp_path: Path, kind: str, number: int
) -> None:
    out = tmp_path / "hoja.pdf"
    run("report", office, kind, "--workshop", "YAG-001", "--visit", str(number), "--out", out)
    text = text_of(out)
    assert f"{PAPERS[kind]} · diagnóstico {number}" in text
    assert DAYS[number - 1] in text


def test_a_progress_sheet_compares_with_the_visit_that_was_asked(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "hoja.pdf"
    asked = ("report", office, "progress-sheet", "--workshop", "YAG-001", "--visit", "3")
    run(*asked, "--out", out)
    assert "diagnóstico 3, comparado con el 2 (12/09/2026)" in text_of(out)
    run(*asked, "--before", "1", "--out", out)
    assert "diagnóstico 3, comparado con el 1 (15/03/2026)" in text_of(out)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("training-history", "--visit", "1"), 2),
        (("formalization-path", "--visit", "9"), 2),
        (("progress-sheet", "--before", "1"), 2),
        (("progress-sheet", "--visit", "2", "--before", "2"), 2),
        (("owner-sheet", "--visit", "9"), 1),
    ],
)
def test_a_visit_that_a_paper_cannot_be_of_is_refused(
    office: Path, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    out = tmp_path / "hoja.pdf"
    done = run("report", office, *arguments, "--workshop", "YAG-001", "--out", out, code=code)
    assert len(done.stderr.splitlines()) == 1
    assert not out.exists()
