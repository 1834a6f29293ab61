"""Changing the schema of an office file: all of it in one transaction, or nothing."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.storage.differences import find_differences, write_folded
from app.storage.driver import APPLICATION_ID, sqlite3
from app.storage.migrations import SCHEMA_VERSION, all_migrations
from app.storage.reader import ReadOnlyReader
from app.storage.triggers import install_triggers, journalled_tables, remove_triggers
from app.storage.troubles import is_of_the_file

if TYPE_CHECKING:
    from app.storage.driver import Migrations


def migrate_office(
    connection: Any,
    path: Path,
    *,
    migrations: "Migrations | None" = None,
    version: int = SCHEMA_VERSION,
) -> None:
    """Bring a file to `version`; foreign keys must be off. What fails leaves the old file.

    The journal's triggers are taken away first and built anew for the new tables, so a
    migration changes the shape only: a new column has a default, or is empty. What it wrote
    into a row would be missing from the journal, and `check_office` would say so.
    """
    from app.storage.driver import Database

    db = Database(connection, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    reader = ReadOnlyReader(connection, path)
    try:
        remove_triggers(connection)
        before = journalled_tables(reader)
        (migrations or all_migrations()).apply(db)
        if before:
            _apply_kept(connection, reader, before)
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"a migration broke {len(broken)} references")
        install_triggers(connection, reader)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except sqlite3.Error as trouble:
        if is_of_the_file(trouble):
            raise
        # A fault of the migration is a bug; it is not to be told as a damaged file.
        raise RuntimeError(f"a migration failed: {trouble}") from trouble
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _apply_kept(connection: Any, reader: ReadOnlyReader, before: dict[str, list[str]]) -> None:
    """What lines of a newer program said of columns and tables that are known from now on."""
    for table, columns in journalled_tables(reader).items():
        new = set(columns) - set(before.get(table, ()))
        for difference in list(find_differences(reader, table)) if new else ():
            if new.issuperset(difference.columns) and not difference.damaged:
                write_folded(connection.execute, difference)
