"""Mending an office file from its journal: the one door that writes past the journal."""

import json

from app.i18n import _
from app.progress import SILENT, Progress
from app.storage.backups import back_up
from app.storage.checking import printable
from app.storage.differences import Cells, Difference, find_differences, write_folded
from app.storage.migrations import SEARCH_TABLE
from app.storage.migrations.m0002_search import INDEX, SEARCH_FILL
from app.storage.records import Change, Value
from app.storage.store import Store
from app.storage.triggers import install_triggers, journalled_tables, remove_triggers
from app.storage.troubles import damaged
from app.storage.writer import Writer


def repair_office(store: Store, progress: Progress = SILENT) -> int:
    """Make every table agree with the journal again; returns how many rows were mended.

    A row follows the sound lines of its journal. Where a line itself is damaged the row
    is kept as it is, the damaged line is dropped and a new one states what the row holds.
    Backs up first; all or nothing. Raises `DamagedFile` if the structure cannot be mended.
    """
    back_up(store, reason="repair", progress=progress, checked=False)
    with store.damaged_text_shown(), store.transaction(_("reparar el archivo")) as writer:
        connection = store.maintenance_connection
        remove_triggers(connection)
        writer.run("PRAGMA defer_foreign_keys = ON")
        writer.run("REINDEX")
        mended: dict[str, set[int]] = {}
        for table in journalled_tables(store):
            for difference in list(find_differences(store, table)):
                _mend_row(store, writer, difference)
                mended.setdefault(table, set()).add(difference.row)
        _rebuild_search(writer)
        install_triggers(connection, store)
        if store.value("PRAGMA integrity_check(1)") != "ok":
            raise damaged(store.path)
    store.undo_stack.clear()
    rows = {table: frozenset(ids) for table, ids in mended.items()}
    store.announce(Change(_("reparar el archivo"), rows, "repair"))
    return sum(len(ids) for ids in mended.values())


def _mend_row(store: Store, writer: Writer, difference: Difference) -> None:
    for line in difference.damaged:
        writer.run("DELETE FROM journal WHERE id = ?", (line,))
    trust_state = bool(difference.damaged) or difference.folded is None
    if difference.state is not None and trust_state:
        _state_again(writer, difference, difference.state)
    else:
        write_folded(writer.run, difference)


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
