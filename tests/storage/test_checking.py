import re
from pathlib import Path

import pytest

from app.progress import Progress
from app.storage.backups import back_up, backups_of
from app.storage.checking import check_office
from app.storage.driver import connect
from app.storage.encryption import key_of_file
from app.storage.journal import read_history
from app.storage.labels import say_label
from app.storage.opening import open_office
from app.storage.repairing import repair_office
from app.storage.store import Store
from app.storage.troubles import DamagedFile
from tests.storage.flipping import make_rich_office
from tests.storage.support import SITE, Filled, all_rows, find_bytes, flip_byte, table_page, tamper


def reopened(office: Filled, *statements: str) -> Store:
    """The office after the disk did this to it."""
    office.store.close()
    tamper(office.store.path, *statements)
    return open_office(office.store.path, site=SITE)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE person SET surnames = 'Gómez'", "Persona {person}, dato «surnames»: el archivo dice «Gómez» y el historial dice «Caballero»."),
        ("UPDATE visit SET note = 'x'", "Visita {visit}, dato «note»: el archivo dice «x» y el historial dice nada."),
        ("UPDATE cluster SET deleted = 1", "Territorio {cluster}, dato «deleted»: el archivo dice «1» y el historial dice «0»."),
        ("DELETE FROM person", "Persona {person} falta en el archivo, y el historial la tiene («Benita»)."),
        ("INSERT INTO anchor (id, name) VALUES (5, 'Ancla')", "Empresa ancla 5 está en el archivo, y el historial no la conoce («Ancla»)."),
        ("UPDATE journal SET columns = replace(columns, 'Yagua', 'Xagua')", "Territorio {cluster}: 1 línea de su historial está dañada en el disco."),
        ("UPDATE journal SET clock = clock + 1 WHERE table_name = 'cluster'", "Territorio {cluster}: 1 línea de su historial está dañada en el disco."),
        ("UPDATE answer SET visit_id = 9 WHERE item = 'GES-01'", "Respuesta {answer} nombra algo que no existe en el archivo (visita)."),
    ],
)  # fmt: skip
def test_the_check_says_what_differs_and_a_repair_mends_it(
    office: Filled, statement: str, words: str
) -> None:
    right = all_rows(office.store)
    store = reopened(office, statement)
    expected = words.format(
        person=office.person, visit=office.visit, cluster=office.cluster, answer=office.answers[0]
    )
    assert expected in check_office(store).problems
    assert repair_office(store) == 1
    assert check_office(store).sound
    mended = all_rows(store)
    if "anchor" not in statement:  # what the journal does not know is kept, not lost
        assert mended == right
    assert [backup.reason for backup in backups_of(store)] == ["repair"]
    store.close()


def test_the_check_calls_a_question_about_a_milestone_by_its_words(office: Filled) -> None:
    with office.store.change("una pregunta") as writer:
        question = writer.insert(
            "milestone_question",
            workshop_id=office.workshop,
            kind="sales",
            noticed_on="2026-11-23",
            happened_on="2026-11-23",
            source_table="figure",
        )
    store = reopened(office, "UPDATE milestone_question SET what = 'x'")
    assert check_office(store).problems == (
        f"Pregunta por un hito {question}, dato «what»: el archivo dice «x» y el historial dice nada.",
    )
    store.close()


def test_a_repair_states_again_what_a_damaged_line_said(office: Filled) -> None:
    store = reopened(office, "UPDATE journal SET columns = replace(columns, 'Caballero', 'Cabellero')")
    repair_office(store)
    (line,) = read_history(store, "person", office.person)
    assert say_label(line.label) == "reparar el archivo"
    assert line.cells["surnames"] == ("Caballero", None)
    store.close()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("row_id = row_id + 1", "1 línea de su historial está dañada"),
        ("table_name = 'vorkshop'", "1 línea del historial está dañada en el disco, y no se sabe"),
    ],
)
def test_a_line_that_lost_whose_it_is_does_not_take_back_what_it_said(
    office: Filled, damage: str, words: str
) -> None:
    with office.store.change("seguir") as writer:
        writer.update("workshop", office.workshop, place="compañía Itá Moroti", note="hermana")
    right = all_rows(office.store)
    store = reopened(office, f"UPDATE journal SET {damage} WHERE label = 'seguir'")
    assert any(words in problem for problem in check_office(store).problems)
    repair_office(store)
    assert check_office(store).sound
    assert all_rows(store) == right
    store.close()


def test_both_sides_damaged_in_different_rows_are_both_mended(office: Filled) -> None:
    right = all_rows(office.store)
    store = reopened(
        office,
        "UPDATE workshop SET name = 'x', latitude = 3.5",
        "UPDATE journal SET label = 'otra' WHERE table_name = 'visit'",
        "DELETE FROM answer",
        "DELETE FROM workshop_search",
    )
    assert len(check_office(store).problems) == 2 + 1 + 3 + 1
    assert repair_office(store) == 5
    assert check_office(store).sound
    assert all_rows(store) == right
    store.close()


def test_a_file_that_another_program_stripped_of_its_triggers_is_told(office: Filled) -> None:
    store = office.store
    connection = store.maintenance_connection
    connection.execute("DROP TRIGGER journal_workshop_update")
    connection.execute("UPDATE workshop SET name = 'sin anotar'")
    guards, difference, search = check_office(store).problems
    assert "Otro programa" in guards
    assert "sin anotar" in difference
    assert "buscador" in search
    repair_office(store)
    assert check_office(store).sound


