"""A reader tells which tables it read, so that nobody has to name them."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.storage.reader import NotingReader
from app.storage.records import Change
from app.storage.store import Store
from tests.storage.support import Filled, make_office

QUESTIONS = (
    "SELECT count(*) FROM workshop WHERE deleted = 0",
    "SELECT 1 FROM person WHERE deleted = 0 LIMIT 1",
    "SELECT group_concat(w.name || c.name) FROM workshop w JOIN cluster c ON c.id = w.cluster_id",
    "SELECT name, (SELECT count(*) FROM answer a WHERE a.level IS NOT NULL) FROM cluster",
    "SELECT name FROM workshop WHERE EXISTS (SELECT 1 FROM person p WHERE p.surnames = 'Otro')",
    "WITH far AS (SELECT * FROM visit WHERE visited_on > '2026-12-01') SELECT count(*) FROM far",
    "SELECT code FROM cluster UNION SELECT surnames FROM person",
    "SELECT max(round) FROM visit LEFT JOIN programme ON programme.visit_id = visit.id",
    "SELECT count(*) FROM programme",
    "SELECT count(*) FROM journal",
    "SELECT rowid FROM workshop_search WHERE workshop_search MATCH 'otro'",
    "SELECT said FROM told",
)
EDITS = ("workshop", "cluster", "person", "answer", "visit", "programme")


def edit(office: Filled, table: str) -> None:
    """Change something in a table that most questions about it notice."""
    store = office.store
    with store.change("algo") as writer:
        match table:
            case "workshop":
                writer.update(table, office.workshop, name="Otro taller")
            case "cluster":
                writer.update(table, office.cluster, name="Otro", code="OTR")
            case "person":
                writer.update(table, office.person, surnames="Otro")
            case "answer":
                writer.update(table, office.answers[0], kind="level", level=2)
            case "visit":
                writer.update(table, office.visit, visited_on="2026-12-24", round=2)
            case _:
                writer.insert(table, workshop_id=office.workshop, visit_id=office.visit)


def ask(store: Store, questions: list[str], *, here: bool) -> tuple[list[list], set[str]]:
    with store.reader_here() if here else store.reader() as reader:
        return [list(map(tuple, reader.rows(one))) for one in questions], reader.tables_read


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(QUESTIONS), min_size=1, max_size=3),
    st.sampled_from(EDITS),
    st.booleans(),
    st.booleans(),
)
def test_a_change_that_alters_an_answer_is_always_noticed(
    questions: list[str], table: str, here: bool, asked_before: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = make_office(Path(folder))
        office.store.maintenance_connection.execute(
            "CREATE VIEW told AS SELECT p.surnames AS said FROM person p JOIN workshop w "
            "ON w.id = p.workshop_id"
        )
        NotingReader._tables_of.clear()
        if asked_before:  # statements that SQLite and the driver have prepared already
            for one in questions:
                office.store.rows(one)
        before, tables = ask(office.store, questions, here=here)
        changes: list[Change] = []
        office.store.subscribe(changes.append)
        edit(office, table)
        after, _again = ask(office.store, questions, here=here)
        (change,) = changes
        assert before == after or change.concerns(tables)
        office.store.close()


def test_a_table_without_rows_counts_as_read(office: Filled) -> None:
    with office.store.reader() as reader:
        assert reader.value("SELECT title FROM action") is None
        assert reader.tables_read == {"action"}


def test_what_is_read_through_the_store_meanwhile_is_noted_too(office: Filled) -> None:
    with office.store.reader_here() as reader:
        reader.value("SELECT name FROM cluster")
        office.store.value("SELECT name FROM workshop")
        with office.store.reader_here() as inner:
            office.store.value("SELECT given_names FROM person")
        office.store.note_read({"figure"})
    office.store.value("SELECT title FROM action")
    assert reader.tables_read == {"cluster", "workshop", "figure"}
    assert inner.tables_read == {"person"}


def test_the_same_question_tells_its_tables_each_time(office: Filled) -> None:
    for _time in range(3):
        with office.store.reader() as reader:
            reader.rows("SELECT name FROM cluster")
            reader.rows("SELECT name FROM cluster")
            assert reader.tables_read == {"cluster"}


def test_a_worker_lets_go_of_the_file_whatever_happens(office: Filled) -> None:
    with pytest.raises(ZeroDivisionError), office.store.reader():
        raise ZeroDivisionError
    office.store.suspend()  # refused while anybody reads
    office.store.resume(None)


def test_a_change_says_who_asked_for_it(office: Filled) -> None:
    store, told = office.store, []
    page = object()
    store.subscribe(lambda change: told.append((change.origin, change.asked_by)))
    with store.asked_by(page), store.change("nombre") as writer:
        writer.update("cluster", office.cluster, name="Otro")
    store.undo_stack.undo()
    with store.change("nombre") as writer:
        writer.update("cluster", office.cluster, name="Un tercero")
    assert told == [("edit", page), ("undo", None), ("edit", None)]


def test_what_a_listener_changes_was_asked_by_nobody(office: Filled) -> None:
    store, told = office.store, []

    def follow(change: Change) -> None:
        told.append(change.asked_by)
        if change.touches("workshop"):
            with store.change("eco", origin="echo") as writer:
                writer.update("cluster", office.cluster, note="eco")

    store.subscribe(follow)
    with store.asked_by("una página"), store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")
    assert told == ["una página", None]
