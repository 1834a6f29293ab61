"""Rows that are added many at once, and the lines that no trigger writes for them."""

import tempfile
from pathlib import Path
from shutil import copyfile
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.storage.checking import check_office
from app.storage.driver import sqlite3
from app.storage.identity import EPOCH_MS, MARK_BITS, HybridClock, IdSource
from app.storage.journal import is_sound
from app.storage.opening import open_office
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
        most = data.draw(st.sampled_from((1, 300)))
        with store.change("«de a muchas»") as writer, patch("app.storage.writer.MANY", most):
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


def triggers_of(store: Store) -> dict[str, str]:
    rows = store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(tuple(row) for row in rows)


def test_triggers_taken_away_for_many_rows_are_back_for_the_next(office: Filled) -> None:
    store = office.store
    triggers, cache = triggers_of(store), store.value("PRAGMA cache_size")
    with store.change("cargar talleres") as writer:
        writer.insert_many("workshop", workshops(office, 400))
        assert triggers_of(store) == triggers
        alone = writer.insert("workshop", code="YAG-900", name="uno más")
    lines = "SELECT count(*) FROM journal WHERE table_name = 'workshop' AND row_id = ?"
    assert store.value(lines, (alone,)) == 1
    assert triggers_of(store) == triggers
    assert store.value("PRAGMA cache_size") == cache
    with pytest.raises(RuntimeError, match="outside"):
        store.rows("INSERT INTO journal VALUES (1, 1, 1, 1, 1, 'a', 'workshop', 1, '{}', 1)")
    assert check_office(store).problems == ()


def test_triggers_are_back_after_many_rows_that_failed(office: Filled) -> None:
    store = office.store
    before, triggers, cache = all_rows(store), triggers_of(store), store.value("PRAGMA cache_size")
    rows = workshops(office, 400)
    rows[390]["zone"] = "selva"
    with pytest.raises(sqlite3.IntegrityError), store.change("cargar talleres") as writer:
        writer.insert_many("workshop", rows)
    assert (all_rows(store), triggers_of(store)) == (before, triggers)
    assert store.value("PRAGMA cache_size") == cache


def test_a_computer_that_stops_amid_many_rows_leaves_the_triggers(office: Filled, tmp_path: Path) -> None:
    store = office.store
    triggers, path, copy = triggers_of(store), store.path, tmp_path / "cortado.hilvan"
    with store.change("cargar talleres") as writer:
        writer.run("PRAGMA cache_size=10")  # so that what is not committed reaches the log
        writer.insert_many("workshop", workshops(office, 400))
        writer.run("PRAGMA cache_size=10")
        with writer._triggers_aside("workshop", 400):
            writer.run("UPDATE workshop SET note = code")
            for end in ("", "-wal"):
                copyfile(f"{path}{end}", f"{copy}{end}")
    left = open_office(copy, site=2)
    assert triggers_of(left) == triggers
    assert left.value("SELECT count(*) FROM workshop") == 1
    assert check_office(left).problems == ()
    left.close()


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
