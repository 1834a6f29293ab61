"""Mending an office file from its journal: the one door that writes past the journal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from app.i18n import _
from app.progress import SILENT, Progress
from app.storage.backups import back_up
from app.storage.checking import printable
from app.storage.differences import Cells, Difference, find_differences, write_folded
from app.storage.driver import sqlite3
from app.storage.journal import read_stray_lines
from app.storage.labels import Label
from app.storage.migrations import SEARCH_TABLE
from app.storage.migrations.m0002_search import INDEX, SEARCH_FILL
from app.storage.records import Change, Value
from app.storage.store import Store
from app.storage.triggers import install_triggers, journalled_tables, remove_triggers
from app.storage.troubles import CORRUPT, NOT_A_DATABASE, READ_ONLY, damaged, primary_code
from app.storage.writer import Writer


def repair_office(store: Store, progress: Progress = SILENT) -> int:
    """Make every table agree with the journal again; returns how many rows were mended.

    A row follows the sound lines of its journal. Where a line itself is damaged the row
    is kept as it is, the damaged line is dropped and a new one states what the row holds.
    Backs up first; all or nothing. Raises `DamagedFile` if the structure cannot be mended.
    """
    back_up(store, reason="repair", progress=progress, checked=False)
    with _structure_in_doubt(store), store.transaction(Label("office.repaired")) as writer:
        connection = store.maintenance_connection
        remove_triggers(connection)
        writer.run("PRAGMA defer_foreign_keys = ON")
        writer.run("REINDEX")
        tables = journalled_tables(store)
        strays = [line["id"] for line in read_stray_lines(store, tables)]
        found = [one for table in tables for one in find_differences(store, table)]
        lost = _cells_of(store, [*strays, *(line for one in found for line in one.damaged)])
        mended: dict[str, set[int]] = {}
        for difference in found:
            _mend_row(writer, difference, lost)
            mended.setdefault(difference.table, set()).add(difference.row)
        for line in strays:
            writer.run("DELETE FROM journal WHERE id = ?", (line,))
        _rebuild_search(writer)
        install_triggers(connection, store)
        if store.value("PRAGMA integrity_check(1)") != "ok":
            raise damaged(store.path)
    store.undo_stack.clear()
    rows = {table: frozenset(ids) for table, ids in mended.items()}
    store.announce(Change(_("reparar el archivo"), rows, "repair"))
    return sum(len(ids) for ids in mended.values())


@contextmanager
def _structure_in_doubt(store: Store) -> Iterator[None]:
    """Text that is none is read; a page that cannot be read at all is beyond this."""
    try:
        with store.damaged_text_shown():
            yield
    except sqlite3.Error as trouble:
        # SQLCipher lets nothing be written once a page of the file was not its own.
        if primary_code(trouble) in (CORRUPT, NOT_A_DATABASE, READ_ONLY):
            raise damaged(store.path) from trouble
        raise


def _cells_of(store: Store, lines: list[int]) -> list[dict[str, Any]]:
    """What damaged lines still say, as far as that can be read."""
    said = []
    for line in lines:
        text = store.value("SELECT columns FROM journal WHERE id = ?", (line,))
        with suppress(ValueError, TypeError, AttributeError):
            cells = json.loads(text).items()
            said.append({name: cell[0] for name, cell in cells if isinstance(cell, list) and cell})
    return said


def _mend_row(writer: Writer, difference: Difference, lost: list[dict[str, Any]]) -> None:
    for line in difference.damaged:
        writer.run("DELETE FROM journal WHERE id = ?", (line,))
    trust_state = bool(difference.damaged) or difference.folded is None
    if difference.state is not None and (trust_state or _says_the_same(difference, lost)):
        _state_again(writer, difference, difference.state)
    else:
        write_folded(writer.run, difference)


def _says_the_same(difference: Difference, lost: list[dict[str, Any]]) -> bool:
    """Whether a damaged line, called another row's by its damage, says what this row holds."""
    state = difference.state or {}
    return bool(difference.columns) and any(
        all(column in cells and cells[column] == state[column] for column in difference.columns)
        for cells in lost
    )


def _state_again(writer: Writer, difference: Difference, state: Cells) -> None:
    folded = difference.folded or {}
    state = _with_readable_text(writer, difference, state)
    cells = {
        column: [value, difference.current.get(column)]
        for column, value in state.items()
        if column not in folded or value != folded[column]
    }
    if cells:
        text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
        writer.write_lines(difference.table, [(difference.row, text)])


def _with_readable_text(writer: Writer, difference: Difference, state: Cells) -> Cells:
    """The row with marks where its text and its line are both lost, in the table too."""
    readable = {
        column: printable(value) if isinstance(value, str) else _as_text(value)
        for column, value in state.items()
    }
    changed = {column: value for column, value in readable.items() if value != state[column]}
    if changed:
        names = ", ".join(f"[{column}] = ?" for column in changed)
        sql = f"UPDATE [{difference.table}] SET {names} WHERE id = ?"
        writer.run(sql, (*changed.values(), difference.row))
    return readable


def _as_text(value: Value | bytes) -> Value:
    """No column of these tables holds bytes: there they are a text whose mark was damaged."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _rebuild_search(writer: Writer) -> None:
    writer.run(f"DROP TABLE {SEARCH_TABLE}")
    writer.run(INDEX)
    writer.run(SEARCH_FILL)
