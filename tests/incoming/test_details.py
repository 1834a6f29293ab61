"""What is asked with a level goes out in the form and comes back, however the export was made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.diagnosis.details import ordered
from app.diagnosis.instruments import load_instrument
from app.diagnosis.queries import finished_visits, list_visits
from app.diagnosis.records import NOT_SAID, Visit
from app.incoming import form
from app.incoming.form_table import require_form
from app.incoming.records import Book, BookSheet, CellIssue, CellValue
from app.incoming.submissions import Submission, read_submissions
from app.incoming.visits import VisitsReport, import_visits
from app.incoming.xlsform import export_instrument
from app.storage.store import Store
from tests.incoming.kobo import office_of_two

INSTRUMENT = load_instrument("confeccion-2026")
ITEM = INSTRUMENT.item("ASO-02")
CODES = [code for code, _label in form.detail_choices(ITEM)]
LABELS = dict(form.detail_choices(ITEM))
HEAD = ("taller", "fecha", "consultor", "ASO_02")
ROW: tuple[CellValue, ...] = ("YAG-001", "2026-11-20", "Rosa Ayala", "3")
PARTED = st.sampled_from(["/", ".", "_", ":", "-"])
chosen_sets = st.one_of(
    st.just(()), st.just((NOT_SAID,)), st.permutations(CODES[:-1]).map(lambda order: tuple(order[:2])),
    st.sampled_from(CODES[:-1]).map(lambda code: (code,)),
)  # fmt: skip


def read(head: tuple[str, ...], row: tuple[CellValue, ...]) -> Submission | tuple[CellIssue, ...]:
    book = Book("a.xlsx", (BookSheet("a", (head, row)),))
    table = require_form(book, INSTRUMENT)
    assert table.unknown == ()
    (found,) = read_submissions(table, INSTRUMENT)
    return found


@given(chosen_sets, st.booleans(), st.sampled_from(["", "ASO/ASO_02_grupo/", "ASO-ASO_02_grupo-"]), st.data())
def test_one_cell_of_codes_or_labels_comes_back(
    chosen: tuple[str, ...], labels: bool, group: str, data: st.DataObject
) -> None:
    head = form.detail_label(ITEM) if labels else f"{group}{form.detail_name(ITEM)}"
    join = data.draw(st.sampled_from([" ", ", ", "; "]) if labels else st.just(" "))
    cell = join.join(LABELS[code] if labels else code for code in chosen)
    found = read((*HEAD, head), (*ROW, cell))
    assert isinstance(found, Submission)
    assert found.answers["ASO-02"].detail == ordered(ITEM, chosen)


@given(chosen_sets, PARTED, st.sampled_from([("1", "0"), (1, 0), (True, False), ("1.0", None)]))
def test_a_column_for_each_choice_comes_back(
    chosen: tuple[str, ...], parted: str, signs: tuple[CellValue, CellValue]
) -> None:
    names = tuple(f"{form.detail_name(ITEM)}{parted}{code}" for code in CODES)
    cells = tuple(signs[0] if code in chosen else signs[1] for code in CODES)
    found = read((*HEAD, *names), (*ROW, *cells))
    assert isinstance(found, Submission)
    assert found.answers["ASO-02"].detail == ordered(ITEM, chosen)


def test_kobo_s_both_kinds_of_columns_with_labels_are_one_answer() -> None:
    asked = form.detail_label(ITEM)
    heads = (f"Asociatividad/ASO-02/{asked}", *(f"Asociatividad/ASO-02/{asked}/{LABELS[c]}" for c in CODES))
    found = read((*HEAD, *heads), (*ROW, "Familia Cliente u otra empresa", 1, 0, 0, 1, 0))
    assert isinstance(found, Submission)
    assert found.answers["ASO-02"].detail == ("familia", "cliente")


def test_who_was_named_was_told_and_what_means_nothing_is_said() -> None:
    head = (*HEAD, form.detail_name(ITEM))
    named = read(head, (*ROW, "no_dijo familia"))
    assert isinstance(named, Submission)
    assert named.answers["ASO-02"].detail == ("familia",)
    refused = read(head, (*ROW, "familia amigas"))
    assert isinstance(refused, tuple)
    assert [(one.column, one.reason) for one in refused] == [
        (form.detail_name(ITEM), "no es una opción de esta pregunta")
    ]


def test_the_telephone_asks_it_where_the_level_asks_for_it(tmp_path: Path) -> None:
    book = load_workbook(export_instrument(INSTRUMENT, tmp_path / "form.xlsx"))
    head, *rows = book["survey"].iter_rows(values_only=True)
    by_name = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    asked = by_name["ASO_02_detalle"]
    assert asked["type"] == "select_multiple ASO_02_detalle"
    assert asked["label"] == "ASO-02: ¿Con quién fue?"
    assert asked["relevant"] == " or ".join(f"${{ASO_02}} = '{level}'" for level in (1, 2, 3, 4))
    assert asked["constraint"] == "not(selected(., 'no_dijo')) or count-selected(.) = 1"
    offered = [row for row in book["choices"].iter_rows(values_only=True) if row[0] == "ASO_02_detalle"]
    assert [row[1:3] for row in offered] == list(LABELS.items())
    assert {name for name in by_name if str(name).endswith("_detalle")} == {
        form.detail_name(item) for item in INSTRUMENT.items if item.detail
    }


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = office_of_two(tmp_path)
    yield store
    store.close()


def bring(store: Store, folder: Path, detail: str, *, update: bool = False) -> VisitsReport:
    head = [*HEAD, "ASO_02_detalle", "instrumento", "_id", "_uuid", "_submission_time", "meta/rootUuid"]
    mark = form.instrument_mark(INSTRUMENT)
    number = 2 if update else 1
    tail = [mark, number, f"uuid:0000000{number}-0000-4000-8000-000000000000", f"2026-11-20T17:05:1{number}"]
    lines = [head, [*ROW, detail, *tail, "uuid:00000001-0000-4000-8000-000000000000"]]
    file = folder / f"kobo{number}.csv"
    file.write_text("\n".join(",".join(f'"{cell}"' for cell in line) for line in lines), encoding="utf-8")
    return import_visits(store, book=file, update=update)


def the_visit(store: Store) -> Visit:
    (line,) = list_visits(store)
    (visit,) = finished_visits(store, line.workshop_id)
    return visit


@pytest.mark.usefixtures("read_here")
def test_it_is_kept_with_the_visit_and_corrected_from_the_server(store: Store, tmp_path: Path) -> None:
    assert bring(store, tmp_path, "familia").added == 1
    assert the_visit(store).answers["ASO-02"].detail == ("familia",)
    again = bring(store, tmp_path, "familia asociacion", update=True)
    assert again.updated == 1
    assert the_visit(store).answers["ASO-02"].detail == ("familia", "asociacion")
