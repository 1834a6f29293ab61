"""The journal's triggers, built from the tables as they are.

They are rebuilt after every migration. They call functions that only a store inside
`change()` provides, so a write from anywhere else fails instead of going unrecorded.
A line's `columns` is JSON: {column: [value, id of the line it replaces or null]}.
"""

from app.storage.driver import Database

NOT_JOURNALLED = {"journal", "blob"}


def journalled_tables(db: Database) -> dict[str, list[str]]:
    """Every domain table with its columns, `id` left out: the tables with a tombstone."""
    tables: dict[str, list[str]] = {}
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info([{name}])").fetchall()]
        if name not in NOT_JOURNALLED and "deleted" in columns:
            tables[name] = [column for column in columns if column != "id"]
    return tables


def _line(table: str, columns: str) -> str:
    return (
        "INSERT INTO journal (id, clock, site, user, change, label, table_name, row_id, columns) "
        "VALUES (hilvan_id(), hilvan_clock(), hilvan_site(), hilvan_user(), hilvan_change(), "
        f"hilvan_label(), '{table}', new.id, {columns});"
    )


def _inserted(table: str, columns: list[str]) -> str:
    cells = " UNION ALL ".join(
        f"SELECT '{column}' AS k, json_array(new.[{column}], NULL) AS v "
        f"WHERE new.[{column}] IS NOT NULL"
        for column in columns
    )
    whole = f"(SELECT json_group_object(k, json(v)) FROM ({cells}))"
    return (
        f"CREATE TRIGGER journal_{table}_insert AFTER INSERT ON [{table}] "
        f"BEGIN {_line(table, whole)} END"
    )


def _replaced(table: str, column: str) -> str:
    return (
        f"(SELECT j.id FROM journal j WHERE j.table_name = '{table}' AND j.row_id = new.id "
        f"AND json_type(j.columns, '$.{column}') IS NOT NULL ORDER BY j.clock DESC, j.id DESC "
        "LIMIT 1)"
    )


def _updated(table: str, columns: list[str]) -> str:
    changed = " OR ".join(f"old.[{column}] IS NOT new.[{column}]" for column in columns)
    cells = " UNION ALL ".join(
        f"SELECT '{column}' AS k, json_array(new.[{column}], {_replaced(table, column)}) AS v "
        f"WHERE old.[{column}] IS NOT new.[{column}]"
        for column in columns
    )
    whole = f"(SELECT json_group_object(k, json(v)) FROM ({cells}))"
    return (
        f"CREATE TRIGGER journal_{table}_update AFTER UPDATE ON [{table}] WHEN {changed} "
        f"BEGIN {_line(table, whole)} END"
    )


def _refused(table: str, event: str, why: str, when: str = "") -> str:
    name = f"journal_{table}_{event.split()[0].lower()}_refused"
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON [{table}] {when} "
        f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
    )


def trigger_statements(tables: dict[str, list[str]]) -> list[str]:
    """All journal triggers for these tables, as CREATE statements."""
    statements = [
        _refused("journal", "DELETE", "the journal is append-only"),
        _refused("journal", "UPDATE", "the journal is append-only"),
    ]
    for table, columns in sorted(tables.items()):
        statements += [
            _inserted(table, columns),
            _updated(table, columns),
            _refused(table, "DELETE", "rows are marked as deleted, never removed"),
            _refused(table, "UPDATE OF id", "an id never changes", "WHEN old.id IS NOT new.id"),
        ]
    return statements


def install_triggers(db: Database) -> None:
    """Replace the journal's triggers by those that fit today's tables."""
    old = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal!_%' ESCAPE '!'"
    ).fetchall()
    for (name,) in old:
        db.execute(f"DROP TRIGGER [{name}]")
    for statement in trigger_statements(journalled_tables(db)):
        db.execute(statement)
