"""Old files open, a shipped migration never changes, and one that fails changes nothing."""

import hashlib
import inspect
import shutil
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.storage.backups import backups_of
from app.storage.checking import check_office
from app.storage.driver import Database, Migrations, connect
from app.storage.migrating import migrate_office
from app.storage.migrations import (
    SCHEMA_VERSION,
    all_migrations,
    migration_steps,
)
from app.storage.opening import open_office
from app.storage.reader import ReadOnlyReader, connect_office
from app.storage.store import Store
from app.storage.triggers import journalled_tables, trigger_statements
from app.storage.troubles import OfficeInUse
from tests.storage.make_old_file import FILES, RELEASED_SCHEMA
from tests.storage.support import SITE, Filled, all_rows, digest, make_office

# What was released. A line is added with a schema, never changed: a file that was made by
# it is out there. To change the schema, write the next migration.
RELEASED = {
    "0001_office": "820b620507462591",
    "0002_search": "7972b24928580f6a",
    "0004_help": "926d5cd845482251",
    "0005_ranges": "478f212ff5c6d6a0",
    "0006_together": "3d07227fea8dc0de",
    "0008_triggers": "8abaad3f5aa31a36",
    "0009_pilots": "b7e367c2ac179a2c",
    "0010_administrative": "3a8110c8adc6230a",
    "0011_releases": "5ced2d25c3da2512",
    "0012_workers_word": "24de153127ce372f",
    "m0001_visits": "55ecba57661613ed",
    "0003_follow_up": "9b78547ce2cbd2a7",
    "m0003_advice": "c7d6582b01639169",
    "m0003_formalization": "4a693a4db7cb066a",
    "m0003_training": "2a0a30e0b63c852c",
    "0007_orders": "e54bf2231364d5ca",
    "m0007_allocation": "9efb6233f79f3a8d",
    "m0007_balancing": "c6f76003d8aa3d0d",
    "m0007_capability": "6d51e13215e31f37",
    "m0007_costing": "c9ba562f0561ad87",
    "m0007_counts": "4b5d62bcca650f91",
    "m0007_production": "d3d1a3357bb4ba2b",
    "m0007_valuechain": "db1520f105646297",
    "m0009_evidence": "f5968b40034d1489",
    "m0010_measurers": "6371b80cd931df48",
}
# Of the same numbers, but a part that another of them runs.
PARTS = [name for name in RELEASED if name.startswith("m")]
# The journal's triggers are built by the program, but live in the file: if this changes,
# a new migration (an empty one will do) must bring it to the files that exist.
TRIGGERS = "e99ea9018f8ecbf4"


def source_hash(module: object) -> str:
    text = inspect.getsource(module)  # type: ignore[arg-type]
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_a_migration_that_shipped_never_changes() -> None:
    found = {name: source_hash(inspect.getmodule(step)) for name, step in migration_steps()[:RELEASED_SCHEMA]}
    for part in PARTS:
        found[part] = source_hash(import_module(f"app.storage.migrations.{part}"))
    assert found == RELEASED
    assert len(migration_steps()) == SCHEMA_VERSION


# as the package would be read with one more folder of files
REREAD = (
    "from pathlib import Path; exec(compile(Path(m.__file__).read_text('utf-8'), m.__file__, 'exec'), vars(m)); "
    "print(m.SCHEMA_VERSION, *(name for name, _migrate in m.migration_steps()))"
)


