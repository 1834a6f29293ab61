"""Visits answered on a telephone come in from every layout of the export, once."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.diagnosis.queries import finished_visits, list_visits
from app.diagnosis.records import AnswerKind, Origin, Visit
from app.errors import DataProblem, FileProblem
from app.incoming.cells import is_blank
from app.incoming.form_table import require_form
from app.incoming.records import Book, BookSheet
from app.incoming.shapes import shape_visits
from app.incoming.submissions import Submission, read_submissions
from app.incoming.visits import VisitsReport, import_visits
from app.registry.operations import add_consultant
from app.registry.queries import read_workshop
from app.storage.store import Store
from tests.incoming.kobo import INSTRUMENT, office_of_two, submission, write_export

pytestmark = pytest.mark.usefixtures("read_here")

ANSWERS = {
    "GES_01": "4", "GES_02": "no_sabe", "PRO_09": "na", "LOC_01": "no_observado",
    "DEC_07": "no_responde", "GES_01_origen": "cuaderno", "GES_01_nota": "Mostró el cuaderno.",
    "DEC_05": None, "consentimiento_servicio": "si", "consentimiento_fotos": "no",
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = office_of_two(tmp_path)
    add_consultant(store, name="Rosa Ayala")
    yield store
    store.close()


def the_visit(store: Store) -> Visit:
    (line,) = list_visits(store)
    (visit,) = finished_visits(store, line.workshop_id)
    return visit


@pytest.mark.parametrize("labels", [False, True], ids=["codes", "labels"])
@pytest.mark.parametrize("separator", [None, "/", "-", ".", "__", " - "])
def test_every_layout_of_the_export_gives_the_same_visit(
    store: Store, tmp_path: Path, labels: bool, separator: str | None
) -> None:
    book = write_export(
        tmp_path / "kobo.xlsx", [submission("u1", **ANSWERS)], labels=labels, separator=separator
    )
    report = import_visits(store, book=book)
    assert (report.added, report.unchanged, report.rejected) == (1, 0, ())
    assert (report.warnings, report.unknown_columns) == ((), ())
    visit = the_visit(store)
    assert (visit.visited_on, visit.channel, visit.consultant) == ("2026-11-20", "form", "Rosa Ayala")
    assert visit.instrument is INSTRUMENT
    first = visit.answers["GES-01"]
    assert (first.kind, first.level, first.origin) == (AnswerKind.LEVEL, 4, Origin.NOTEBOOK)
    assert first.note == "Mostró el cuaderno."
    kinds = [visit.answers[code].kind for code in ("GES-02", "PRO-09", "LOC-01", "DEC-07")]
    assert kinds == [
        AnswerKind.DOES_NOT_KNOW,
        AnswerKind.NOT_APPLICABLE,
        AnswerKind.NOT_OBSERVED,
        AnswerKind.REFUSED,
    ]
    assert "DEC-05" not in visit.answers
    assert len(visit.answers) == 59
    consents = {one.purpose: one.granted for one in read_workshop(store, visit.workshop_id).consents}
    assert consents == {"service": True, "photos": False}


def test_an_export_of_odk_central_is_read(store: Store, tmp_path: Path) -> None:
    row = submission("") | {"KEY": "uuid:k1", "SubmissionDate": "2026-11-20T20:05:11.000Z"}
    row |= {"meta-instanceID": "uuid:k1", "SubmitterName": "rosa"}
    extra = [
        "KEY",
        "SubmissionDate",
        "meta-instanceID",
        "SubmitterName",
        "GES-GES_introduccion",
        "GES-GES_01_prueba",
    ]
    book = write_export(tmp_path / "odk.xlsx", [row], separator="-", extra=extra)
    report = import_visits(store, book=book)
    assert (report.added, report.unknown_columns) == (1, ())
    assert store.value("SELECT external_id FROM visit") == "k1"
    assert import_visits(store, book=book).unchanged == 1


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_cell_is_read_or_said_never_a_crash(data: st.DataObject) -> None:
    names = [
        "taller",
        "fecha",
        "consultor",
        "GES_01",
        "GES/GES_02",
        "LOC-03",
        "GES_01_origen",
        "_uuid",
    ]
    cell = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=12),
        st.sampled_from(["0", "4", "na", "No sabe", "YAG-001", "2026-11-20", "20/11/2026"]),
    )  # fmt: skip
    rows = data.draw(st.lists(st.tuples(*[cell] * len(names)), max_size=5))
    book = Book("a.xlsx", (BookSheet("a", (tuple(names), *rows)),))
    found = list(read_submissions(require_form(book, INSTRUMENT), INSTRUMENT))
    assert len(found) == sum(any(not is_blank(value) for value in row) for row in rows)
    for read in found:
        if isinstance(read, Submission):
            assert read.workshop
            assert any(answer.kind for answer in read.answers.values())
        else:
            assert all(issue.reason and issue.column in names for issue in read)


def test_a_submission_that_comes_again_adds_nothing(store: Store, tmp_path: Path) -> None:
    rows = [submission("u1"), submission("u2", "YAG-002"), submission("u1")]
    report = import_visits(store, book=write_export(tmp_path / "a.xlsx", rows))
    assert (report.added, report.unchanged) == (2, 1)
    more = [*rows, submission("uuid:u3", fecha="2026-11-22")]
    again = import_visits(store, book=write_export(tmp_path / "b.xlsx", more))
    assert (again.added, again.unchanged) == (1, 3)
    assert len(list_visits(store)) == 3
    before = store.value("SELECT count(*) FROM journal")
    assert import_visits(store, book=tmp_path / "b.xlsx").added == 0
    assert store.value("SELECT count(*) FROM journal") == before


def test_without_uuid_the_same_row_is_the_same_submission(store: Store, tmp_path: Path) -> None:
    row = submission("")
    del row["_uuid"]
    book = write_export(tmp_path / "a.xlsx", [row])
    assert import_visits(store, book=book).added == 1
    assert import_visits(store, book=book).unchanged == 1


def test_a_submission_corrected_on_the_server_is_said_and_adds_nothing(store: Store, tmp_path: Path) -> None:
    import_visits(store, book=write_export(tmp_path / "a.xlsx", [submission("u1")]))
    corrected = submission("u9", GES_01="0") | {"meta/rootUuid": "uuid:u1"}
    book = write_export(tmp_path / "b.xlsx", [corrected], extra=["meta/rootUuid"])
    report = import_visits(store, book=book)
    assert (report.added, report.unchanged, report.unknown_columns) == (0, 1, ())
    assert "se corrigió en el servidor" in report.warnings[0].reason
    assert the_visit(store).answers["GES-01"].level == 2


def test_an_import_is_one_step_back_and_can_come_again(store: Store, tmp_path: Path) -> None:
    rows = [submission("u1"), submission("u2", "YAG-002")]
    book = write_export(tmp_path / "a.xlsx", rows)
    import_visits(store, book=book)
    assert store.undo_stack.undo() == "importar visitas de «a.xlsx»"
    assert list_visits(store) == []
    assert import_visits(store, book=book).added == 2


def test_a_dry_run_tells_the_same_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    rows = [submission("u1"), submission("u2", "ZZZ-999")]
    book = write_export(tmp_path / "a.xlsx", rows, extra=["color"])
    before = store.value("SELECT count(*) FROM journal")
    planned = import_visits(store, book=book, dry_run=True)
    assert store.value("SELECT count(*) FROM journal") == before
    done = import_visits(store, book=book)
    assert shape_visits(planned) == shape_visits(done) | {"dry_run": True}


@pytest.mark.parametrize("typed", ["yag-001", " YAG 001 ", "Yag001", "YAG - 001", "yag 1"])
def test_a_workshop_is_found_however_its_code_is_typed(store: Store, tmp_path: Path, typed: str) -> None:
    assert import_visits(store, book=write_export(tmp_path / "a.xlsx", [submission("u1", typed)])).added == 1


@pytest.mark.parametrize(
    ("change", "column", "value", "reason"),
    [
        ({"taller": "ZZZ-999"}, "taller", "ZZZ-999", "no hay un taller con este código"),
        ({"taller": None}, "taller", "", "falta el código"),
        ({"fecha": "ayer"}, "fecha", "ayer", "fecha"),
        ({"fecha": None}, "fecha", "", "falta la fecha"),
        ({"fecha": "2026-11"}, "fecha", "2026-11", "falta el día"),
        ({"fecha": "2099-01-01"}, "fecha", "2099-01-01", "todavía no llegó"),
        ({"GES_03": "7"}, "GES/GES_03_grupo/GES_03", "7", "no es una respuesta"),
        ({"GES_03": "quizás"}, "GES/GES_03_grupo/GES_03", "quizás", "no es una respuesta"),
        ({"GES_03_origen": "mi tía"}, "GES/GES_03_grupo/GES_03_origen", "mi tía", "origen"),
        (
            {"consentimiento_servicio": "tal vez"},
            "consentimiento/consentimiento_servicio",
            "tal vez",
            "sí o no",
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_rejected_with_its_cell_and_the_others_come_in(
    store: Store, tmp_path: Path, change: dict[str, object], column: str, value: str, reason: str
) -> None:
    rows = [submission("u1", "YAG-002"), submission("u2") | change]
    report = import_visits(store, book=write_export(tmp_path / "a.xlsx", rows, separator="/"))
    assert report.added == 1
    (issue,) = report.rejected
    assert (issue.row, issue.column, issue.value) == (3, column, value)
    assert reason in issue.reason


def test_a_row_without_answers_is_rejected(store: Store, tmp_path: Path) -> None:
    empty = {name: None for name in submission("u1") if name[:3].isupper()}
    report = import_visits(store, book=write_export(tmp_path / "a.xlsx", [submission("u1") | empty]))
    assert (report.added, report.rejected[0].reason) == (0, "la fila no tiene ninguna respuesta")


def test_two_workshops_with_one_code_are_not_guessed_between(store: Store, tmp_path: Path) -> None:
    with store.change("copiar") as writer:
        writer.insert("workshop", code="YAG-001", name="Copia")
    report = import_visits(store, book=write_export(tmp_path / "a.xlsx", [submission("u1")]))
    assert (report.added, "dos talleres" in report.rejected[0].reason) == (0, True)


def test_columns_the_form_does_not_have_are_named(store: Store, tmp_path: Path) -> None:
    book = write_export(
        tmp_path / "a.xlsx", [submission("u1", color="azul")], extra=["color", "GES/GES_99", "otra_fecha"]
    )
    assert import_visits(store, book=book).unknown_columns == ("color", "GES/GES_99", "otra_fecha")


def test_numbers_and_dates_as_excel_keeps_them_are_understood(store: Store, tmp_path: Path) -> None:
    row = submission("u1", GES_01=3, GES_02=4.0, fecha=date(2026, 11, 19), PRO_01="n/a")
    import_visits(store, book=write_export(tmp_path / "a.xlsx", [row]))
    visit = the_visit(store)
    assert visit.visited_on == "2026-11-19"
    assert [visit.answers[code].level for code in ("GES-01", "GES-02")] == [3, 4]
    assert "PRO-01" not in visit.answers


def test_rounds_follow_the_dates_and_an_unknown_consultant_keeps_the_name(
    store: Store, tmp_path: Path
) -> None:
    rows = [
        submission("u1", fecha="2026-11-20", consultor="Prestada de Pilar"),
        submission("u2", fecha="2026-03-02"),
    ]
    import_visits(store, book=write_export(tmp_path / "a.xlsx", rows))
    lines = {line.round: line for line in list_visits(store)}
    assert [lines[n].visited_on for n in (1, 2)] == ["2026-03-02", "2026-11-20"]
    assert lines[2].consultant == "Prestada de Pilar"


def test_a_form_of_another_version_is_said(store: Store, tmp_path: Path) -> None:
    row = submission("u1", instrumento="confeccion-2026 2025.9")
    report = import_visits(store, book=write_export(tmp_path / "a.xlsx", [row]))
    assert report.added == 1
    assert "otra versión" in report.warnings[0].reason


def test_the_sheet_of_the_form_is_found_among_others(store: Store, tmp_path: Path) -> None:
    path = write_export(tmp_path / "a.xlsx", [submission("u1")])
    book = load_workbook(path)
    other = book.create_sheet("maquinas", 0)
    other.append(["_index", "_parent_index", "tipo"])
    book.save(path)
    assert import_visits(store, book=path).added == 1


def test_a_book_that_is_no_export_is_refused(store: Store, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Taller", "Teléfono"])
    book.save(tmp_path / "lista.xlsx")
    with pytest.raises(DataProblem, match="no tiene las preguntas"):
        import_visits(store, book=tmp_path / "lista.xlsx")
    with pytest.raises(DataProblem, match="no parece una exportación"):
        import_visits(store, book=tmp_path / "lista.xlsx", instrument_code="confeccion-2026")
    (tmp_path / "roto.xlsx").write_bytes(b"PK\x03\x04 roto")
    with pytest.raises(FileProblem):
        import_visits(store, book=tmp_path / "roto.xlsx")


def test_the_report_is_plain_json(store: Store, tmp_path: Path) -> None:
    rows = [submission("u1"), submission("u2", "ZZZ-999")]
    report = import_visits(store, book=write_export(tmp_path / "a.xlsx", rows))
    assert isinstance(report, VisitsReport)
    assert json.loads(json.dumps(shape_visits(report))) == {
        "instrument": "confeccion-2026",
        "version": INSTRUMENT.version,
        "added": 1,
        "unchanged": 0,
        "rejected": [
            {
                "row": 3,
                "column": "taller",
                "value": "ZZZ-999",
                "reason": "no hay un taller con este código en la oficina",
            }
        ],
        "warnings": [],
        "unknown_columns": [],
        "dry_run": False,
        "updated": 0,
        "edited": 0,
        "left_out": 0,
    }
