"""A byte that is no text any more: told in a sentence, found by the check, mended."""

import random
from pathlib import Path

import pytest

from app.storage.checking import check_office
from app.storage.opening import open_office
from app.storage.repairing import repair_office
from app.storage.troubles import DamagedFile
from tests.storage.flipping import MENDED, REFUSED, flip_many
from tests.storage.support import SITE, Filled, refused, table_page


def spoil(path: Path, place: int) -> None:
    """The byte at a place becomes one that no text has."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\xff")


def with_spoilt_names(office: Filled) -> None:
    """Close the office; the table says a workshop's and a person's name in no letters."""
    with office.store.change("segunda") as writer:
        writer.insert("workshop", code="YAG-002", name="Taller Guaraní")
    pages = {table: table_page(office.store, table) for table in ("workshop", "person")}
    office.store.close()
    path = office.store.path
    for table, word in (
        ("workshop", b"Taller \xc3\x91and"),
        ("workshop", b"Taller Guar"),
        ("person", b"Benita"),
    ):
        page = pages[table]
        spoil(path, path.read_bytes().index(word, page, page + 4096))


def test_reading_it_is_told_in_a_sentence_and_the_rest_goes_on(office: Filled) -> None:
    with_spoilt_names(office)
    store = open_office(office.store.path, site=SITE)
    with refused(DamagedFile, "Datos › Revisar el archivo"):
        store.rows("SELECT name FROM workshop")
    with refused(DamagedFile, "Datos › Revisar el archivo"):
        store.value("SELECT given_names FROM person")
    assert store.value("SELECT name FROM cluster") == "Yaguarón"
    with store.change("sigue") as writer:
        writer.update("cluster", office.cluster, note="x")
    store.close()


def test_the_check_names_every_row_and_a_repair_mends_all(office: Filled) -> None:
    with_spoilt_names(office)
    store = open_office(office.store.path, site=SITE)
    problems = [one for one in check_office(store).problems if "dato" in one]
    assert [one.split(",")[0].split(" ")[0] for one in problems] == ["Taller", "Taller", "Persona"]
    assert "el archivo dice «�aller Ñandutí» y el historial dice «Taller Ñandutí»" in problems[0]
    assert repair_office(store) == 3
    assert check_office(store).sound
    names = [row["name"] for row in store.rows("SELECT name FROM workshop ORDER BY code")]
    assert names == ["Taller Ñandutí", "Taller Guaraní"]
    store.close()


def test_a_text_lost_on_both_sides_is_kept_with_a_mark(office: Filled) -> None:
    page = table_page(office.store, "person")
    office.store.close()
    path = office.store.path
    content = path.read_bytes()
    spoil(path, content.index(b"Benita", page, page + 4096))
    line = content.index(b'"given_names":["Benita"')
    spoil(path, line + 17)
    store = open_office(path, site=SITE)
    assert any("historial está dañada" in one for one in check_office(store).problems)
    repair_office(store)
    assert check_office(store).sound
    assert store.value("SELECT given_names FROM person") == "�enita"
    store.close()


@pytest.mark.parametrize("word", [b"CREATE TABLE workshop ", b"CREATE TABLE journal "])
def test_a_schema_that_is_no_text_is_a_damaged_file(office: Filled, word: bytes) -> None:
    office.store.close()
    path = office.store.path
    content = path.read_bytes()
    assert word in content
    path.write_bytes(content.replace(word, word[:-1] + b"\xff"))
    with refused(DamagedFile, "dañado"):
        open_office(path, site=SITE)


@pytest.mark.parametrize(("passphrase", "times"), [(None, 30), ("hilo y aguja", 10)])
def test_any_byte_may_change_and_nobody_meets_a_bug(
    tmp_path: Path, passphrase: str | None, times: int
) -> None:
    came = flip_many(tmp_path, random.Random(2026), times, passphrase)
    assert came[REFUSED] == times if passphrase else came[MENDED] > times // 10
