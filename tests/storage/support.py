"""What the tests of the office file share: a small real office, and looking at it whole."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.errors import FileProblem
from app.storage.driver import connect
from app.storage.opening import create_office
from app.storage.records import Reader
from app.storage.store import Store
from app.storage.triggers import journalled_tables
from tests.made_office import new_office

SITE = 77
needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move an open file")


class Filled:
    """An office with one cluster, one workshop, a person, a visit and three answers."""

    def __init__(self, store: Store) -> None:
        self.store = store
        with store.change("cargar lo primero", origin="creation") as writer:
            self.cluster = writer.insert("cluster", code="YAG", name="Yaguarón")
            self.workshop = writer.insert(
                "workshop", code="YAG-001", name="Taller Ñandutí", cluster_id=self.cluster
            )
            self.person = writer.insert(
                "person", workshop_id=self.workshop, given_names="Benita", surnames="Caballero"
            )
            self.instrument = writer.insert(
                "instrument", code="confeccion-2026", version="1", hash="h", source=""
            )
            self.visit = writer.insert(
                "visit",
                workshop_id=self.workshop,
                instrument_id=self.instrument,
                round=1,
                visited_on="2026-11-23",
            )
            self.answers = [
                writer.insert("answer", visit_id=self.visit, item=item)
                for item in ("GES-01", "GES-02", "GES-03")
            ]


def make_office(
    folder: Path,
    name: str = "oficina.hilvan",
    *,
    site: int = SITE,
    passphrase: str | None = None,
    now_ms: Callable[[], int] | None = None,
    another: bool = False,
) -> Filled:
    """A new filled office, open; `another` than the one of the same test, with its own number."""
    path = folder / name
    if now_ms is None and not another:
        return Filled(new_office(path, name="CAE Central", site=site, passphrase=passphrase))
    return Filled(create_office(path, name="CAE Central", site=site, passphrase=passphrase, now_ms=now_ms))


def all_rows(reader: Reader, *, live_only: bool = False) -> dict[str, list[tuple]]:
    """Every domain table, row for row."""
    where = "WHERE deleted = 0 " if live_only else ""
    return {
        table: [tuple(row) for row in reader.rows(f"SELECT * FROM [{table}] {where}ORDER BY id")]
        for table in journalled_tables(reader)
    }


def digest(path: Path) -> str:
    """The hash of a file that is closed."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tamper(path: Path, *statements: str, key: str | None = None) -> None:
    """Change a closed file behind the journal's back, as a failing disk would."""
    connection = connect(path, key=key)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _name, sql in triggers:
        connection.execute(sql)
    connection.close()


def flip_byte(path: Path, offset: int) -> None:
    """Turn one byte of a closed file into another."""
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 0x04]))


def spoil_text(store: Store, table: str, word: bytes) -> None:
    """Close an office, and make the first letter of a word in a table one that no text has."""
    page = table_page(store, table)
    store.close()
    with store.path.open("r+b") as file:
        file.seek(find_bytes(store.path, word, page))
        file.write(b"\xff")


def find_bytes(path: Path, what: bytes, page: int) -> int:
    """Where some bytes lie in a page of a closed file."""
    return path.read_bytes().index(what, page, page + 4096)


def table_page(reader: Any, table: str) -> int:
    """The offset of a table's root page in its file."""
    size = int(reader.value("PRAGMA page_size"))  # SQLCipher says it in letters
    page = reader.value("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
    return (page - 1) * size


ADVICE = ("elija", "abra", "ábralo", "copie", "cópielo", "restaure", "libere", "conecte", "revise",
          "escríbala", "actualice", "ciérrelo", "fíjese", "pruebe", "busque", "compare")  # fmt: skip


@contextmanager
def refused(
    kind: type[FileProblem] = FileProblem, saying: str = ""
) -> Iterator[pytest.ExceptionInfo[FileProblem]]:
    """The block raises exactly this kind of problem, in one sentence that says what to do."""
    with pytest.raises(FileProblem) as caught:
        yield caught
    sentence = caught.value.sentence
    assert type(caught.value) is kind, sentence
    assert saying in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert any(advice in sentence for advice in ADVICE), sentence
    assert "sqlite" not in sentence.lower()


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    before, names = digest(path), set(os.listdir(path.parent))
    yield
    assert digest(path) == before
    # The lock's own file may stay: it is how two windows agree.
    assert set(os.listdir(path.parent)) - names <= {f".{path.name}.lock"}
