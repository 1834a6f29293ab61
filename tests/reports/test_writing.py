"""Documents from a real office file, one or many, and the command line."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from app.capability.supplier_operations import set_supplier_parts
from app.command_line import CommandLine
from app.diagnosis.queries import finished_visits
from app.errors import Cancelled, DataProblem, FileProblem
from app.evidence.operations import record_data_consent
from app.registry.operations import add_anchor, add_workshop
from app.rooms import load
from app.storage.opening import create_office
from app.storage.store import Store
from app.valuechain.operations import add_demand
from reports.cli import COMMANDS
from reports.documents import DOCUMENTS
from reports.paper import Paper
from reports.writing import write_paper, write_papers
from tests.balancing.conftest import make_guardapolvo
from tests.reports.offices import add_visit, make_office
from tests.reports.samples import make_visit, pdf_text, read_pdf

TODAY = date(2026, 9, 14)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    store = make_office(tmp_path / "prueba.hilvan", workshops=3, visited=2)
    yield store
    store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The same office, closed."""
    path = tmp_path / "cerrada.hilvan"
    make_office(path, workshops=3, visited=2).close()
    return path


def ids(store: Store) -> list[int]:
    return [row["id"] for row in store.rows("SELECT id FROM workshop ORDER BY code")]


class Steps:
    """Progress that stops after some workshops."""

    def __init__(self, stop_at: int = 99) -> None:
        self.stop_at = stop_at
        self.seen: list[int] = []
        self.told: list[str] = []

    def report(self, done: int, total: int | None, text: str = "") -> None:
        self.seen.append(done)
        self.told += [text] if text else []
        if done >= self.stop_at:
            raise Cancelled


def test_every_kind_of_document_is_one_and_is_made_and_counted_by_what_is_there() -> None:
    kinds = [one.kind for one in DOCUMENTS]
    assert len(kinds) == len(set(kinds))
    for one in DOCUMENTS:
        for thing in filter(None, (one.build, one.given_out)):
            assert callable(load(thing)), one.kind


def say_what_papers_are_of(store: Store) -> None:
    """What is on a paper only once somebody said it: what an owner shows, what a company asks."""
    set_supplier_parts(
        store, workshop_id=ids(store)[0], parts=["contact"], given_by="Benita", decided_on="2026-09-12"
    )
    anchor = add_anchor(store, name="Uniformes Arapoty S.A.")
    add_demand(store, anchor_id=anchor, kind="training", what="CUR-07", said_on="2026-09-01")


def let_data_go(store: Store) -> None:
    """Five workshops with a diagnostic let their data go without a name."""
    made = [add_workshop(store, name=f"Taller {number}") for number in range(5)]
    for one in made:
        add_visit(store, one, make_visit(1, "2026-03-02"))
    record_data_consent(store, workshop_ids=made, granted=True, decided_on="2026-09-01")


PLAIN = [report for report in DOCUMENTS if report.about in ("workshop", "office")]
ANONYMOUS = ("workers-leaf", "owners-slip")  # without a head and without the day


@pytest.mark.parametrize("report", PLAIN, ids=[report.kind for report in PLAIN])
def test_every_kind_prints_from_the_file(office: Store, tmp_path: Path, report) -> None:  # type: ignore[no-untyped-def]
    workshop = ids(office)[0] if report.per_workshop else None
    if report.kind == "line":
        make_guardapolvo(office, ids(office)[0])
    say_what_papers_are_of(office)
    if report.kind == "code-book":
        let_data_go(office)
    target = tmp_path / "nueva carpeta" / "documento.pdf"
    made = write_paper(Paper(report.kind, (workshop,)), office, target, printed_on=TODAY)
    assert made == target
    text = pdf_text(target)
    if report.kind in ANONYMOUS:
        assert "CAE Yaguarón · hoja 2026" in text
        assert "14/09/2026" not in text
    else:
        assert report.title in text
        assert "CAE Yaguarón · impreso el 14/09/2026" in text
    assert [path.name for path in target.parent.iterdir()] == ["documento.pdf"]


