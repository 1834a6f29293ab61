"""Whether the shape of an office file is what its migrations made: the text of every table
and index, which SQLite believes as it stands. One letter in it changes what a CHECK lets in,
or which rows an index holds, and nothing else would tell.
"""

from functools import lru_cache
from pathlib import Path

from app.storage.driver import sqlite3
from app.storage.migrations import SCHEMA_VERSION, SEARCH_TABLE
from app.storage.records import Reader

# The journal's triggers are compared on their own; SQLite makes the parts of the search itself.
_SHAPES = (
    "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type <> 'trigger' "
    f"AND name NOT LIKE '{SEARCH_TABLE}!_%' ESCAPE '!' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND tbl_name <> '_sqlite_migrations'"
)


def altered_shapes(reader: Reader) -> list[str]:
    """The names of tables and indexes that are not as the migrations make them, or are not there.

    Of a file of another schema nothing is said.
    """
    if reader.value("PRAGMA user_version") != SCHEMA_VERSION:
        return []
    found = {tuple(row) for row in reader.rows(_SHAPES)}
    return sorted({row[1] for row in found ^ _expected_shapes()})


@lru_cache(maxsize=1)
def _expected_shapes() -> frozenset[tuple[str, ...]]:
    from app.storage.migrating import migrate_office

    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        migrate_office(connection, Path(":memory:"))
        return frozenset(tuple(row) for row in connection.execute(_SHAPES))
    finally:
        connection.close()