def told_with(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """What a program says whose migrations are ours and these."""
    for name in files:
        text = "" if "part" in name else "def migrate(db):\n    pass\n"
        (folder / f"{name}.py").write_text(text)
    code = f"import app.storage.migrations as m; m.__path__.append({str(folder)!r}); {REREAD}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_a_migration_is_found_by_the_name_of_its_file(tmp_path: Path) -> None:
    """A new one is a file; the schema that the program makes and opens follows."""
    new = f"{SCHEMA_VERSION + 1:04d}"
    done = told_with(tmp_path, f"m{new}_colours", f"m{new}_part", "notes")
    version, *names = done.stdout.split()
    assert int(version) == SCHEMA_VERSION + 1
    assert names == [*(name for name, _migrate in migration_steps()), f"{new}_colours"]


@pytest.mark.parametrize("number", [SCHEMA_VERSION, SCHEMA_VERSION + 2])
def test_two_migrations_of_one_number_and_a_gap_are_refused(tmp_path: Path, number: int) -> None:
    assert "one migration for each schema" in told_with(tmp_path, f"m{number:04d}_colours").stderr


def test_the_triggers_change_only_with_the_schema(tmp_path: Path) -> None:
    """Those of the tables and columns that were released: a new one has new ones anyhow."""
    path = Path(shutil.copy(FILES / f"schema_{RELEASED_SCHEMA}.hilvan", tmp_path))
    file = connect(path, read_only=True)
    text = "\n".join(trigger_statements(journalled_tables(ReadOnlyReader(file, path))))
    file.close()
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == TRIGGERS


def test_migrations_do_not_import_the_living_program() -> None:
    for _name, step in migration_steps()[:RELEASED_SCHEMA]:
        source = inspect.getsource(inspect.getmodule(step))  # type: ignore[arg-type]
        imports = [line.strip() for line in source.splitlines() if "import" in line and "app." in line]
        allowed = {f"from app.storage.migrations.{part} import {part[6:].upper()}" for part in PARTS}
        assert set(imports) <= {"from app.storage.driver import Database", *allowed}


@pytest.fixture(params=range(1, RELEASED_SCHEMA + 1))
def old_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A real file of every schema that was released."""
    return Path(shutil.copy(FILES / f"schema_{request.param}.hilvan", tmp_path / "oficina.hilvan"))


def test_a_file_of_every_schema_is_upgraded_and_nothing_is_lost(old_file: Path) -> None:
    before = connect(old_file, read_only=True)
    version = before.execute("PRAGMA user_version").fetchone()[0]
    lines = [tuple(row) for row in before.execute("SELECT * FROM journal ORDER BY id")]
    before.close()
    store = open_office(old_file, site=SITE)
    assert store.value("PRAGMA user_version") == SCHEMA_VERSION
    assert [tuple(row) for row in store.rows("SELECT * FROM journal ORDER BY id")] == lines
    assert check_office(store).sound
    assert store.value("SELECT name FROM workshop") == "Modas Lía"
    assert store.value("SELECT level FROM answer WHERE deleted = 0") == 3
    with store.change("nombre") as writer:
        writer.update("workshop", store.value("SELECT id FROM workshop"), name="Taller Ana")
    assert store.value("SELECT code FROM workshop_search WHERE workshop_search MATCH 'ana'")
    assert [backup.reason for backup in backups_of(store)] == ["migration"] * (version < SCHEMA_VERSION)
    store.close()


def shape(store: Store) -> dict[str, list[tuple]]:
    """Every table's columns, and the text of every trigger and index."""
    names = store.rows("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    columns = {
        row["name"]: [tuple(column) for column in store.rows(f"PRAGMA table_info([{row['name']}])")]
        for row in names
        if row["type"] == "table"
    }
    return columns | {"other": [tuple(row) for row in names if row["type"] != "table"]}


def test_an_upgraded_file_is_shaped_like_a_new_one(old_file: Path, tmp_path: Path) -> None:
    new = make_office(tmp_path, "nueva.hilvan")
    upgraded = open_office(old_file, site=SITE)
    assert shape(upgraded) == shape(new.store)
    new.store.close()
    upgraded.close()


def test_an_old_file_is_not_upgraded_by_looking_at_it(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "schema_1.hilvan", tmp_path / "oficina.hilvan"))
    before = digest(path)
    with pytest.raises(FileProblem, match="versión anterior"):
        open_office(path, site=SITE, read_only=True)
    assert digest(path) == before


def test_no_backup_no_migration(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "schema_1.hilvan", tmp_path / "oficina.hilvan"))
    before = digest(path)
    with pytest.raises(FileProblem, match="carpeta de copias"):
        open_office(path, site=SITE, backup_folder=tmp_path / "no hay")
    assert digest(path) == before


def failing_after(statement: str) -> Migrations:
    migrations = all_migrations()

    @migrations(name="9999_fails")
    def fails(db: Database) -> None:
        db.execute("ALTER TABLE workshop ADD COLUMN colour TEXT")
        db.execute(statement)

    return migrations


