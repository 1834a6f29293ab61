"""One letter in the text of a table is noticed, whatever it changes."""

import random
import re
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.storage.checking import check_office
from app.storage.opening import open_office
from app.storage.restoring import change_passphrase
from app.storage.schema_text import altered_shapes
from app.storage.store import Store
from tests.storage.support import SITE, Filled, tamper


def schema(store: Store) -> list[tuple[str, ...]]:
    """All but the list of migrations, which is another library's; nothing if it cannot be read."""
    try:
        rows = store.rows("SELECT type, name, tbl_name, sql FROM sqlite_master")
    except FileProblem:
        return []
    return [tuple(row) for row in rows if row["tbl_name"] != "_sqlite_migrations"]


def test_a_file_is_shaped_as_its_migrations_make_it(office: Filled) -> None:
    assert altered_shapes(office.store) == []
    change_passphrase(office.store, "hilo y aguja")
    assert altered_shapes(office.store) == []
    change_passphrase(office.store, None)
    assert altered_shapes(office.store) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CHECK (count >= 0)", "CHECK (count >= 9)"),
        ("ON visit (workshop_id, visited_on)", "ON visit (visited_on, workshop_id)"),
        ("given_names TEXT NOT NULL", "given_names TEXT NULL"),
    ],
)
def test_a_word_of_the_schema_is_noticed(office: Filled, before: str, after: str) -> None:
    office.store.close()
    tamper(
        office.store.path,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = replace(sql, '{before}', '{after}')",
        "PRAGMA writable_schema = RESET",
    )
    store = open_office(office.store.path, site=SITE)
    problems = check_office(store).problems
    assert any("La estructura del archivo está dañada" in problem for problem in problems)
    store.close()


def test_flips_in_the_text_of_tables_are_all_noticed(office: Filled, tmp_path: Path) -> None:
    before = schema(office.store)
    office.store.close()
    content = office.store.path.read_bytes()
    places = [
        at
        for found in re.finditer(rb"CREATE (?:TABLE|INDEX|UNIQUE INDEX) [ -~\n]+", content)
        for at in range(*found.span())
    ]
    chance, unnoticed, altered = random.Random(4), [], 0
    for number in range(80):
        at, bit = chance.choice(places), 1 << chance.randrange(8)
        path = tmp_path / f"{number}.hilvan"
        path.write_bytes(content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :])
        try:
            store = open_office(path, site=SITE)
        except FileProblem:
            continue
        changed = schema(store) != before
        altered += changed
        if changed and check_office(store).sound:
            unnoticed.append(content[at - 20 : at + 20])
        store.close()
    assert unnoticed == []
    assert altered > 5, "else the flips fell where nothing lies"
