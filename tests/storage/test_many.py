"""Rows that are added many at once, and the lines that no trigger writes for them."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.storage.checking import check_office
from app.storage.driver import sqlite3
from app.storage.identity import EPOCH_MS, MARK_BITS, HybridClock, IdSource
from app.storage.journal import is_sound
from app.storage.store import Store
from app.storage.triggers import journalled_tables
from tests.storage.support import Filled, all_rows, make_office

Rows = list[dict[str, Any]]
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "INTEGER": st.integers(-(1 << 63), (1 << 63) - 1),
    "REAL": st.floats(allow_nan=False, allow_infinity=False),
    "TEXT": st.text(max_size=12) | st.sampled_from(["'", '"', "\\", "\0", "a\0b", "ñandutí 🧵"]),
}


def rows_of(store: Store, table: str) -> st.SearchStrategy[Rows]:
    """Any rows of a table: what has a default or may be empty is there or not."""
    needed, optional = {}, {}
    for column in store.rows(f"PRAGMA table_info([{table}])"):
        values = VALUES[column["type"]]
        if column["name"] == "id":
            continue
        if column["notnull"] and column["dflt_value"] is None:
            needed[column["name"]] = values
        else:
            optional[column["name"]] = values if column["notnull"] else st.none() | values
    return st.lists(st.fixed_dictionaries(needed, optional=optional), max_size=60)


def said(store: Store, table: str, ids: list[int]) -> tuple[list[Any], list[str]]:
    """What the table and the journal hold of these rows, without their ids."""
    rows = [tuple(store.row(f"SELECT * FROM [{table}] WHERE id = ?", (row,)))[1:] for row in ids]
    lines = [
        line
        for row in ids
        for (line,) in store.rows(
            "SELECT columns FROM journal WHERE table_name = ? AND row_id = ?", (table, row)
        )
    ]
    return rows, lines


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_rows_added_at_once_have_the_lines_of_rows_added_one_by_one(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = make_office(Path(folder)).store
        # Any value that fits its type is tried, not only those that the schema lets in.
        store.maintenance_connection.execute("PRAGMA ignore_check_constraints = ON")
        store.maintenance_connection.execute("PRAGMA foreign_keys = OFF")
        store.user = data.draw(st.none() | st.integers(1, 1 << 62))
        table = data.draw(st.sampled_from(sorted(journalled_tables(store))))
        rows = data.draw(rows_of(store, table))
        with store.change("«de a muchas»") as writer:
            many = writer.insert_many(table, rows)
        with store.change("«de a muchas»") as writer:
            alone = [writer.insert(table, **row) for row in rows]
        assert said(store, table, many) == said(store, table, alone)
        assert len(said(store, table, many)[1]) == len(rows)
        assert all(is_sound(line) for line in store.rows("SELECT * FROM journal"))
        store.close()


def workshops(office: Filled, count: int) -> Rows:
    return [
        {"code": f"YAG-{n:03d}", "name": f"Taller {n}", "cluster_id": office.cluster}
        for n in range(2, count + 2)
    ]


def test_many_rows_are_one_step_that_can_be_undone_and_done_again(office: Filled) -> None:
    store = office.store
    before = all_rows(store, live_only=True)
    touched = []
    store.subscribe(touched.append)
    with store.change("cargar talleres") as writer:
        ids = writer.insert_many("workshop", workshops(office, 130))
    after = all_rows(store, live_only=True)
    assert ids == sorted(set(ids))
    assert touched[0].rows == {"workshop": frozenset(ids)}
    assert store.value("SELECT count(*) FROM workshop_search WHERE name MATCH 'taller'") == 131
    assert store.undo_stack.undo() == "cargar talleres"
    assert all_rows(store, live_only=True) == before
    store.undo_stack.redo()
    assert all_rows(store, live_only=True) == after
    assert check_office(store).problems == ()


def test_a_row_of_another_site_among_the_new_ones_gets_no_line(office: Filled) -> None:
    with office.store.change("traer y cargar") as writer:
        first = writer.insert("cluster", code="UNO", name="uno")
        theirs = first + (1 << 8)  # the next site, in the same millisecond
        writer.run("INSERT INTO cluster (id, code, name) VALUES (?, 'DOS', 'dos')", (theirs,))
        writer.insert_many("cluster", [{"code": f"C{n}", "name": "otro"} for n in range(600)])
    lines = "SELECT count(*) FROM journal WHERE table_name = 'cluster' AND row_id = ?"
    assert office.store.value(lines, (theirs,)) == 1
    assert check_office(office.store).problems == ()


def test_no_rows_are_no_trouble(office: Filled) -> None:
    with office.store.change("nada") as writer:
        assert writer.insert_many("workshop", []) == []
    assert office.store.undo_stack.undo_label is None


def test_nothing_is_kept_of_a_change_in_which_one_of_many_rows_fails(office: Filled) -> None:
    before = all_rows(office.store)
    rows = workshops(office, 40)
    rows[30]["zone"] = "selva"
    with (
        pytest.raises(RuntimeError, match="outside"),
        office.store.change("cargar talleres") as writer,
        pytest.raises(sqlite3.IntegrityError),
    ):
        writer.insert_many("workshop", rows)
    assert all_rows(office.store) == before
    with office.store.change("después") as writer:
        writer.insert("cluster", code="OTR", name="otro")
    assert check_office(office.store).problems == ()


def test_many_rows_outside_a_change_are_refused(office: Filled) -> None:
    before = all_rows(office.store)
    with office.store.change("algo") as writer:
        pass
    with pytest.raises(RuntimeError, match="outside"):
        writer.insert_many("workshop", workshops(office, 3))
    assert all_rows(office.store) == before


def test_ids_and_times_given_together_rise_as_those_given_alone() -> None:
    ids, clock = IdSource(lambda: EPOCH_MS + 5), HybridClock(0, lambda: EPOCH_MS + 5)
    given_ids = [ids.next_id(), *ids.next_ids(600), ids.next_id()]
    ticks = [clock.tick(), *clock.ticks(600), clock.tick()]
    assert given_ids == sorted(set(given_ids))
    assert ticks == sorted(set(ticks))
    assert len({row & ((1 << MARK_BITS) - 1) for row in given_ids}) == 1
