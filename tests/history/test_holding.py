"""What an undo leaves in the file: no row without its whole or its parts; and one way of counting it."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import DataProblem
from app.history.queries import change_values, list_changes
from app.history.records import ChangesAsked
from app.history.undoing import plan_undo, undo_change
from app.registry.operations import add_workshop, change_workshop, remove_workshop
from app.registry.queries import list_workshops
from app.storage.journal import read_lines
from app.storage.schema import table_kinds
from app.storage.store import Store
from tests.history.conftest import DAY, answer, change_called, visit_in, works
from tests.storage.edits import Edit, edits, make_edit
from tests.storage.support import Filled, make_office


def brought_list(store: Store) -> int:
    """A change that brought two workshops with their owners, a visit and its answers each."""
    instrument = store.value("SELECT id FROM instrument")
    with store.change("traer una lista") as writer:
        for name in ("Uno", "Dos"):
            row = writer.insert("workshop", code=name, name=name)
            writer.insert("person", workshop_id=row, given_names=f"Dueña {name}")
            visit = writer.insert("visit", workshop_id=row, instrument_id=instrument, round=1, visited_on=DAY)
            writer.insert("answer", visit_id=visit, item="GES-01", kind="refused")
    return change_called(store, "traer una lista")


@pytest.fixture
def listed(store: Store) -> int:
    """The list that was brought to an office that knows an instrument."""
    visit_in(store, add_workshop(store, name="De antes"))
    return brought_list(store)


def parts_of(store: Store, name: str) -> list[int]:
    """How many owners, visits and answers a workshop has."""
    (workshop,) = store.rows("SELECT id FROM workshop WHERE name = ?", (name,))
    of = f"WHERE deleted = 0 AND workshop_id = {workshop['id']}"
    return [
        store.value(f"SELECT count(*) FROM person {of}"),
        store.value(f"SELECT count(*) FROM visit {of}"),
        store.value(
            f"SELECT count(*) FROM answer WHERE deleted = 0 AND visit_id IN (SELECT id FROM visit {of})"
        ),
    ]


def test_a_workshop_that_stays_keeps_its_owner_its_visit_and_its_answers_and_they_are_counted(
    store: Store, listed: int
) -> None:
    works(store, "Derlis Benítez")
    row = store.value("SELECT id FROM workshop WHERE name = 'Dos'")
    change_workshop(store, workshop_id=row, name="Otro nombre")
    plan = undo_change(store, change_id=listed)
    assert {one.name for one in list_workshops(store)} == {"De antes", "Otro nombre"}
    assert parts_of(store, "Otro nombre") == [1, 1, 1]
    assert {one.reason.split(" (")[0]: one.values for one in plan.standing} == {
        "Derlis Benítez lo cambió después": 2,
        "queda con su taller, que no se quita": 8,
        "queda con su visita, que no se quita": 1,
    }
    assert {one.where for one in plan.standing} == {"Otro nombre"}
    assert plan.values == 11


def test_a_visit_that_stays_keeps_its_workshop_and_all_that_is_of_it(store: Store, listed: int) -> None:
    visit = store.value(
        "SELECT visit.id FROM visit JOIN workshop w ON w.id = workshop_id WHERE w.name = 'Uno'"
    )
    answer(store, visit, "GES-01", 3)
    reasons = [one.reason for one in undo_change(store, change_id=listed).standing]
    assert parts_of(store, "Uno") == [1, 1, 1]
    assert "le hace falta a algo que no se quita (respuesta)" in reasons
    assert {one.name for one in list_workshops(store)} == {"De antes", "Uno"}


def test_what_came_back_and_was_worked_on_since_stays_when_its_coming_back_is_undone(
    store: Store, listed: int
) -> None:
    undo_change(store, change_id=listed)
    undo_change(store, change_id=change_called(store, "deshacer: traer una lista"))
    again = change_called(store, "rehacer: traer una lista")
    row = store.value("SELECT id FROM workshop WHERE name = 'Dos'")
    change_workshop(store, workshop_id=row, place="Centro")
    undo_change(store, change_id=again)
    assert {one.name for one in list_workshops(store)} == {"De antes", "Dos"}
    assert parts_of(store, "Dos") == [1, 1, 1]


def test_what_was_taken_away_by_hand_already_is_counted_as_being_as_before(store: Store, listed: int) -> None:
    (change,) = [one for one in list_changes(store, ChangesAsked()).changes if one.id == listed]
    remove_workshop(store, workshop_id=store.value("SELECT id FROM workshop WHERE name = 'Dos'"))
    plan = undo_change(store, change_id=listed)
    (standing,) = plan.standing
    assert (standing.reason, standing.values) == ("ya está como antes", 2)
    assert plan.values + 2 == change.values
    assert plan_undo(store, listed).standing == ()
    with pytest.raises(DataProblem, match="ya está deshecho"):
        undo_change(store, change_id=listed)


def test_list_panel_and_small_window_count_the_same_values(store: Store, listed: int) -> None:
    visit = visit_in(store, add_workshop(store, name="Ñandutí"))
    answer(store, visit, "GES-01", 1)
    with store.change("dos veces lo mismo") as writer:
        row = store.value("SELECT id FROM workshop WHERE name = 'Uno'")
        writer.update("workshop", row, place="Centro", phone="+595971445218", phone_given="0971 445 218")
        writer.update("workshop", row, place="Compañía 4")
        writer.insert("person", workshop_id=row, given_names="Otra")
    for one in list_changes(store, ChangesAsked()).changes:
        told = len(change_values(store, one.id))
        plan = plan_undo(store, one.id)
        assert one.values == told, one.what
        assert plan.values + sum(kept.values for kept in plan.standing) == told, one.what


# --- in general ---


def bring_list(store: Store, office: Filled, number: int) -> None:
    """Workshops with all that an import may bring of them, three levels down, in one change."""
    with store.change(f"lista {number}") as writer:
        cluster = writer.insert("cluster", code=f"L-{number}", name="nuevo")
        for place in range(2):
            row = writer.insert("workshop", code=f"L-{number}-{place}", name="traído", cluster_id=cluster)
            writer.insert("person", workshop_id=row, given_names="dueña")
            visit = writer.insert(
                "visit", workshop_id=row, instrument_id=office.instrument, round=1, visited_on=DAY
            )
            writer.insert("answer", visit_id=visit, item="GES-01")
            programme = writer.insert("programme", workshop_id=row, visit_id=visit)
            writer.insert(
                "recommendation", programme_id=programme, solution="S", rank=1, score=1.0, because="x"
            )
        moved = store.value("SELECT id FROM person ORDER BY id")
        writer.update("person", moved, workshop_id=row)


Rows = dict[tuple[str, int], tuple[str, int] | None]


def living(store: Store) -> Rows:
    """Every row that is there, with the row that it is a part of."""
    found: Rows = {}
    for kind in table_kinds().values():
        column = kind.column(kind.belongs) if kind.belongs else None
        for row in store.rows(f"SELECT * FROM [{kind.name}] WHERE deleted = 0"):
            whole = row[column.name] if column is not None else None
            found[kind.name, row["id"]] = (column.of, whole) if column is not None and whole else None
    return found


def orphans(rows: Rows) -> set[tuple[str, int]]:
    """The rows that are a part of one that is gone."""
    return {row for row, whole in rows.items() if whole is not None and whole not in rows}


@settings(max_examples=60, deadline=None)
@given(st.lists(edits | st.integers(0, 3), max_size=10), st.integers(0, 11), st.booleans())
def test_no_row_is_left_without_what_it_is_a_part_of_nor_a_row_that_stays_without_its_parts(
    steps: list[Edit | int], which: int, twice: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        store = office.store
        for step in [0, *steps]:
            if isinstance(step, int):
                bring_list(store, office, step)
            else:
                make_edit(store, office, step)
        for _time in range(2 if twice else 1):
            every = list(read_lines(store))
            changes = sorted({one.change for one in every if one.label != "cargar lo primero"})[1:]
            change = (changes or [every[-1].change])[which % max(1, len(changes))]
            made = {
                (one.table, one.row)
                for one in every
                if one.change == change and one.cells.get("deleted", (1, None))[0] == 0
            }
            before = living(store)
            if plan_undo(store, change).back:
                undo_change(store, change_id=change)
            after = living(store)
            assert orphans(after) <= orphans(before)
            for row, whole in before.items():
                if whole in made and whole in after:
                    assert after.get(row) == whole, (row, whole)
        store.close()
