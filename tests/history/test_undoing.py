"""Taking back any change by its name: all of it, what may go of it, or the reason why not."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.diagnosis.operations import finish_visit, reopen_visit
from app.diagnosis.queries import read_visit
from app.errors import Cancelled, DataProblem
from app.figures.locks import lock_period
from app.figures.milestone_operations import record_milestone
from app.history.queries import row_history
from app.history.undoing import plan_undo, restore_value, say_plan, undo_change
from app.registry.operations import (
    add_person,
    add_workshop,
    change_person,
    change_workshop,
    remove_workshop,
)
from app.registry.queries import list_workshops, read_workshop
from app.storage.checking import check_office
from app.storage.journal import column_defaults, fold_lines, read_lines
from app.storage.opening import open_office
from app.storage.records import Line, Reader
from app.storage.reverting import with_groups
from app.storage.store import Store
from tests.history.conftest import answer, change_called, visit_in, works
from tests.house_rules import ROOT
from tests.storage.edits import Edit, edits, make_edit
from tests.storage.support import make_office


def test_an_old_change_is_taken_back_though_much_was_done_since(store: Store) -> None:
    workshop = add_workshop(store, name="Ñandutí")
    change_workshop(store, workshop_id=workshop, phone="0971 445 218")
    change_workshop(store, workshop_id=workshop, phone="0981 445 218")
    wrong = change_called(store, "teléfono del taller")
    change_workshop(store, workshop_id=workshop, place="Centro")
    add_workshop(store, name="Otra")
    plan = undo_change(store, change_id=wrong)
    assert plan.standing == ()
    found = read_workshop(store, workshop)
    assert (found.phone, found.phone_given, found.place) == (
        "+595971445218",
        "0971 445 218",
        "Centro",
    )


def test_the_undo_is_a_change_of_its_own_that_can_be_taken_back_in_both_ways(store: Store) -> None:
    workshop = add_workshop(store, name="Ñandutí")
    change_workshop(store, workshop_id=workshop, place="Centro")
    undo_change(store, change_id=change_called(store, "barrio o compañía"))
    assert read_workshop(store, workshop).place is None
    assert store.undo_stack.undo_label == "deshacer: barrio o compañía"
    store.undo_stack.undo()
    assert read_workshop(store, workshop).place == "Centro"
    store.undo_stack.redo()
    undone = change_called(store, "rehacer: deshacer: barrio o compañía")
    undo_change(store, change_id=undone)
    assert read_workshop(store, workshop).place == "Centro"
    assert check_office(store).problems == ()


def test_later_work_on_a_value_keeps_it_and_is_named(store: Store) -> None:
    workshop = add_workshop(store, name="Ñandutí")
    change_workshop(store, workshop_id=workshop, place="Centro", zone="urban")
    both = change_called(store, "datos del taller")
    works(store, "Derlis Benítez")
    change_workshop(store, workshop_id=workshop, place="Compañía 4")
    plan = plan_undo(store, both)
    (standing,) = plan.standing
    assert "Derlis Benítez lo cambió después (barrio o compañía, " in standing.reason
    assert (standing.values, standing.where) == (1, "Ñandutí")
    assert say_plan(plan) == "Se pueden deshacer 1 de 2 valores; hay trabajo encima de los demás."
    undo_change(store, change_id=both)
    found = read_workshop(store, workshop)
    assert (found.place, found.zone) == ("Compañía 4", None)


def test_nothing_is_written_and_the_reason_told_where_all_of_it_was_written_over(
    store: Store,
) -> None:
    workshop = add_workshop(store, name="Ñandutí")
    change_workshop(store, workshop_id=workshop, place="Centro")
    old = change_called(store, "barrio o compañía")
    change_workshop(store, workshop_id=workshop, place="Compañía 4")
    before = store.last_change
    with pytest.raises(DataProblem, match="No se puede deshacer «barrio o compañía»: Liz Ayala"):
        undo_change(store, change_id=old)
    assert store.last_change == before


def test_a_workshop_that_has_got_a_visit_since_is_not_taken_away(store: Store) -> None:
    workshop = add_workshop(store, name="Ñandutí")
    added = change_called(store, "agregar un taller")
    visit_in(store, workshop)
    (standing,) = plan_undo(store, added).standing
    assert "después se anotó algo que depende de esto (visita" in standing.reason
    with pytest.raises(DataProblem):
        undo_change(store, change_id=added)
    assert [one.name for one in list_workshops(store)] == ["Ñandutí"]


def test_of_many_rows_added_at_once_those_that_were_worked_on_stay_and_what_holds_them_too(
    store: Store,
) -> None:
    with store.change("traer una lista") as writer:
        for name in ("Uno", "Dos", "Tres"):
            row = writer.insert("workshop", code=name, name=name)
            writer.insert("person", workshop_id=row, given_names=f"Dueña {name}")
    brought = change_called(store, "traer una lista")
    works(store, "Derlis Benítez")
    person = store.value("SELECT id FROM person WHERE given_names = 'Dueña Dos'")
    change_person(store, person_id=person, surnames="Giménez")
    plan = undo_change(store, change_id=brought)
    assert [one.name for one in list_workshops(store)] == ["Dos"]
    assert "Derlis Benítez" in plan.standing[0].reason + plan.standing[1].reason
    store.undo_stack.undo()
    assert [one.name for one in list_workshops(store)] == ["Dos", "Tres", "Uno"]


def test_an_answer_of_a_finished_visit_waits_until_the_visit_is_opened_again(store: Store) -> None:
    visit = visit_in(store, add_workshop(store, name="Ñandutí"))
    answer(store, visit, "GES-01", 1)
    answer(store, visit, "GES-01", 3)
    second = change_called(store, "respuesta GES-01")
    finish_visit(store, visit_id=visit)
    with pytest.raises(DataProblem, match="la visita está terminada"):
        undo_change(store, change_id=second)
    reopen_visit(store, visit_id=visit, reason="faltaba contar")
    undo_change(store, change_id=second)
    assert read_visit(store, visit).answers["GES-01"].level == 1


def test_what_was_reported_stays_as_it_was_told(store: Store) -> None:
    workshop = add_workshop(store, name="Ñandutí")
    record_milestone(
        store, workshop_id=workshop, kind="credit", happened_on="2026-03-10", after=1_000_000,
        attribution="programme", attribution_why="la visita", origin="said",
    )  # fmt: skip
    added = change_called(store, "anotar el hito «Crédito»")
    lock_period(store, date_from="2026-01-01", date_to="2026-06-30", locked_on="2026-07-05")
    with pytest.raises(DataProblem, match="el período del 01/01/2026 al 30/06/2026 ya se informó"):
        undo_change(store, change_id=added)


def test_what_was_removed_does_not_come_back_where_its_workshop_is_gone(store: Store) -> None:
    workshop = add_workshop(store, name="Ñandutí")
    person = add_person(store, workshop_id=workshop, given_names="Benita")
    with store.change("quitar a Benita") as writer:
        writer.delete("person", person)
    removed = change_called(store, "quitar a Benita")
    remove_workshop(store, workshop_id=workshop)
    with pytest.raises(DataProblem, match="ya no está aquello de lo que era parte"):
        undo_change(store, change_id=removed)


def test_a_value_of_before_is_written_again_with_what_belongs_to_it(store: Store) -> None:
    workshop = add_workshop(store, name="Ñandutí")
    for phone in ("0971 445 218", "0981 445 218", "no tiene"):
        change_workshop(store, workshop_id=workshop, phone=phone)
    told = row_history(store, "workshop", workshop, columns=("phone", "phone_given"))
    assert [(one.value.before, one.value.after) for one in told] == [
        ("0981 445 218", "no tiene"),
        ("0971 445 218", "0981 445 218"),
        ("sin dato", "0971 445 218"),
    ]
    restore_value(store, line_id=told[1].value.line, column=told[1].value.column, was=True)
    found = read_workshop(store, workshop)
    assert (found.phone, found.phone_given) == ("+595971445218", "0971 445 218")
    store.undo_stack.undo()
    assert read_workshop(store, workshop).phone_given == "no tiene"


# --- in general ---


def state_of(reader: Reader, lines: list[Line]) -> dict[str, dict[int, dict]]:
    """The rows that these lines leave, without those that were removed."""
    found = {}
    for table, rows in fold_lines(lines).items():
        defaults = column_defaults(reader, table)
        whole = {row: defaults | cells for row, cells in rows.items()}
        found[table] = {row: cells for row, cells in whole.items() if not cells["deleted"]}
    return {table: rows for table, rows in found.items() if rows}


def stands_free(lines: list[Line], change: int) -> bool:
    """Whether nothing was written later in a cell of the change, nor in a row that it made."""
    own = [line for line in lines if line.change == change]
    cells = {(line.table, line.row, column) for line in own for column in with_groups(line.table, line.cells)}
    born = {(line.table, line.row) for line in own if line.cells.get("deleted") == (0, None)}
    return not any(
        (line.table, line.row) in born
        or any((line.table, line.row, column) in cells for column in line.cells)
        for line in lines
        if line.change > change
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(edits, min_size=1, max_size=10), st.integers(0, 9))
def test_where_nothing_stands_on_it_undo_gives_what_the_journal_gives_without_it(
    steps: list[Edit], which: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        store = office.store
        for step in steps:
            make_edit(store, office, step)
        lines = list(read_lines(store))
        changes = sorted({one.change for one in lines if one.label != "cargar lo primero"})
        changes = [one for one in changes if one > changes[0]] or changes
        change = changes[which % len(changes)]
        plan = plan_undo(store, change)
        if plan.back:
            undo_change(store, change_id=change)
        assert check_office(store).problems == ()
        if not plan.standing and stands_free(lines, change):
            without = [line for line in lines if line.change != change]
            assert state_of(store, list(read_lines(store))) == state_of(store, without)
        store.close()


# --- stopped and killed ---


def many_workshops(store: Store) -> int:
    """A change that added a thousand workshops at once."""
    with store.change("traer una lista") as writer:
        rows = [{"code": f"N-{n}", "name": f"Taller {n}"} for n in range(1000)]
        writer.insert_many("workshop", rows)
    return change_called(store, "traer una lista")


class Stopped:
    """Stops the work once it is writing."""

    def report(self, done: int, total: int | None, text: str = "") -> None:
        if text == "Deshaciendo" and done:
            raise Cancelled


def test_an_undo_that_is_stopped_leaves_nothing(store: Store) -> None:
    change = many_workshops(store)
    lines = store.value("SELECT count(*) FROM journal")
    with pytest.raises(Cancelled):
        undo_change(store, change_id=change, progress=Stopped())
    assert store.value("SELECT count(*) FROM journal") == lines
    assert len(list_workshops(store)) == 1000
    undo_change(store, change_id=change)
    assert list_workshops(store) == []
    store.undo_stack.undo()
    assert len(list_workshops(store)) == 1000


KILLED = """
import os, sys
from pathlib import Path
from app.history.undoing import undo_change
from app.storage.opening import open_office
class Killer:
    def report(self, done, total, text=""):
        if text == "Deshaciendo" and done:
            os._exit(9)
undo_change(open_office(Path(sys.argv[1]), site=9), change_id=int(sys.argv[2]), progress=Killer())
"""


def test_an_undo_that_is_killed_leaves_nothing(store: Store) -> None:
    change = many_workshops(store)
    store.close()
    command = [sys.executable, "-c", KILLED, str(store.path), str(change)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    again = open_office(store.path, site=9)
    assert len(list_workshops(again)) == 1000
    assert check_office(again).problems == ()
    again.close()
