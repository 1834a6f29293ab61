"""Change one byte of an office file, as a failing disk would, and see what a person meets."""

import random
import shutil
from collections import Counter
from contextlib import suppress
from pathlib import Path

from app.errors import FileProblem
from app.storage.checking import check_office
from app.storage.opening import open_office
from app.storage.repairing import repair_office
from app.storage.store import Store
from app.storage.triggers import journalled_tables
from app.storage.troubles import DamagedFile
from tests.storage.support import SITE, all_rows, make_office

REFUSED, UNUSED = "refused at opening", "byte of nothing"
MENDED_WITH_MORE = "told by the check, mended, a row of nobody kept"
MENDED, UNMENDED = "told by the check, mended", "told by the check, a backup is needed"


def make_rich_office(folder: Path, passphrase: str | None = None) -> Path:
    """Workshops, people, answers and pictures, each changed a few times."""
    office = make_office(folder, passphrase=passphrase)
    store = office.store
    for number in range(60):
        with store.change(f"taller {number}") as writer:
            row = writer.insert("workshop", code=f"Ñ-{number}", name=f"Costura Ñandutí {number}")
            writer.insert("person", workshop_id=row, given_names="Ramona", surnames=f"Giménez {number}")
            name = writer.keep_blob(f"foto {number}".encode() * 40)
            writer.insert("photo", visit_id=office.visit, blob_hash=name)
            writer.insert_many(
                "answer",
                [
                    {"visit_id": office.visit, "item": f"GES-{item}", "note": f"según ella, {item}"}
                    for item in range(10)
                ],
            )
        with store.change(f"seguir {number}") as writer:
            writer.update("workshop", row, place=f"compañía {number}", note="teléfono de la hermana")
    store.close()
    return store.path


def flip_once(
    sound: Path, chance: random.Random, rows: dict[str, list[tuple]], passphrase: str | None
) -> str:
    """Change one byte of a copy and use it as a person would; says what came of it.

    Raises `AssertionError` if a value changed and nobody says so, and whatever a person would
    meet as a bug.
    """
    path = sound.with_name("dañada.hilvan")
    content = bytearray(sound.read_bytes())
    place = chance.randrange(len(content))
    content[place] ^= chance.randrange(1, 256)
    path.write_bytes(content)
    try:
        store = open_office(path, site=SITE, passphrase=passphrase)
    except FileProblem:
        assert path.read_bytes() == content, "a refused file was changed"
        return REFUSED
    try:
        return _use(store, rows)
    except Exception as trouble:
        trouble.add_note(f"byte {place} became {content[place]}")
        raise
    finally:
        store.close()
        path.with_name(".dañada.hilvan.lock").unlink(missing_ok=True)
        shutil.rmtree(path.with_name("copias"), ignore_errors=True)


def _use(store: Store, rows: dict[str, list[tuple]]) -> str:
    for table in rows:
        with suppress(DamagedFile):
            store.rows(f"SELECT * FROM [{table}]")
    report = check_office(store)
    for problem in report.problems:
        problem.encode()  # it can be shown and printed
    if report.sound:
        assert all_rows(store) == rows, "a value changed and the check says nothing"
        return UNUSED
    store.backup_folder = store.path.with_name("copias")
    store.backup_folder.mkdir()
    try:
        repair_office(store)
    except DamagedFile:
        return UNMENDED
    if not check_office(store).sound:
        return UNMENDED
    mended = all_rows(store)
    for table, right in rows.items():
        lost = set(right) - set(mended[table])
        assert not lost, f"mended into something else: {lost}"
    # a row that the journal does not know is kept, and told
    return MENDED if mended == rows else MENDED_WITH_MORE


def flip_many(
    folder: Path,
    chance: random.Random,
    times: int,
    passphrase: str | None,
    *,
    failures: list[str] | None = None,
) -> Counter[str]:
    """So many flips of one office, counted by what came of them.

    With `failures` what failed is put there and the rest goes on; else it is raised.
    """
    path = make_rich_office(folder, passphrase)
    store = open_office(path, site=SITE, passphrase=passphrase)
    rows = all_rows(store)
    assert set(rows) == set(journalled_tables(store))
    store.close()
    came: Counter[str] = Counter()
    for _time in range(times):
        try:
            came[flip_once(path, chance, rows, passphrase)] += 1
        except Exception as trouble:
            if failures is None:
                raise
            failures.append(f"{trouble!r} {getattr(trouble, '__notes__', '')}")
    return came
