"""The list of an association as it is really kept, and its CSV twin."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.incoming.operations import import_file
from app.incoming.plan import plan_import
from app.incoming.shapes import shape_import
from app.registry.queries import list_workshops
from app.registry.shapes import shape_workshop
from app.storage.store import Store
from tests.incoming.books import FILES, LIST_CSV, LIST_XLSX, live_rows, store

__all__ = ["store"]
EXPECTED = json.loads((FILES / "socios_yaguaron_2022.expected.json").read_text("utf-8"))
PLAIN = ("owner", "cedula", "ruc", "ruc_problem", "phone", "place", "machines", "joined_on",
         "active", "fee_gs")  # fmt: skip


def as_expected(workshop: dict[str, Any]) -> dict[str, Any]:
    people = workshop["people"]
    return {name: workshop[name] for name in PLAIN} | {
        "products": sorted(workshop["products"]),
        "women": people["women"],
        "men": people["men"],
    }


@pytest.mark.parametrize("source", [LIST_XLSX, LIST_CSV], ids=["xlsx", "csv"])
def test_every_workshop_is_read_field_by_field(store: Store, source: Path) -> None:
    report = import_file(store, path=source)
    assert (report.added, report.updated, report.unchanged, report.rejected) == (64, 0, 0, ())
    found = {
        workshop["name"]: as_expected(workshop) for workshop in map(shape_workshop, list_workshops(store))
    }
    for expected in EXPECTED["workshops"]:
        wanted = {k: v for k, v in expected.items() if k not in ("row", "name")}
        assert found[expected["name"]] == wanted, expected["row"]
    assert len(found) == len(EXPECTED["workshops"])


def test_the_row_written_twice_is_shown_and_joined(store: Store) -> None:
    plan = plan_import(store, LIST_XLSX)
    pair = EXPECTED["duplicate"]
    assert [(d.row, d.other, d.decision) for d in plan.duplicates] == [(pair["row"], pair["of_row"], "same")]
    assert plan.count("add") == 64
    joined = next(planned for planned in plan.workshops if len(planned.rows) > 1)
    assert joined.rows == (12, 76)
    assert joined.draft.fields["given_names"] == "Blas"
    assert joined.writes["note"] == "Obs.: trabaja para fábrica\nObs.: repetido?"


def test_rows_keep_the_numbers_they_have_in_the_file(store: Store) -> None:
    plan = plan_import(store, LIST_XLSX)
    rows = {row.draft.fields["name"]: row.row for row in plan.rows if row.row != 76}
    assert rows == {expected["name"]: expected["row"] for expected in EXPECTED["workshops"]}


def test_every_doubtful_ruc_has_a_warning_beside_its_cell(store: Store) -> None:
    report = shape_import(import_file(store, path=LIST_XLSX))
    doubtful = {issue["row"] for issue in report["warnings"] if issue["column"] == "R.U.C."}
    assert doubtful == {w["row"] for w in EXPECTED["workshops"] if w["ruc_problem"]}
    assert report["possible_duplicates"] == [[76, 12]]
    assert set(report) == {
        "added", "updated", "unchanged", "rejected", "warnings", "possible_duplicates",
    }  # fmt: skip


def test_what_is_no_workshop_is_said_and_left_out(store: Store) -> None:
    plan = plan_import(store, LIST_XLSX)
    left_out = {(entry.row, entry.kind) for entry in plan.table.skipped}
    assert left_out == {
        (40, "subtotal"),
        (41, "header"),
        (42, "header"),
        (78, "subtotal"),
        (79, "note"),
    }
    said = [issue.value for issue in plan.warnings]
    assert "Bajas 2021" in said
    assert any("no votan" in value for value in said)
    assert plan.sheets == (("Socios 2022", False), ("Bajas 2021", False), ("calc", True))


def test_the_same_list_again_in_excel_or_csv_writes_nothing(store: Store) -> None:
    import_file(store, path=LIST_XLSX)
    before = live_rows(store)
    lines = store.value("SELECT count(*) FROM journal")
    for source in (LIST_XLSX, LIST_CSV, LIST_XLSX):
        report = import_file(store, path=source)
        assert (report.added, report.updated, report.unchanged) == (0, 0, 64)
    assert store.value("SELECT count(*) FROM journal") == lines
    assert live_rows(store) == before


def test_the_list_names_its_association_and_its_cluster(store: Store) -> None:
    import_file(store, path=LIST_CSV)
    assert store.value("SELECT name FROM association") == "Asociación de Confeccionistas"
    cluster = store.row("SELECT code, name, department, district FROM cluster")
    assert tuple(cluster) == ("YAG", "Yaguarón", "09", "0915")
    assert store.value("SELECT code FROM workshop ORDER BY id LIMIT 1") == "YAG-001"


def test_undoing_the_import_leaves_the_office_as_it_was(store: Store) -> None:
    before = live_rows(store)
    import_file(store, path=LIST_XLSX)
    after = live_rows(store)
    assert store.undo_stack.undo() == "importar «socios_yaguaron_2022.xlsx»"
    assert live_rows(store) == before
    store.undo_stack.redo()
    assert live_rows(store) == after
