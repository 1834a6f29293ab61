"""The one SQLite of this process: SQLCipher, under the names sqlite-utils looks for.

Every module takes `Database`, `Migrations` and `sqlite3` from here, so the alias is set
before anything imports `sqlite_utils`. That package loads only when it is asked for
(schema changes, maintenance): it costs more time than opening a file. See docs/adr/0002.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2 as dbapi

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

sqlite3: Any = dbapi

__all__ = [
    "APPLICATION_ID",
    "Database",
    "Migrations",
    "connect",
    "file_address",
    "read_header",
    "sqlite3",
]

APPLICATION_ID = 0x48696C76  # "Hilv"
WAIT_SECONDS = 10


def __getattr__(name: str) -> Any:
    if name in ("Database", "Migrations"):
        with _left_out("pandas", "numpy"):
            import sqlite_utils

        return getattr(sqlite_utils, name)
    raise AttributeError(name)


@contextmanager
def _left_out(*names: str) -> Iterator[None]:
    """Import without these: sqlite-utils takes what is installed for tables that nobody gives it,
    half a second and 60 MB. The window reckons with them in a child alone, the command line after this.
    """
    missing: dict[str, Any] = {name: None for name in names if name not in sys.modules}
    sys.modules.update(missing)
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]


def connect(
    path: Path,
    *,
    key: str | None = None,
    read_only: bool = False,
    create: bool = False,
    immutable: bool = False,
) -> Any:
    """A connection with autocommit off by hand: whoever writes says BEGIN and COMMIT.

    `key` is SQLCipher's raw key and salt as 96 hex digits, or None for a plain file.
    `immutable` reads a file that nobody can change (a folder without write permission).
    Raises `sqlite3.DatabaseError` when the key does not open the file.
    """
    connection = _open_connection(path, read_only, create, immutable)
    try:
        if key is not None:
            connection.execute(f"PRAGMA key=\"x'{key}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UnicodeDecodeError as trouble:  # what SQLite says of a name in the schema
        connection.close()
        raise dbapi.DatabaseError("malformed database schema") from trouble
    except BaseException:
        connection.close()
        raise
    return connection


def file_address(path: Path) -> str:
    """A file as SQLite takes it whatever letters, or bytes that are none, its name has."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a Windows share: SQLite wants no server part
        address = address.replace("file://", "file:////", 1)
    return address


def _open_connection(path: Path, read_only: bool, create: bool, immutable: bool) -> Any:
    mode = "ro" if read_only else "rwc" if create else "rw"
    address = f"{file_address(path)}?mode={mode}{'&immutable=1' if immutable else ''}"
    connection = dbapi.connect(
        address, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = dbapi.Row
    connection.execute("PRAGMA cipher_log_level=NONE")
    return connection


def read_header(path: Path) -> bytes:
    """The first 16 bytes of a database file: SQLite's mark, or SQLCipher's salt.

    Asked through SQLite itself: opening the live file any other way would drop the locks
    that this process holds on it. A file of no length gives 16 meaningless bytes.
    """
    connection = _open_connection(path, read_only=True, create=False, immutable=False)
    try:
        connection.execute(f"PRAGMA key=\"x'{'00' * 32}'\"")
        return bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])
    finally:
        connection.close()
