"""A submission that was corrected or rejected on the server is known, said, and never a second visit."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.diagnosis.operations import change_visit, finish_visit, reopen_visit, start_second_look
from app.diagnosis.queries import finished_visits, list_visits
from app.diagnosis.records import Visit
from app.incoming.visits import VisitsReport, import_visits
from app.registry.operations import add_consultant
from app.registry.queries import find_workshop
from app.storage.store import Store
from tests.incoming.kobo import office_of_two, submission, write_export, write_resaved

pytestmark = pytest.mark.usefixtures("read_here")

OLD, NEW = "uuid:11111111-2222-4333-8444-888888888880", "uuid:11111111-2222-4333-8444-888888888881"
SENT, LATER = "2026-11-20T17:05:11", "2026-11-21T08:00:00"
START = "2026-11-20T16:00:01.123-03:00"
EXTRA = ["meta/rootUuid", "meta/deprecatedID", "meta/instanceID", "KEY", "start", "deviceid", "ReviewState"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = office_of_two(tmp_path)
    add_consultant(store, name="Rosa Ayala")
    add_consultant(store, name="Liz Duarte")
    yield store
    store.close()


def bring(store: Store, folder: Path, *rows: Mapping[str, object], **options: bool) -> VisitsReport:
    book = write_export(folder / "a.xlsx", rows, extra=EXTRA)
    return import_visits(store, book=book, **options)


def visit_of(store: Store, code: str = "YAG-001") -> Visit:
    workshop = find_workshop(store, code)
    assert workshop is not None
    (visit,) = finished_visits(store, workshop)
    return visit


EDITS: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "kobo, number and moment": ({"_id": 77}, {"_id": 77}),
    "kobo, the number alone": ({"_id": 77, "_submission_time": None}, {"_id": 77, "_submission_time": None}),
    "kobo, another day": ({"_id": 77}, {"_id": 77, "fecha": "2026-11-19"}),
    "root and deprecated": ({"_id": 1}, {"_id": 2, "meta/rootUuid": OLD, "meta/deprecatedID": OLD, "_submission_time": LATER}),
    "the root alone": ({"_id": 1}, {"_id": 2, "meta/rootUuid": OLD}),
    "the deprecated alone": ({"_id": 1}, {"_id": 2, "meta/deprecatedID": OLD, "_submission_time": LATER}),
    "the root in capitals": ({"_id": 1}, {"_id": 2, "meta/rootUuid": OLD.removeprefix("uuid:").upper()}),
    "start of the telephone": ({"_id": 1, "start": START}, {"_id": 2, "start": START, "_submission_time": LATER}),
    "start and device": (
        {"_id": 1, "start": START, "deviceid": "ee:1"},
        {"_id": 2, "start": START, "deviceid": "ee:1", "_submission_time": LATER},
    ),
    "start saved again": ({"_id": 1, "start": START}, {"_id": 2, "start": "20/11/2026 16:00:01", "_submission_time": LATER}),
    "central, the key stays": (
        {"_id": None, "_uuid": None, "KEY": OLD, "meta/instanceID": OLD},
        {"_id": None, "_uuid": None, "KEY": OLD, "meta/instanceID": NEW},
    ),
    "no number, the second of sending": ({"_id": None}, {"_id": None}),
    "sending time saved again": ({"_id": None}, {"_id": None, "_submission_time": "Nov 20, 2026 5:05:11 PM"}),
    "sending time in universal time": ({"_id": None}, {"_id": None, "_submission_time": "2026-11-20T20:05:11.000Z"}),
    "number saved again": ({"_id": 77}, {"_id": "77.0"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", EDITS)
def test_an_edited_submission_is_known_said_and_chosen(store: Store, tmp_path: Path, kind: str) -> None:
    before, after = EDITS[kind]
    assert bring(store, tmp_path, submission(OLD) | before).added == 1
    edited = submission(NEW, GES_01="4", GES_02="no_sabe", GES_03_nota="Se miró de nuevo.") | after
    report = bring(store, tmp_path, edited)
    assert (report.added, report.unchanged, report.edited, report.updated) == (0, 1, 1, 0)
    (warning,) = report.warnings
    assert "se corrigió en el servidor" in warning.reason
    assert "GES-01: acá «2», en el formulario «4»" in warning.reason
    assert visit_of(store).answers["GES-01"].level == 2
    done = bring(store, tmp_path, edited, update=True)
    assert (done.added, done.unchanged, done.edited, done.updated) == (0, 0, 0, 1)
    visit = visit_of(store)
    assert (visit.answers["GES-01"].level, visit.answers["GES-02"].level) == (4, None)
    assert visit.answers["GES-03"].note == "Se miró de nuevo."
    assert visit.visited_on == after.get("fecha", "2026-11-20")
    again = bring(store, tmp_path, edited)
    assert (again.added, again.unchanged, again.edited, again.warnings) == (0, 1, 0, ())
    assert store.undo_stack.undo() == "importar visitas de «a.xlsx»"
    assert visit_of(store).answers["GES-01"].level == 2
    assert visit_of(store).visited_on == "2026-11-20"


@pytest.mark.parametrize("kind", EDITS)
def test_both_versions_in_one_file_are_one_visit_the_newer(store: Store, tmp_path: Path, kind: str) -> None:
    before, after = EDITS[kind]
    rows = [submission(OLD) | before, submission(NEW, GES_01="4") | after]
    report = bring(store, tmp_path, *rows)
    assert (report.added, report.unchanged) == (1, 1)
    assert "fila 3" in report.warnings[0].reason
    assert visit_of(store).answers["GES-01"].level == 4
    again = bring(store, tmp_path, *rows)
    assert (again.added, again.unchanged, again.edited) == (0, 2, 0)


def test_the_one_that_names_the_other_is_the_newer_wherever_it_stands(store: Store, tmp_path: Path) -> None:
    new = submission(NEW, GES_01="4") | {"meta/deprecatedID": OLD}
    bring(store, tmp_path, new, submission(OLD))
    assert visit_of(store).answers["GES-01"].level == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"_id": 77}, {"_id": 78}),
        ({"_id": 77}, {"_id": 77, "_submission_time": LATER}),
        ({"_id": 77}, {"_id": 77, "taller": "YAG-002", "_submission_time": LATER}),
        ({"_id": 77}, {"_id": 78, "taller": "YAG-002"}),
        ({"_id": None}, {"_id": None, "taller": "YAG-002"}),
        ({"_id": None}, {"_id": None, "_submission_time": LATER}),
        ({"_id": None, "_submission_time": "2026-11-20"}, {"_id": None, "_submission_time": "2026-11-20"}),
        ({"_id": 1, "start": START}, {"_id": 2, "start": START, "taller": "YAG-002"}),
        ({"_id": 1, "start": START}, {"_id": 2, "start": "2026-11-20T16:00:02.000-03:00"}),
        ({"_id": 1, "start": START, "deviceid": "a"}, {"_id": 2, "start": START, "deviceid": "b"}),
        ({"_id": 1, "start": "2026-11-20"}, {"_id": 2, "start": "2026-11-20"}),
    ],
)
@pytest.mark.parametrize("at_once", [False, True])
def test_two_submissions_stay_two(
    store: Store, tmp_path: Path, one: dict[str, object], other: dict[str, object], at_once: bool
) -> None:
    rows = [submission(OLD) | one, submission(NEW, GES_01="4") | other]
    if at_once:
        assert bring(store, tmp_path, *rows).added == 2
    elif "deviceid" not in one:  # which telephone it was is not kept in the office
        bring(store, tmp_path, rows[0])
        assert bring(store, tmp_path, rows[1]).added == 1


def test_a_second_visit_of_one_day_is_never_silent(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, submission(OLD) | {"_id": 1})
    report = bring(store, tmp_path, submission(NEW) | {"_id": 2, "_submission_time": LATER})
    assert report.added == 1
    assert "ya tiene una visita de ese día" in report.warnings[0].reason
    rows = [submission("a", "YAG-002") | {"_id": 3}, submission("b", "YAG-002") | {"_id": 4}]
    assert "la fila 2 es del mismo taller" in bring(store, tmp_path, *rows).warnings[0].reason


def test_without_the_server_s_columns_the_answers_tell(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, submission(OLD, GES_01="3") | {"_id": 1})
    bare = submission("", GES_01="3.0") | {"_uuid": None, "_submission_time": None, "_id": None}
    report = import_visits(store, book=write_resaved(tmp_path / "b.csv", [bare]))
    assert (report.added, report.unchanged) == (0, 1)
    other = bare | {"GES_01": "1"}
    report = import_visits(store, book=write_resaved(tmp_path / "c.csv", [other]))
    assert report.added == 1
    assert "ya tiene una visita de ese día" in report.warnings[0].reason


def test_what_was_changed_here_is_not_overwritten(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, submission(OLD) | {"_id": 1})
    visit = visit_of(store)
    reopen_visit(store, visit_id=visit.id, reason="la fecha")
    change_visit(store, visit_id=visit.id, visited_on="2026-11-18")
    finish_visit(store, visit_id=visit.id)
    same = bring(store, tmp_path, submission(OLD) | {"_id": 1})
    assert (same.unchanged, same.warnings) == (1, ())
    edited = submission(NEW, GES_01="4") | {"_id": 1, "meta/rootUuid": OLD}
    report = bring(store, tmp_path, edited, update=True)
    assert (report.updated, report.unchanged) == (0, 1)
    assert "acá también se cambió" in report.warnings[0].reason


def test_a_visit_with_a_second_look_is_not_changed(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, submission(OLD))
    liz = store.value("SELECT id FROM consultant WHERE name = 'Liz Duarte'")
    start_second_look(store, visit_id=visit_of(store).id, consultant_id=liz, visited_on="2026-11-21")
    report = bring(store, tmp_path, submission(OLD, GES_01="4"), update=True)
    assert (report.updated, report.unchanged) == (0, 1)
    assert "segunda opinión" in report.warnings[0].reason


def test_another_workshop_on_the_server_is_said(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, submission(OLD) | {"_id": 1})
    report = bring(store, tmp_path, submission(NEW, "YAG-002") | {"_id": 1}, update=True)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 1)
    assert "otro taller" in report.warnings[0].reason


def test_columns_that_did_not_come_change_nothing(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, submission(OLD, GES_01_origen="cuaderno", GES_01_nota="Lo mostró.") | {"_id": 1})

    def head(name: str) -> str:
        return name if not name.endswith(("_origen", "_nota", "GES_02")) else f"otra {len(name)}"

    rows = [submission(OLD, GES_01="4") | {"_id": 1}]
    report = import_visits(store, book=write_resaved(tmp_path / "b.csv", rows, head=head), update=True)
    assert (report.updated, report.warnings[0].reason.count("«")) == (1, 2)
    answer = visit_of(store).answers["GES-01"]
    assert (answer.level, answer.note, answer.origin is None) == (4, "Lo mostró.", False)
    assert visit_of(store).answers["GES-02"].level == 2


REJECTED = [
    ("_validation_status", "Not Approved"), ("_validation_status", "validation_status_not_approved"),
    ("_validation_status", "No aprobado"), ("_validation_status", "NOT APPROVED"),
    ("_validation_status", "{'uid': 'validation_status_not_approved', 'by_whom': 'liz'}"),
    ("_validation_status/uid", "validation_status_not_approved"), ("_validation_status.label", "Not Approved"),
    ("X_validation_status", "Not.Approved"), ("validation_status", "not_approved"), ("ReviewState", "rejected"),
    ("reviewState", "Rejected"), ("__system/reviewState", "rejected"), ("review_state", "rejected"),
    ("__system.reviewState", "rejected"), ("system_review_state", "rejected"), ("review_status", "REJECTED"),
    ("_review_status", "2"), ("_review_status", "Rejected"), ("ReviewState", "Rechazado"),
    ("__system/deletedAt", "2026-11-21T10:00:00.000Z"), ("DeletedAt", "2026-11-21"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "word"), REJECTED)
def test_what_was_rejected_on_the_server_stays_out_and_is_said(
    store: Store, tmp_path: Path, column: str, word: str
) -> None:
    fine = "" if "eleted" in column else "approved"
    rows = [
        submission(OLD) | {"_validation_status": word},
        submission(NEW, "YAG-002") | {"_validation_status": fine},
    ]

    def head(name: str) -> str:
        return column if name == "_validation_status" else name

    book = write_resaved(tmp_path / "a.csv", rows, head=head)
    report = import_visits(store, book=book)
    assert (report.added, report.left_out, report.rejected) == (1, 1, ())
    (warning,) = report.warnings
    assert (warning.row, warning.value) == (2, word)
    assert "se rechazó; no entra" in warning.reason
    assert report.unknown_columns == ()
    with_it = import_visits(store, book=book, with_rejected=True)
    assert (with_it.added, with_it.unchanged, with_it.left_out) == (1, 1, 0)
    assert "se trae igual" in with_it.warnings[0].reason


@pytest.mark.parametrize(
    "word",
    ["Approved", "validation_status_approved", "Aprobado", "", "NA", "nan", "edited", "received", "none"],
)
def test_what_was_not_rejected_comes_in(store: Store, tmp_path: Path, word: str) -> None:
    book = write_resaved(tmp_path / "a.csv", [submission(OLD) | {"_validation_status": word}])
    report = import_visits(store, book=book)
    assert (report.added, report.left_out, report.warnings) == (1, 0, ())


@pytest.mark.parametrize("word", ["On Hold", "validation_status_on_hold", "hasIssues", "En espera"])
def test_what_still_waits_comes_in_and_is_said(store: Store, tmp_path: Path, word: str) -> None:
    book = write_resaved(tmp_path / "a.csv", [submission(OLD) | {"_validation_status": word}])
    report = import_visits(store, book=book)
    assert (report.added, report.left_out) == (1, 0)
    assert "todavía no se aprobó" in report.warnings[0].reason


def test_one_that_is_rejected_after_it_came_is_said(store: Store, tmp_path: Path) -> None:
    bring(store, tmp_path, submission(OLD))
    report = bring(store, tmp_path, submission(OLD) | {"_validation_status": "Not Approved"})
    assert (report.added, report.unchanged, report.left_out) == (0, 1, 0)
    assert "ya está en la oficina" in report.warnings[0].reason
    assert len(list_visits(store)) == 1