@pytest.mark.parametrize("statement", ["SELECT no_such_column", "UPDATE workshop SET cluster_id = 12345"])
def test_a_migration_that_fails_midway_leaves_the_old_file(
    old_file: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    content = connect(old_file, read_only=True)
    before = list(content.iterdump()) if hasattr(content, "iterdump") else dump(content)
    content.close()
    monkeypatch.setattr("app.storage.opening.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    failing = failing_after(statement)
    monkeypatch.setattr("app.storage.migrating.all_migrations", lambda: failing)
    with pytest.raises(Exception, match="no such column|broke 1 references"):
        open_office(old_file, site=SITE)
    content = connect(old_file, read_only=True)
    assert dump(content) == before
    content.close()
    monkeypatch.undo()
    open_office(old_file, site=SITE).close()


def dump(connection: object) -> list[tuple]:
    """Everything that is in a file, its schema and versions too."""
    names = connection.execute("SELECT * FROM sqlite_master ORDER BY name").fetchall()  # type: ignore[attr-defined]
    rows = [tuple(row) for row in names]
    rows += [tuple(connection.execute(f"PRAGMA {p}").fetchone()) for p in ("user_version", "application_id")]  # type: ignore[attr-defined]
    for name in [row["name"] for row in names if row["type"] == "table"]:
        rows += [tuple(row) for row in connection.execute(f"SELECT * FROM [{name}]")]  # type: ignore[attr-defined]
    return rows


def upgraded(office: Filled, *statements: str) -> Store:
    """The office after a schema of the future."""
    office.store.close()
    path = office.store.path
    migrations = all_migrations()

    @migrations(name="9999_future")
    def future(db: Database) -> None:
        for statement in statements:
            db.execute(statement)

    connection = connect(path)
    migrate_office(connection, path, migrations=migrations, version=SCHEMA_VERSION + 1)
    connection.close()
    return Store(path, connect_office(path), site=SITE)


COLOUR = "ALTER TABLE workshop ADD COLUMN colour TEXT NOT NULL DEFAULT 'azul'"


def test_a_column_that_a_migration_adds_is_undone_to_its_default(office: Filled) -> None:
    store = upgraded(office, COLOUR)
    assert check_office(store).sound
    with store.change("color") as writer:
        writer.update("workshop", office.workshop, colour="rojo")
    assert check_office(store).sound
    store.undo_stack.undo()
    assert store.value("SELECT colour FROM workshop") == "azul"
    assert check_office(store).sound
    store.close()


def test_what_a_newer_program_wrote_is_applied_after_the_upgrade(office: Filled) -> None:
    """Its lines may come with another laptop's file, before this program knows the columns."""
    with office.store.change("otra", origin="creation") as writer:
        other = writer.insert("workshop", code="YAG-002", name="Modas Lía")
    with office.store.transaction("de un programa más nuevo") as writer:
        writer.write_lines("workshop", [(office.workshop, '{"colour":["rojo",null]}')])
        columns = '{"deleted":[0,null],"workshop_id":[%d,null],"pieces":[300,null]}'
        writer.write_lines("order_line", [(5, columns % other)])
    assert check_office(office.store).sound
    store = upgraded(
        office,
        COLOUR,
        "CREATE TABLE order_line (id INTEGER PRIMARY KEY, deleted INTEGER NOT NULL DEFAULT 0, "
        "workshop_id INTEGER NOT NULL REFERENCES workshop (id), pieces INTEGER) STRICT",
    )
    assert [row[0] for row in store.rows("SELECT colour FROM workshop ORDER BY id")] == [
        "rojo",
        "azul",
    ]
    assert tuple(store.row("SELECT * FROM order_line")) == (5, 0, other, 300)
    assert check_office(store).sound
    store.close()


def test_two_openers_at_once_upgrade_a_file_once(tmp_path: Path) -> None:
    path = Path(shutil.copy(FILES / "schema_1.hilvan", tmp_path / "oficina.hilvan"))
    opened: list[Store] = []
    refused: list[Exception] = []
    start = threading.Barrier(2)

    def open_it() -> None:
        start.wait()
        try:
            opened.append(open_office(path, site=SITE))
        except OfficeInUse as problem:
            refused.append(problem)

    threads = [threading.Thread(target=open_it) for _time in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(opened), len(refused)) == (1, 1)
    assert check_office(opened[0]).sound
    assert len(backups_of(opened[0])) == 1
    assert all_rows(opened[0])["workshop"]
    opened[0].close()


def test_opening_a_file_of_today_loads_no_machinery_of_migrations(office: Filled) -> None:
    office.store.close()
    code = (
        "import sys, pathlib; from app.storage.opening import open_office\n"
        "open_office(pathlib.Path(sys.argv[1]), site=9).close()\n"
        "raise SystemExit('sqlite_utils' in sys.modules)"
    )
    root = Path(__file__).parent.parent.parent
    assert subprocess.call([sys.executable, "-c", code, str(office.store.path)], cwd=root) == 0
