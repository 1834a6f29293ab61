import random
import re
import shutil
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.storage.checking import check_office
from app.storage.journal import column_defaults, fold_lines, read_lines
from app.storage.opening import open_office
from app.storage.records import Line, Reader
from app.storage.repairing import repair_office
from app.storage.schema import groups_of
from app.storage.store import Store
from app.storage.triggers import journalled_tables
from tests.storage.edits import Edit, edits, make_edit
from tests.storage.support import Filled, all_rows, make_office

WEEK_MS = 7 * 24 * 3600 * 1000


def folded_rows(reader: Reader) -> dict[str, list[tuple]]:
    """What the journal says the tables hold."""
    state = fold_lines(read_lines(reader))
    tables = {}
    for table in all_rows(reader):
        defaults = column_defaults(reader, table)
        rows = state.get(table, {})
        tables[table] = [
            (row, *(rows[row].get(column, default) for column, default in defaults.items()))
            for row in sorted(rows)
        ]
    return tables


@settings(max_examples=20, deadline=None)
@given(st.lists(edits, max_size=12))
def test_folding_the_journal_gives_exactly_the_state_tables(steps: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        for number, step in enumerate(steps):
            make_edit(office.store, office, step)
            if number % 4 == 3:
                office.store.undo_stack.undo()
        assert folded_rows(office.store) == all_rows(office.store)
        assert check_office(office.store).problems == ()
        office.store.close()


@settings(max_examples=10, deadline=None)
@given(st.lists(st.floats(allow_nan=False), min_size=1, max_size=60))
def test_a_real_number_survives_the_journal_bit_for_bit(numbers: list[float]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        with office.store.change("orden") as writer:
            programme = writer.insert("programme", workshop_id=office.workshop, visit_id=office.visit)
            for number in numbers:
                writer.insert(
                    "recommendation",
                    programme_id=programme,
                    solution="S",
                    rank=1,
                    because="",
                    score=number,
                )
        rows = fold_lines(read_lines(office.store))["recommendation"]
        found = [rows[row]["score"] for row in sorted(rows)]
        # SQLite itself keeps no negative zero.
        assert [struct.pack("d", x) for x in found] == [struct.pack("d", x + 0.0) for x in numbers]
        office.store.close()


class Laptop:
    """A copy of one office on a laptop whose clock is off, with edits of its own."""

    def __init__(self, path: Path, original: Filled, site: int, skew_ms: int) -> None:
        self._now = 1_795_000_000_000 + skew_ms
        self.original = original
        self.store = open_office(path, site=site, now_ms=self._tick)

    def _tick(self) -> int:
        self._now += random.Random(self._now).choice([0, 0, 1, 400])
        return self._now

    def work(self, steps: list[Edit]) -> None:
        for step in steps:
            make_edit(self.store, self.original, step)


def take_lines(store: Store, other: Store) -> None:
    """Add the other's journal lines and fold again, as a merge will do."""
    lines = [tuple(row) for row in other.rows("SELECT * FROM journal")]
    with store.transaction("unir") as writer:
        for line in lines:
            writer.run("INSERT OR IGNORE INTO journal VALUES (?,?,?,?,?,?,?,?,?,?)", line)
    repair_office(store)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(edits, max_size=8),
    st.lists(edits, max_size=8),
    st.integers(-WEEK_MS, WEEK_MS),
    st.integers(-WEEK_MS, WEEK_MS),
    st.randoms(),
)
def test_two_journals_shuffled_together_fold_to_the_same_state_on_both_sides(
    here: list[Edit], there: list[Edit], skew_here: int, skew_there: int, shuffler: random.Random
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        original = make_office(folder, "a.hilvan", now_ms=lambda: 1_795_000_000_000)
        original.store.close()
        shutil.copy(folder / "a.hilvan", folder / "b.hilvan")
        a = Laptop(folder / "a.hilvan", original, 1, skew_here)
        b = Laptop(folder / "b.hilvan", original, 2, skew_there)
        a.work(here)
        b.work(there)
        lines: list[Line] = [*read_lines(a.store), *read_lines(b.store)]
        expected = fold_lines(lines)
        shuffler.shuffle(lines)
        assert fold_lines([*lines, *lines[:5]]) == expected

        take_lines(a.store, b.store)
        take_lines(b.store, a.store)
        assert all_rows(a.store) == all_rows(b.store) == folded_rows(a.store)
        assert check_office(a.store).problems == check_office(b.store).problems == ()
        assert {line.id for line in lines} <= {line.id for line in read_lines(b.store)}
        a.store.close()
        b.store.close()


@pytest.mark.parametrize("later", ["a", "b"])
def test_halves_of_two_answers_are_never_paired(tmp_path: Path, later: str) -> None:
    """One laptop corrects the level while the other notes a refusal: one of them wins whole."""
    original = make_office(tmp_path, "a.hilvan", now_ms=lambda: 1_795_000_000_000)
    answer = original.answers[0]
    with original.store.change("respuesta") as writer:
        writer.update("answer", answer, kind="level", level=2)
    original.store.close()
    shutil.copy(tmp_path / "a.hilvan", tmp_path / "b.hilvan")
    a = Laptop(tmp_path / "a.hilvan", original, 1, WEEK_MS if later == "a" else 0)
    b = Laptop(tmp_path / "b.hilvan", original, 2, WEEK_MS if later == "b" else 0)
    with a.store.change("respuesta") as writer:
        writer.update("answer", answer, level=3)
    with b.store.change("respuesta") as writer:
        writer.update("answer", answer, kind="refused", level=None)
    take_lines(a.store, b.store)
    take_lines(b.store, a.store)
    for laptop in (a, b):
        row = laptop.store.row("SELECT kind, level FROM answer WHERE id = ?", (answer,))
        assert tuple(row) == (("level", 3) if later == "a" else ("refused", None))
        laptop.store.close()


def test_columns_of_a_newer_program_are_kept_and_not_compared(office: Filled) -> None:
    with office.store.transaction("de un programa más nuevo") as writer:
        columns = '{"name":["Modas Lía",null],"shoe_size":[38,null]}'
        writer.write_lines("workshop", [(office.workshop, columns)])
    repair_office(office.store)
    assert office.store.value("SELECT name FROM workshop") == "Modas Lía"
    assert check_office(office.store).problems == ()
    newest = list(read_lines(office.store))[-1]
    assert newest.cells["shoe_size"] == (38, None)


def test_what_has_a_default_is_never_null_so_an_unwritten_cell_is_known(office: Filled) -> None:
    store = office.store
    for table in all_rows(store):
        for column in store.rows(f"PRAGMA table_info([{table}])"):
            if column["dflt_value"] is not None:
                assert column["notnull"], (table, column["name"])


def conditions(sql: str) -> Iterator[str]:
    """What stands within each CHECK of a table's text, its quoted words left out."""
    text = re.sub(r"'[^']*'", "''", sql)
    for found in re.finditer(r"\bCHECK\s*\(", text, re.IGNORECASE):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            end += 1
        yield text[found.end() : end - 1]


def test_columns_that_a_check_names_together_are_written_together(office: Filled) -> None:
    """Else two laptops' lines pair halves that the table refuses, and the merge stops."""
    named = []
    for table, columns in journalled_tables(office.store).items():
        sql = office.store.value("SELECT sql FROM sqlite_master WHERE name = ?", (table,))
        for condition in conditions(sql):
            several = {one for one in columns if re.search(rf"\b{one}\b", condition)}
            if len(several) > 1:
                named.append((table, several))
    assert ("answer", {"kind", "level"}) in named
    split = [
        (table, several)
        for table, several in named
        if not any(several <= set(group) for group in groups_of(table))
    ]
    assert split == []


def test_what_is_written_together_names_columns_of_one_group_that_exist(office: Filled) -> None:
    tables = journalled_tables(office.store)
    for table, columns in tables.items():
        together = [column for group in groups_of(table) for column in group]
        assert set(together) <= set(columns)
        assert len(set(together)) == len(together)


@pytest.mark.parametrize(
    ("table", "first", "last"),
    [
        ("figure", "period_from", "period_to"),
        ("period_lock", "date_from", "date_to"),
    ],
)
def test_a_period_whose_ends_two_laptops_moved_has_the_ends_of_one(
    tmp_path: Path, table: str, first: str, last: str
) -> None:
    original = make_office(tmp_path, "a.hilvan", now_ms=lambda: 1_795_000_000_000)
    more = {
        "figure": {"workshop_id": original.workshop, "kind": "sales", "value": 5, "origin": "said"},
        "period_lock": {"locked_on": "2026-06-30"},
    }[table]
    with original.store.change("período") as writer:
        row = writer.insert(table, **{first: "2026-03-01", last: "2026-03-31"}, **more)
    original.store.close()
    shutil.copy(tmp_path / "a.hilvan", tmp_path / "b.hilvan")
    a = Laptop(tmp_path / "a.hilvan", original, 1, 0)
    b = Laptop(tmp_path / "b.hilvan", original, 2, WEEK_MS)
    with a.store.change("período") as writer:
        writer.update(table, row, **{first: "2026-03-20"})
    with b.store.change("período") as writer:
        writer.update(table, row, **{last: "2026-03-10"})
    take_lines(a.store, b.store)
    take_lines(b.store, a.store)
    for laptop in (a, b):
        found = laptop.store.row(f"SELECT {first}, {last} FROM [{table}] WHERE id = ?", (row,))
        assert tuple(found) == ("2026-03-01", "2026-03-10")
        assert check_office(laptop.store).problems == ()
        laptop.store.close()