def test_a_row_number_that_became_nonsense_in_the_index_is_told(office: Filled) -> None:
    path = office.store.path
    office.store.close()
    content = bytearray(path.read_bytes())
    # an index record begins with its cells' types: a text of six letters, four numbers
    found = re.search(rb"\x19\x06{4}person", bytes(content))
    assert found
    content[found.start() + 1] = 12 + 2 * 8  # the row's number is now eight bytes of nothing
    path.write_bytes(content)
    store = open_office(path, site=SITE)
    assert any("historial" in problem for problem in check_office(store).problems)
    store.close()


def test_a_column_that_lost_its_name_is_told(office: Filled) -> None:
    store = reopened(
        office,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'surnames', 'surnamez') WHERE name = 'person'",
    )
    assert any("estructura" in problem for problem in check_office(store).problems)
    store.close()


def test_a_name_of_the_schema_that_is_no_text_is_told(office: Filled) -> None:
    path = office.store.path
    office.store.close()
    content = path.read_bytes()
    assert b"applied_at" in content
    path.write_bytes(content.replace(b"applied_at", b"applied_a\xd1"))
    store = open_office(path, site=SITE)
    assert any("estructura" in problem for problem in check_office(store).problems)
    store.close()


def test_an_encrypted_page_that_is_damaged_is_a_sentence_also_in_a_repair(tmp_path: Path) -> None:
    path, words = make_rich_office(tmp_path, "hilo y aguja"), "hilo y aguja"
    key = key_of_file(path, words)
    for page in range(path.stat().st_size - 4096, 0, -4096):  # one that only the search needs
        flip_byte(path, page + 2000)
        connection = connect(path, key=key, read_only=True, immutable=True)
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        connection.close()
        if "workshop_search" in said:
            break
        flip_byte(path, page + 2000)
    store = open_office(path, site=SITE, passphrase=words)
    assert not check_office(store).sound
    with pytest.raises(DamagedFile, match="restaure la última copia"):
        repair_office(store)
    store.close()


def test_a_photo_that_changed_or_went_is_told(office: Filled) -> None:
    with office.store.change("foto") as writer:
        for content in (b"primera", b"segunda"):
            name = writer.keep_blob(content)
            writer.insert("photo", visit_id=office.visit, blob_hash=name)
    store = reopened(
        office,
        "UPDATE blob SET content = x'00' WHERE content = CAST('primera' AS BLOB)",
        "DELETE FROM blob WHERE content = CAST('segunda' AS BLOB)",
    )
    damaged, lost = check_office(store).problems
    assert "está dañada en el disco" in damaged
    assert "falta en el archivo" in lost
    store.close()


def test_many_differences_are_told_in_short(office: Filled) -> None:
    with office.store.change("lista", origin="import") as writer:
        for number in range(80):
            writer.insert("cluster", code=str(number), name="x")
    store = reopened(office, "UPDATE cluster SET note = 'y'")
    problems = check_office(store).problems
    assert len(problems) == 51
    assert problems[-1] == "Y 31 diferencias más."
    store.close()


def test_a_broken_index_makes_no_backup_and_is_mended(office: Filled) -> None:
    """The quick check of the opening does not see it; every backup and check does."""
    right, path = all_rows(office.store), office.store.path
    page = table_page(office.store, "workshop_code")
    office.store.close()
    flip_byte(path, find_bytes(path, b"YAG-001", page))
    store = open_office(path, site=SITE)
    with pytest.raises(DamagedFile, match="no se usa"):
        back_up(store, reason="daily")
    assert backups_of(store) == []
    assert any("estructura" in problem for problem in check_office(store).problems)
    repair_office(store)
    assert check_office(store).sound
    assert all_rows(store) == right
    back_up(store, reason="daily")
    store.close()


def test_a_broken_structure_is_told_and_not_mended_by_half(office: Filled) -> None:
    page = table_page(office.store, "product_workshop")
    office.store.close()
    store = open_office(office.store.path, site=SITE)
    before = all_rows(store)
    flip_byte(store.path, page)  # while it is open: the next read finds it
    assert any("dañad" in problem for problem in check_office(store).problems)
    with pytest.raises(DamagedFile):
        repair_office(store)
    assert all_rows(store) == before
    flip_byte(store.path, page)
    store.close()


def test_the_check_reads_for_a_worker_and_tells_how_far_it_is(office: Filled) -> None:
    class Steps:
        def __init__(self) -> None:
            self.told: list[tuple[int, int | None, str]] = []

        def report(self, done: int, total: int | None, text: str = "") -> None:
            self.told.append((done, total, text))

    steps = Steps()
    progress: Progress = steps
    with office.store.reader() as reader:
        assert check_office(reader, progress).sound
        assert steps.told[0] == (0, len(all_rows(reader)) + 2, "Revisando oficina")
    assert [done for done, _total, _text in steps.told] == sorted(d for d, _t, _x in steps.told)


def test_an_encrypted_office_is_checked_and_mended_alike(tmp_path: Path) -> None:
    from tests.storage.support import make_office

    office = make_office(tmp_path, passphrase="hilo y aguja")
    key = office.store.key
    office.store.close()
    tamper(office.store.path, "UPDATE workshop SET name = 'x'", key=key)
    store = open_office(office.store.path, site=SITE, passphrase="hilo y aguja")
    assert repair_office(store) == 1
    assert store.value("SELECT name FROM workshop") == "Taller Ñandutí"
    store.close()