def test_the_newest_finished_visit_is_printed_unless_another_is_asked(office: Store, tmp_path: Path) -> None:
    workshop, target = ids(office)[0], tmp_path / "hoja.pdf"
    draft = add_visit(office, workshop, make_visit(3, "2026-09-13"), finished=False)
    first_visit = finished_visits(office, workshop)[-1].id
    write_paper(Paper("owner-sheet", (workshop,)), office, target, printed_on=TODAY)
    text = pdf_text(target)
    assert "Hoja del taller · diagnóstico 2" in text
    assert "así estaba en marzo" in text
    assert "Antes del lunes 30 de noviembre" in text
    write_paper(Paper("owner-sheet", (workshop,), visit=first_visit), office, target, printed_on=TODAY)
    first = pdf_text(target)
    assert "diagnóstico 1" in first
    assert "Todavía no acordamos el programa." in first
    write_paper(Paper("owner-sheet", (workshop,), visit=draft), office, target, printed_on=TODAY)
    assert "diagnóstico 3, sin terminar" in pdf_text(target)


def test_trouble_is_said_and_leaves_nothing(office: Store, tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    with pytest.raises(DataProblem, match="los que hay son: owner-sheet"):
        write_paper(Paper("hoja"), office, target, printed_on=TODAY)
    with pytest.raises(DataProblem, match="es de un taller"):
        write_paper(Paper("programme"), office, target, printed_on=TODAY)
    with pytest.raises(DataProblem, match="todavía no tiene una visita"):
        write_paper(Paper("diagnosis-record", (ids(office)[2],)), office, target, printed_on=TODAY)
    with pytest.raises(DataProblem, match="ya no está en el archivo"):
        write_paper(Paper("programme", (ids(office)[0],), visit=999), office, target, printed_on=TODAY)
    assert [path for path in tmp_path.iterdir() if ".pdf" in path.name] == []


def test_a_place_that_cannot_be_written_is_said(office: Store, tmp_path: Path) -> None:
    (tmp_path / "archivo").write_text("no soy una carpeta")
    with pytest.raises(FileProblem, match="No se pudo escribir «hoja.pdf»"):
        write_paper(Paper("blank-form"), office, tmp_path / "archivo" / "hoja.pdf", printed_on=TODAY)
    (tmp_path / "carpeta.pdf").mkdir()
    with pytest.raises(FileProblem, match="ciérrelo si está abierto"):
        write_paper(Paper("blank-form"), office, tmp_path / "carpeta.pdf", printed_on=TODAY)
    assert not list(tmp_path.glob("*.parcial"))


def test_a_batch_in_one_file_counts_each_workshops_pages(office: Store, tmp_path: Path) -> None:
    target, steps = tmp_path / "todas.pdf", Steps()
    assert write_papers(
        Paper("owner-sheet", tuple(ids(office))), office, target, printed_on=TODAY, progress=steps
    ) == [target]
    pages = [page.extract_text() for page in read_pdf(target).pages]
    assert len(pages) == 3
    assert all("Página 1 de 1" in page for page in pages)
    assert "Taller Ñandutí 3" in pages[2]
    assert steps.seen == [0, 1, 2, 3]


def test_a_batch_in_a_folder_is_the_same_as_one_by_one(office: Store, tmp_path: Path) -> None:
    folder, one = tmp_path / "hojas", tmp_path / "una.pdf"
    made = write_papers(
        Paper("programme", tuple(ids(office))), office, folder, printed_on=TODAY, invariant=True
    )
    names = ["YAG-001-programme.pdf", "YAG-002-programme.pdf", "YAG-003-programme.pdf"]
    assert [path.name for path in made] == names
    assert sorted(path.name for path in folder.iterdir()) == names
    write_paper(Paper("programme", (ids(office)[0],)), office, one, printed_on=TODAY, invariant=True)
    assert one.read_bytes() == made[0].read_bytes()


def test_a_batch_passes_over_who_has_nothing_and_says_so(office: Store, tmp_path: Path) -> None:
    steps = Steps()
    made = write_papers(
        Paper("diagnosis-record", tuple(ids(office))),
        office,
        tmp_path / "r",
        printed_on=TODAY,
        progress=steps,
    )
    assert len(made) == 2
    assert steps.told == ["El taller YAG-003 todavía no tiene una visita; haga el diagnóstico primero."]
    with pytest.raises(DataProblem, match="Ninguno de los talleres"):
        write_papers(
            Paper("diagnosis-record", tuple(ids(office)[2:])),
            office,
            tmp_path / "n.pdf",
            printed_on=TODAY,
        )
    assert not list(tmp_path.glob("n.pdf*"))


@pytest.mark.parametrize("name", ["todas.pdf", "carpeta"])
def test_a_batch_that_is_stopped_leaves_what_was_there(office: Store, tmp_path: Path, name: str) -> None:
    target = tmp_path / "salida" / name
    write_papers(
        Paper("owner-sheet", tuple(ids(office)[:1])),
        office,
        target,
        printed_on=TODAY,
        invariant=True,
    )
    before = {p: p.read_bytes() for p in target.parent.rglob("*.pdf")}
    with pytest.raises(Cancelled):
        write_papers(
            Paper("owner-sheet", tuple(ids(office))),
            office,
            target,
            printed_on=TODAY,
            progress=Steps(2),
        )
    assert {p: p.read_bytes() for p in target.parent.rglob("*.pdf")} == before
    assert not [p for p in target.parent.rglob("*") if "parcial" in p.name]


def test_two_workshops_with_one_code_get_two_files(office: Store, tmp_path: Path) -> None:
    twin = add_workshop(office, name="Otra", code="YAG-001")
    made = write_papers(
        Paper("owner-sheet", (ids(office)[0], twin)),
        office,
        tmp_path / "dos",
        printed_on=TODAY,
    )
    assert [path.name for path in made] == ["YAG-001-owner-sheet.pdf", "YAG-001-2-owner-sheet.pdf"]


def run(*arguments: str | Path) -> click.testing.Result:
    group = CommandLine(commands=list(COMMANDS))
    return CliRunner().invoke(group, [str(argument) for argument in arguments])


def test_the_command_lists_the_documents() -> None:
    listed = json.loads(run("reports", "--json").stdout)
    kinds = [shape["kind"] for shape in listed]
    assert kinds == [*(report.kind for report in DOCUMENTS), "recovery-sheet"]
    assert "Hoja del taller" in run("reports").stdout


def test_the_command_prints_one_or_all(file: Path, tmp_path: Path) -> None:
    result = run("report", file, "owner-sheet", "--workshop", "yag-001", "--out", tmp_path / "a.pdf")
    assert result.exit_code == 0, result.output
    assert "Taller Ñandutí 1" in pdf_text(tmp_path / "a.pdf")
    result = run("report", file, "owner-sheet", "--all", "--out", tmp_path / "todas")
    assert len(result.stdout.split()) == 3
    assert len(list((tmp_path / "todas").iterdir())) == 3
    result = run("report", file, "blank-form", "--out", tmp_path / "b.pdf")
    assert result.exit_code == 0, result.output


def test_the_command_tells_wrong_use_from_trouble_in_the_data(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    assert run("report", file, "owner-sheet", "--out", out).exit_code == 2
    assert run("report", file, "owner-sheet", "--workshop", "A", "--all", "--out", out).exit_code == 2
    assert run("report", file, "owner-sheet", "--workshop", "NO-1", "--out", out).exit_code == 1
    wrong = run("report", file, "nada", "--workshop", "YAG-001", "--out", out)
    assert wrong.exit_code == 1
    assert len(wrong.stderr.splitlines()) == 1
    assert run("report", file, "recovery-sheet", "--out", out).exit_code == 1
    assert not out.exists()


def test_the_command_prints_the_recovery_sheet_of_an_encrypted_office(tmp_path: Path) -> None:
    file, words = tmp_path / "c.hilvan", tmp_path / "clave.txt"
    create_office(file, name="CDE Pilar", site=7, passphrase="ao po'i de hilo").close()
    words.write_text("ao po'i de hilo\n", encoding="utf-8")
    target = tmp_path / "llave.pdf"
    result = run("report", file, "recovery-sheet", "--passphrase-file", words, "--out", target)
    assert result.exit_code == 0, result.output
    assert "CDE Pilar" in pdf_text(target)
