import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import FileProblem
from app.storage.checking import check_office
from app.storage.journal import read_lines
from tests.storage.edits import Edit, edits, make_edit
from tests.storage.support import Filled, all_rows, make_office


def rename(office: Filled, name: str, merge_key: str | None = None, origin: str = "edit") -> None:
    with office.store.change("nombre del taller", merge_key=merge_key, origin=origin) as writer:
        writer.update("workshop", office.workshop, name=name)


def name_of(office: Filled) -> str:
    return office.store.value("SELECT name FROM workshop WHERE id = ?", (office.workshop,))


@settings(max_examples=20, deadline=None)
@given(st.lists(edits, max_size=12))
def test_undoing_everything_restores_the_start_row_for_row(steps: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        store, undo = office.store, office.store.undo_stack
        seen = [all_rows(store, live_only=True)]
        for step in steps:
            before = undo.undo_label, len(undo._done)
            make_edit(store, office, step)
            if (undo.undo_label, len(undo._done)) == before:  # merged, or nothing changed
                seen[-1] = all_rows(store, live_only=True)
            else:
                seen.append(all_rows(store, live_only=True))
        for _round in range(2):
            for expected in reversed(seen[:-1]):
                assert undo.undo() is not None
                assert all_rows(store, live_only=True) == expected
                assert undo.kept == 0
            assert undo.undo() is None
            for expected in seen[1:]:
                assert undo.redo() is not None
                assert all_rows(store, live_only=True) == expected
            assert undo.redo() is None
        assert check_office(store).problems == ()
        store.close()


def test_undo_writes_new_lines_and_erases_none(office: Filled) -> None:
    before = list(read_lines(office.store))
    rename(office, "Lía")
    office.store.undo_stack.undo()
    after = list(read_lines(office.store))
    assert after[: len(before)] == before
    assert len(after) == len(before) + 2


def test_typing_in_one_field_is_one_step_until_it_is_closed(office: Filled) -> None:
    undo = office.store.undo_stack
    rename(office, "L", "name")
    rename(office, "Lí", "name")
    undo.close_step()
    rename(office, "Lía", "name")
    assert undo.undo() == "nombre del taller"
    assert name_of(office) == "Lí"
    rename(office, "Lío", "name")
    undo.undo()
    undo.undo()
    assert name_of(office) == "Taller Ñandutí"
    assert undo.undo_label is None


def test_a_new_step_forgets_what_was_undone(office: Filled) -> None:
    rename(office, "Lía")
    office.store.undo_stack.undo()
    rename(office, "Ana")
    assert office.store.undo_stack.redo_label is None
    assert office.store.undo_stack.redo() is None


def test_what_something_else_wrote_since_is_left_alone(office: Filled) -> None:
    undo = office.store.undo_stack
    with office.store.change("ficha") as writer:
        writer.update("workshop", office.workshop, name="Lía", place="Compañía Guazú Virá")
    rename(office, "De otra parte", origin="merge")
    assert undo.undo() == "ficha"
    assert name_of(office) == "De otra parte"
    assert office.store.value("SELECT place FROM workshop") is None
    assert undo.kept == 1
    undo.redo()
    assert name_of(office) == "De otra parte"
    assert office.store.value("SELECT place FROM workshop") == "Compañía Guazú Virá"


def test_cells_that_belong_together_are_left_alone_together(office: Filled) -> None:
    with office.store.change("respuesta") as writer:
        writer.update("answer", office.answers[0], kind="level", level=2)
    with office.store.change("de otra parte", origin="merge") as writer:
        writer.update("answer", office.answers[0], level=4)
    office.store.undo_stack.undo()
    row = office.store.row("SELECT kind, level FROM answer ORDER BY id LIMIT 1")
    assert tuple(row) == ("level", 4)
    assert office.store.undo_stack.kept == 2


def test_an_undo_that_fails_can_be_tried_again(office: Filled) -> None:
    rename(office, "Lía")
    office.store.read_only = True
    with pytest.raises(FileProblem, match="solo para lectura"):
        office.store.undo_stack.undo()
    office.store.read_only = False
    assert office.store.undo_stack.undo() == "nombre del taller"
    assert name_of(office) == "Taller Ñandutí"


def test_taking_back_a_list_of_thousands_is_one_step(office: Filled) -> None:
    with office.store.change("importar una lista", origin="import") as writer:
        for number in range(3000):
            writer.insert("workshop", code=f"YAG-{number:04d}", name="Taller")
    assert office.store.undo_stack.undo() == "importar una lista"
    assert office.store.value("SELECT count(*) FROM workshop WHERE deleted = 0") == 1
    assert office.store.value("SELECT count(*) FROM workshop_search") == 1
