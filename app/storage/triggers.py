"""The journal's triggers, built from the tables as they are.

They are rebuilt after every migration. They call functions that only a store inside
`change()` provides, so a write from anywhere else fails instead of going unrecorded.
A line's `columns` is JSON: {column: [value, id of the line it replaces or null]}; an
insert leaves out what is NULL. `seal` tells a line that the disk has altered.
Rows that are added many at once get theirs from `Writer.insert_many`.
"""

from typing import Any

from app.storage.records import Reader
from app.storage.schema import groups_of

NOT_JOURNALLED = {"journal", "blob"}


def journalled_tables(reader: Reader) -> dict[str, list[str]]:
    """Every domain table with its columns, `id` left out: the tables with a tombstone."""
    tables: dict[str, list[str]] = {}
    for found in reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        name = found[0]
        columns = [row[1] for row in reader.rows(f"PRAGMA table_info([{name}])")]
        if name not in NOT_JOURNALLED and "deleted" in columns:
            tables[name] = [column for column in columns if column != "id"]
    return tables


def _line(table: str, columns: str, source: str = "") -> str:
    """The SQL that writes a line; `columns` is an aggregate, over `source` if it needs one."""
    return (
        "INSERT INTO journal (id, clock, site, user, change, label, table_name, row_id, columns, "
        "seal) SELECT hilvan_id(), hilvan_clock(), hilvan_site(), hilvan_user(), "
        f"hilvan_change(), hilvan_label(), '{table}', new.id, line.columns, "
        f"hilvan_seal('{table}', new.id, line.columns) FROM (SELECT {columns} AS columns {source}) line;"
    )


def said_of_new_row(columns: list[str], row: str) -> str:
    """The SQL of what the line of a new row says in `columns`; `row` is what names the row."""
    # What is NULL makes its whole cell NULL, and `concat` passes over it; a text "null" has quotes.
    cells = ", ".join(
        f"',\"{column}\":[' || nullif(json_quote({row}.[{column}]), 'null') || ',null]'" for column in columns
    )
    return f"'{{' || substr(concat({cells}), 2) || '}}'"


def said_of_new_rows(columns: list[tuple[str, str]]) -> str:
    """The same of many rows at once, which cost less said so: `columns` are (name, type)."""
    cells = ", ".join(
        f"iif([{name}] IS NULL, '', concat(',\"{name}\":[', {_quoted(name, kind)}, ',null]'))"
        for name, kind in columns
    )
    return f"'{{' || substr(concat({cells}), 2) || '}}'"


def _quoted(name: str, kind: str) -> str:
    return f"[{name}]" if kind == "INTEGER" else f"json_quote([{name}])"


def _inserted(table: str, columns: list[str]) -> str:
    # The aggregate keeps SQLite from working out `columns` once per use.
    said = f"max({said_of_new_row(columns, 'new')})"
    return (
        f"CREATE TRIGGER journal_{table}_insert AFTER INSERT ON [{table}] WHEN hilvan_alone() "
        f"BEGIN {_line(table, said)} END"
    )


def _changed(table: str, column: str) -> str:
    # When one column of a group changes, all are written, so that folding two laptops' lines
    # never pairs one's half with the other's.
    group = next((group for group in groups_of(table) if column in group), (column,))
    return " OR ".join(f"old.[{name}] IS NOT new.[{name}]" for name in group)


def _updated(table: str, columns: list[str]) -> str:
    changed = " OR ".join(f"old.[{column}] IS NOT new.[{column}]" for column in columns)
    cells = " UNION ALL ".join(
        f"SELECT '{column}' AS name, new.[{column}] AS value WHERE {_changed(table, column)}"
        for column in columns
    )
    # One search for the line that a cell replaces serves all columns: a text of its own for
    # each made the schema, which every opening reads, twice as long.
    replaced = (
        f"SELECT id FROM journal WHERE table_name = '{table}' AND row_id = new.id "
        "AND json_type(columns, '$.' || name) IS NOT NULL ORDER BY clock DESC, id DESC LIMIT 1"
    )
    cell = f"""'"' || name || '":[' || json_quote(value) || ',' || coalesce(({replaced}), 'null') || ']'"""
    said = f"'{{' || group_concat({cell}) || '}}'"
    return (
        f"CREATE TRIGGER journal_{table}_update AFTER UPDATE ON [{table}] WHEN {changed} "
        f"BEGIN {_line(table, said, f'FROM ({cells})')} END"
    )


def _refused(table: str, event: str, why: str, when: str = "") -> str:
    name = f"journal_{table}_{event.split()[0].lower()}_refused"
    return f"CREATE TRIGGER {name} BEFORE {event} ON [{table}] {when} BEGIN SELECT RAISE(ABORT, '{why}'); END"


def trigger_statements(tables: dict[str, list[str]]) -> list[str]:
    """All journal triggers for these tables, as CREATE statements."""
    statements = [
        _refused("journal", "DELETE", "the journal is append-only"),
        _refused("journal", "UPDATE", "the journal is append-only"),
        *(
            f"CREATE TRIGGER journal_{table}_guarded BEFORE INSERT ON {table} "
            "BEGIN SELECT hilvan_writing(); END"
            for table in sorted(NOT_JOURNALLED)
        ),
    ]
    for table, columns in sorted(tables.items()):
        statements += [
            _inserted(table, columns),
            _updated(table, columns),
            _refused(table, "DELETE", "rows are marked as deleted, never removed"),
            _refused(table, "UPDATE OF id", "an id never changes", "WHEN old.id IS NOT new.id"),
        ]
    return statements


def remove_triggers(connection: Any) -> None:
    """Take the journal's triggers away: only inside a migration or a repair."""
    old = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal!_%' ESCAPE '!'"
    ).fetchall()
    for (name,) in old:
        connection.execute(f"DROP TRIGGER [{name}]")


def install_triggers(connection: Any, reader: Reader) -> None:
    """Replace the journal's triggers by those that fit today's tables."""
    remove_triggers(connection)
    for statement in trigger_statements(journalled_tables(reader)):
        connection.execute(statement)
