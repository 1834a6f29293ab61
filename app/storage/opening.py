"""Making a new office file and opening one that exists."""

from collections.abc import Callable
from pathlib import Path

from app.errors import FileProblem
from app.i18n import _
from app.storage.driver import APPLICATION_ID, Database, connect
from app.storage.migrations import SCHEMA_VERSION, migrations
from app.storage.store import Store
from app.storage.triggers import install_triggers


def create_office(
    path: Path, *, name: str, site: int, passphrase: str | None = None,
    centre_type: str = "CAE", city: str | None = None, now_ms: Callable[[], int] | None = None,
) -> Store:  # fmt: skip
    """Make a new office file and open it. Raises `FileProblem` if one is there already."""
    if path.exists():
        raise FileProblem(_("Ya existe un archivo «{name}»; elija otro nombre o ábralo.").format(name=path.name))  # noqa: E501
    store = _open(path, site=site, now_ms=now_ms)
    with store.change(_("crear la oficina")) as writer:
        writer.insert("office", name=name, centre_type=centre_type, city=city)
    return store


def open_office(
    path: Path, *, site: int, passphrase: str | None = None, read_only: bool = False,
    now_ms: Callable[[], int] | None = None,
) -> Store:  # fmt: skip
    """Open an office file, in the order of docs/architecture.md."""
    if not path.exists():
        raise FileProblem(_("No se encuentra «{name}»; revise la carpeta o elija otro archivo.").format(name=path.name))  # noqa: E501
    return _open(path, site=site, read_only=read_only, now_ms=now_ms)


def _open(path: Path, *, site: int, read_only: bool = False, now_ms: Callable[[], int] | None = None) -> Store:  # noqa: E501
    connection = connect(path, read_only=read_only)
    if not read_only:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        _migrate(connection)
        connection.execute("PRAGMA foreign_keys=ON")
    return Store(path, connection, site=site, read_only=read_only, now_ms=now_ms)


def _migrate(connection: object) -> None:
    db = Database(connection, execute_plugins=False)
    if db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    migrations.apply(db)
    install_triggers(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.execute("COMMIT")
