import pytest

from app.storage.driver import sqlite3
from app.storage.journal import read_history, read_lines
from app.storage.records import Change
from tests.storage.support import Filled, all_rows


def test_a_change_writes_the_row_and_its_line(office: Filled) -> None:
    store = office.store
    store.user = 42
    with store.change("nombre del taller") as writer:
        writer.update("workshop", office.workshop, name="Modas Lía")
    line = read_history(store, "workshop", office.workshop)[-1]
    before = read_history(store, "workshop", office.workshop)[0]
    assert line.cells == {"name": ("Modas Lía", before.id)}
    assert (line.label, line.user, line.site) == ("nombre del taller", 42, store.site)


def test_a_value_that_is_there_already_leaves_no_line_and_no_step(office: Filled) -> None:
    lines = len(list(read_lines(office.store)))
    with office.store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Taller Ñandutí")
    assert len(list(read_lines(office.store))) == lines
    assert office.store.undo_stack.undo_label is None


def test_columns_that_belong_together_are_written_together(office: Filled) -> None:
    answer = office.answers[0]
    with office.store.change("respuesta") as writer:
        writer.update("answer", answer, kind="level", level=2)
    with office.store.change("respuesta") as writer:
        writer.update("answer", answer, kind="level", level=3)
    first, second = read_history(office.store, "answer", answer)[1:]
    assert second.cells == {"kind": ("level", first.id), "level": (3, first.id)}


def fail_after_writing(office: Filled) -> None:
    with office.store.change("algo") as writer:
        writer.update("cluster", office.cluster, name="otro")
        writer.keep_blob(b"x")
        raise ZeroDivisionError


def test_nothing_remains_of_a_change_that_fails(office: Filled) -> None:
    before = all_rows(office.store)
    with pytest.raises(ZeroDivisionError):
        fail_after_writing(office)
    assert all_rows(office.store) == before
    assert office.store.value("SELECT count(*) FROM blob") == 0
    assert office.store.undo_stack.undo_label is None


def test_a_change_inside_a_change_joins_it(office: Filled) -> None:
    with office.store.change("afuera") as writer:
        writer.update("workshop", office.workshop, name="uno")
        with office.store.change("adentro") as inner:
            inner.update("cluster", office.cluster, name="dos")
    assert office.store.undo_stack.undo() == "afuera"
    assert office.store.value("SELECT name FROM workshop") == "Taller Ñandutí"
    assert office.store.value("SELECT name FROM cluster") == "Yaguarón"


def test_an_inner_change_that_fails_leaves_nothing_if_the_outer_goes_on(office: Filled) -> None:
    told: list[Change] = []
    office.store.subscribe(told.append)
    with office.store.change("afuera") as writer:
        writer.update("person", office.person, surnames="uno")
        with pytest.raises(ZeroDivisionError):
            fail_after_writing(office)
        writer.update("person", office.person, given_names="tres")
    assert office.store.value("SELECT name FROM cluster") == "Yaguarón"
    assert office.store.value("SELECT count(*) FROM blob") == 0
    assert told[0].tables == {"person"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE workshop SET name = 'x'",
        "INSERT INTO cluster (id, code, name) VALUES (1, 'a', 'b')",
        "INSERT INTO blob VALUES ('a', x'00')",
        "INSERT INTO journal VALUES (1, 1, 1, 1, 1, 'a', 'workshop', 1, '{}', 1)",
    ],
)
def test_a_write_outside_a_change_raises(office: Filled, statement: str) -> None:
    before = all_rows(office.store)
    with pytest.raises(RuntimeError, match="outside"):
        office.store.rows(statement)
    assert all_rows(office.store) == before


def test_a_writer_is_worth_nothing_after_its_change(office: Filled) -> None:
    with office.store.change("algo") as writer:
        pass
    with pytest.raises(RuntimeError, match="outside"):
        writer.update("workshop", office.workshop, name="x")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM workshop", "DELETE FROM journal", "UPDATE journal SET label = 'x'"]
)
def test_rows_and_lines_are_never_removed(office: Filled, statement: str) -> None:
    with (
        pytest.raises(sqlite3.IntegrityError, match="never|append-only"),
        office.store.change("algo") as writer,
    ):
        writer.run(statement)


def test_a_bug_in_our_sql_is_not_called_trouble_of_the_file(office: Filled) -> None:
    with pytest.raises(sqlite3.OperationalError), office.store.change("algo") as writer:
        writer.update("workshop", office.workshop, no_such_column=1)
    with pytest.raises(LookupError), office.store.change("algo") as writer:
        writer.update("workshop", 1, name="x")
    with pytest.raises(sqlite3.IntegrityError), office.store.change("algo") as writer:
        writer.insert("workshop", code="A", name="B", cluster_id=999)


def test_listeners_hear_exactly_what_was_touched(office: Filled) -> None:
    told: list[Change] = []
    stop = office.store.subscribe(told.append)
    with office.store.change("dos cosas") as writer:
        writer.update("workshop", office.workshop, name="uno")
        writer.update("cluster", office.cluster, name="Yaguarón")  # it has that name
    assert told == [Change("dos cosas", {"workshop": frozenset({office.workshop})})]
    stop()
    stop()
    office.store.undo_stack.undo()
    assert len(told) == 1


def test_a_listener_that_fails_takes_nothing_back_and_is_heard(office: Filled) -> None:
    told: list[Change] = []

    def fail(_change: Change) -> None:
        raise KeyError("listener")

    office.store.subscribe(fail)
    office.store.subscribe(told.append)
    with pytest.raises(KeyError, match="listener"), office.store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")
    assert office.store.value("SELECT name FROM workshop") == "Lía"
    assert len(told) == 1
    with pytest.raises(KeyError, match="listener"):
        office.store.undo_stack.undo()
    assert office.store.value("SELECT name FROM workshop") == "Taller Ñandutí"
    assert office.store.undo_stack.redo_label == "nombre"


def test_two_listeners_that_fail_are_both_heard(office: Filled) -> None:
    def fail(_change: Change) -> None:
        raise KeyError

    office.store.subscribe(fail)
    office.store.subscribe(fail)
    with pytest.raises(ExceptionGroup), office.store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")


def test_a_listener_may_change_the_store(office: Filled) -> None:
    def follow(change: Change) -> None:
        if change.origin == "undo":
            with office.store.change("eco", origin="echo") as writer:
                writer.update("cluster", office.cluster, note="eco")

    office.store.subscribe(follow)
    with office.store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")
    assert office.store.undo_stack.undo() == "nombre"
    assert office.store.value("SELECT note FROM cluster") == "eco"
    assert office.store.undo_stack.undo_label is None
    assert office.store.undo_stack.redo() == "nombre"


def test_a_worker_reads_while_the_window_writes(office: Filled) -> None:
    with office.store.reader() as reader:
        with office.store.change("nombre") as writer:
            writer.update("workshop", office.workshop, name="Lía")
            assert reader.value("SELECT name FROM workshop") == "Taller Ñandutí"
        assert reader.value("SELECT name FROM workshop") == "Lía"
        with pytest.raises(sqlite3.OperationalError):
            reader.rows("INSERT INTO blob VALUES ('a', x'00')")


def test_bytes_are_kept_once_under_their_hash(office: Filled) -> None:
    with office.store.change("foto") as writer:
        first, second = writer.keep_blob(b"foto"), writer.keep_blob(b"foto")
    assert first == second
    assert office.store.value("SELECT content FROM blob WHERE hash = ?", (first,)) == b"foto"
