"""Make `tests/storage/files/schema_N.hilvan`: a real office as schema N left it.

Run once, when a schema is released: `python -m tests.storage.make_old_file N`. A file that
is there is never made again; the suite upgrades every one of them.
"""

import sys
from pathlib import Path

from app.storage.driver import connect
from app.storage.migrating import migrate_office
from app.storage.migrations import all_migrations
from app.storage.reader import connect_office
from app.storage.store import Store
from tests.storage.support import SITE, Filled

FILES = Path(__file__).parent / "files"
RELEASED_SCHEMA = 6  # the newest that was released; what comes after is still being written


def make_old_file(path: Path, version: int) -> None:
    """A filled office of schema `version`, with an edit, an undo and a removed row."""
    connection = connect(path, create=True)
    migrate_office(connection, path, migrations=all_migrations(version), version=version)
    connection.close()
    store = Store(path, connect_office(path), site=SITE)
    with store.change("crear la oficina", origin="creation") as writer:
        writer.insert("office", name="CAE Central", city="Asunción")
    office = Filled(store)
    with store.change("nombre del taller") as writer:
        writer.update("workshop", office.workshop, name="Modas Lía", latitude=-25.6, longitude=-57.3)
    with store.change("respuesta") as writer:
        writer.update("answer", office.answers[0], kind="level", level=3, note="vio el cuaderno")
        writer.delete("answer", office.answers[1])
    with store.change("otra cosa") as writer:
        writer.update("workshop", office.workshop, note="se deshace")
    store.undo_stack.undo()
    store.close()


if __name__ == "__main__":
    for number in map(int, sys.argv[1:]):
        target = FILES / f"schema_{number}.hilvan"
        if target.exists():
            raise SystemExit(f"{target.name} is there already, and stays")
        FILES.mkdir(exist_ok=True)
        make_old_file(target, number)
