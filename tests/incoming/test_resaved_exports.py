"""An export that R, pandas, Excel or LibreOffice saved again is read as the one it was."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.diagnosis.queries import finished_visits, list_visits
from app.diagnosis.records import AnswerKind, Visit
from app.incoming.visits import import_visits
from app.storage.store import Store
from tests.incoming.kobo import INSTRUMENT, office_of_two, submission, write_export, write_resaved

pytestmark = pytest.mark.usefixtures("read_here")

UUID = "uuid:11111111-2222-4333-8444-666666666660"
LEVELS = re.compile(r"[A-Z]{3}_\d\d$")
EXTRA = [
    "meta/instanceID",
    "start",
    "end",
    "deviceid",
    "__version__",
    "formhub/uuid",
    "_index",
    "_tags",
    "_notes",
]
ORIGINAL = {
    "meta/instanceID": UUID, "start": "2026-11-20T16:00:00.000-03:00", "formhub/uuid": "0f" * 16,
    "_index": 1, "__version__": "vK3", "end": "2026-11-20T17:00:00.000-03:00", "deviceid": "ee:1",
}  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = office_of_two(tmp_path)
    yield store
    store.close()


def only_visit(store: Store) -> Visit:
    (line,) = list_visits(store)
    (visit,) = finished_visits(store, line.workshop_id)
    return visit


@pytest.mark.parametrize(
    "code",
    ["2.0", "2,0", "2.00", "2,00", " 2 ", "02", "2.", '="2"', "'2", "2e+00", "2.0e0", "2\u00a0", '"2"'],
)
def test_a_code_that_became_a_number_is_the_code(store: Store, tmp_path: Path, code: str) -> None:
    def cell(name: str, value: object) -> object:
        return code if LEVELS.fullmatch(name) else value

    book = write_resaved(tmp_path / "a.csv", [submission(UUID)], cell=cell, delimiter=";")
    report = import_visits(store, book=book)
    assert (report.added, report.rejected) == (1, ())
    assert {answer.level for answer in only_visit(store).answers.values()} == {2}


@pytest.mark.parametrize("code", ["2.5", "2,5", "22", "-2", "2.0.0", "5.0", "2 o 3", "1e1"])
def test_a_number_that_is_no_code_is_said(store: Store, tmp_path: Path, code: str) -> None:
    book = write_resaved(tmp_path / "a.csv", [submission(UUID, GES_03=code)], delimiter=";")
    report = import_visits(store, book=book)
    assert report.added == 0
    assert "no es una respuesta" in report.rejected[0].reason


@pytest.mark.parametrize(
    "word",
    ["nan", "NaN", "NAN", "None", "NULL", "null", "<NA>", "#N/A", "#N/D", "N/A", "n/a", "NaT", "-", "—", '""', "(null)", "NA_character_", ""],
)  # fmt: skip
def test_what_stands_for_nothing_is_no_answer(store: Store, tmp_path: Path, word: str) -> None:
    def cell(name: str, value: object) -> object:
        return word if value is None or name == "GES_02" else value

    book = write_resaved(tmp_path / "a.csv", [submission(UUID, consultor=None, GES_01_nota=None)], cell=cell)
    report = import_visits(store, book=book)
    assert (report.added, report.rejected, report.warnings) == (1, (), ())
    visit = only_visit(store)
    assert "GES-02" not in visit.answers
    assert (visit.answers["GES-01"].note, visit.answers["GES-01"].origin, visit.consultant) == (
        None,
        None,
        None,
    )


def test_the_na_of_r_is_no_answer_and_is_said_once(store: Store, tmp_path: Path) -> None:
    def cell(name: str, value: object) -> object:
        return "NA" if value is None else value

    rows = [
        submission(UUID, GES_04=None, GES_05=None, PRO_09="na"),
        submission("uuid:b", "YAG-002", GES_04=None),
    ]
    report = import_visits(store, book=write_resaved(tmp_path / "a.csv", rows, cell=cell))
    assert (report.added, report.rejected) == (2, ())
    (warning,) = report.warnings
    assert warning.value == "NA"
    assert warning.reason.startswith("3 celdas dicen NA")
    (visit,) = [
        v
        for line in list_visits(store)
        if line.workshop_code == "YAG-001"
        for v in finished_visits(store, line.workshop_id)
    ]
    assert "GES-04" not in visit.answers
    assert visit.answers["PRO-09"].kind is AnswerKind.NOT_APPLICABLE


def check_names(heading: str) -> str:
    """As `make.names` of R."""
    text = re.sub(r"[^0-9A-Za-zÀ-ÿ._]", ".", heading)
    return text if text[:1].isalpha() else f"X{text}"


def clean_names(heading: str) -> str:
    """As janitor."""
    return re.sub(r"_+", "_", re.sub(r"[^0-9a-z]+", "_", heading.lower())).strip("_") or "x"


HEADS = {
    "as it is": str,
    "check.names": check_names,
    "janitor": clean_names,
    "janitor, an x before": lambda text: (
        f"x_{clean_names(text)}" if text.startswith("_") else clean_names(text)
    ),
    "capitals": str.upper,
    "small letters": str.lower,
    "dots": lambda text: text.replace("/", "."),
    "dashes": lambda text: text.replace("/", "-"),
    "underscores": lambda text: text.replace("/", "_"),
    "two points": lambda text: text.replace("/", ":"),
    "last part": lambda text: text.rsplit("/", 1)[-1],
    "spaces around": lambda text: f"  {text} ",
    "quotes": lambda text: f"'{text}'",
    "a mark in front": lambda text: f"\ufeff{text}",
    "X_.uuid": lambda text: re.sub(r"^_(?=[a-z])", "X_.", text),
    "_.uuid": lambda text: re.sub(r"^_(?=[a-z])", "_.", text),
    "a power query": lambda text: f"submissions.{text.replace('/', '.')}",
}


@pytest.mark.parametrize(
    ("head", "first"),
    [*((head, ()) for head in HEADS), *(("check.names", (one,)) for one in ("", "X", "Unnamed: 0", "...1"))],
    ids=str,
)
def test_however_the_headings_were_rewritten_it_is_the_same_submission(
    store: Store, tmp_path: Path, head: str, first: tuple[str, ...]
) -> None:
    rows = [submission(UUID, GES_01="4", consentimiento_servicio="si") | ORIGINAL]
    assert import_visits(store, book=write_export(tmp_path / "a.xlsx", rows, extra=EXTRA)).added == 1
    again = import_visits(
        store, book=write_resaved(tmp_path / "b.csv", rows, head=HEADS[head], first=first, extra=EXTRA)
    )
    assert (again.added, again.unchanged, again.rejected, again.warnings) == (0, 1, (), ())
    assert again.unknown_columns == ()


@pytest.mark.parametrize(
    "name", ["uuid", "Submission UUID", "identificador", "instance_id", "llave", "id", "__id", "X__id"]
)
def test_an_identity_under_another_heading_is_known_by_what_it_is(
    store: Store, tmp_path: Path, name: str
) -> None:
    rows = [submission(UUID)]
    import_visits(store, book=write_export(tmp_path / "a.xlsx", rows))

    def head(text: str) -> str:
        return {"_uuid": name, "_id": "fila", "_submission_time": "enviado"}.get(text, text)

    again = import_visits(store, book=write_resaved(tmp_path / "b.csv", rows, head=head))
    assert (again.added, again.unchanged) == (0, 1)


@pytest.mark.parametrize("name", ["formhub/uuid", "formhub_uuid", "formhub.uuid", "X_xform_id_string"])
def test_the_identity_of_the_form_is_no_submission_s(store: Store, tmp_path: Path, name: str) -> None:
    form_uuid = "99999999-2222-4333-8444-666666666660"
    rows = [submission(""), submission("", "YAG-002")]
    for row in rows:
        row |= {name: form_uuid, "_uuid": None, "_id": None, "_submission_time": None}
    report = import_visits(store, book=write_resaved(tmp_path / "a.csv", rows, extra=[name]))
    assert (report.added, report.unchanged) == (2, 0)


@pytest.mark.parametrize("yes", ["si", "Sí", "SI", "TRUE", "True", "yes", "verdadero"])
def test_a_consent_is_read_however_it_was_saved(store: Store, tmp_path: Path, yes: str) -> None:
    book = write_resaved(tmp_path / "a.csv", [submission(UUID, consentimiento_servicio=yes)])
    assert import_visits(store, book=book).added == 1
    assert store.value("SELECT granted FROM consent") == 1


@pytest.mark.parametrize("odd", ["1", "1.0", "2", "x", "tal vez"])
def test_a_consent_is_never_guessed(store: Store, tmp_path: Path, odd: str) -> None:
    book = write_resaved(tmp_path / "a.csv", [submission(UUID, consentimiento_servicio=odd)])
    assert "sí o no" in import_visits(store, book=book).rejected[0].reason


def test_days_that_may_be_month_first_are_refused_where_one_is(store: Store, tmp_path: Path) -> None:
    rows = [submission("uuid:a", fecha="11/20/2026"), submission("uuid:b", "YAG-002", fecha="11/5/2026")]
    report = import_visits(store, book=write_resaved(tmp_path / "a.csv", rows))
    assert (report.added, len(report.rejected)) == (0, 2)
    assert "mes/día/año" in report.rejected[1].reason


def test_a_second_heading_is_no_row(store: Store, tmp_path: Path) -> None:
    tags = {name: f"#{name}" for name in submission("")}
    labels = {name: name for name in submission("")} | {"taller": "Código del taller"}
    report = import_visits(store, book=write_resaved(tmp_path / "a.csv", [labels, tags, submission(UUID)]))
    assert (report.added, report.rejected) == (1, ())


def test_levels_with_their_code_before_the_words(store: Store, tmp_path: Path) -> None:
    item = INSTRUMENT.items[0]
    text = f"3. {item.level_texts[3]}"
    import_visits(store, book=write_resaved(tmp_path / "a.csv", [submission(UUID, GES_01=text)]))
    assert only_visit(store).answers[item.code].level == 3
