"""The one SQLite of this process: SQLCipher, under the names sqlite-utils looks for.

This module must be imported before anything imports `sqlite_utils`; every other
module takes `Database` and `sqlite3` from here. See docs/adr/0002.
"""

import sys
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as dbapi

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi

from sqlite_utils import Database, Migrations  # noqa: E402
from sqlite_utils.utils import sqlite3  # noqa: E402

__all__ = ["Database", "Migrations", "connect", "sqlite3"]

APPLICATION_ID = 0x48696C76  # "Hilv"


def connect(path: Path, *, key: str | None = None, read_only: bool = False) -> Any:
    """A connection with autocommit off by hand: whoever writes says BEGIN and COMMIT.

    `key` is SQLCipher's raw key and salt as 96 hex digits, or None for a plain file.
    Raises `sqlite3.DatabaseError` when the key does not open the file.
    """
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = dbapi.connect(
        address, uri=True, timeout=10, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = dbapi.Row
    connection.execute("PRAGMA cipher_log_level=NONE")
    if key is not None:
        connection.execute(f"PRAGMA key=\"x'{key}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
