from pathlib import Path

import pytest
import sqlcipher3

from app.errors import FileProblem
from app.storage.backups import back_up, backups_of
from app.storage.checking import check_office
from app.storage.encryption import PLAIN_HEADER, passphrase_fits, read_recovery, recovery_text
from app.storage.opening import create_office, open_office
from app.storage.restoring import change_passphrase, recovery_key, restore_backup
from app.storage.troubles import PassphraseNeeded, WrongPassphrase
from tests.storage.support import SITE, Filled, all_rows, make_office


def is_plain(path: Path) -> bool:
    return path.read_bytes().startswith(PLAIN_HEADER)


def test_any_sqlcipher_program_opens_the_file_with_the_words(tmp_path: Path) -> None:
    office = make_office(tmp_path, passphrase="ñandutí azul")
    office.store.close()
    other = sqlcipher3.connect(str(office.store.path))
    other.execute("PRAGMA key = 'ñandutí azul'")
    assert other.execute("SELECT name FROM workshop").fetchone() == ("Taller Ñandutí",)
    other.close()
    assert b"Taller" not in office.store.path.read_bytes()


def test_accents_typed_in_two_ways_are_one_passphrase(tmp_path: Path) -> None:
    office = make_office(tmp_path, passphrase="la canción")
    office.store.close()
    open_office(office.store.path, site=SITE, passphrase="la cancio\u0301n").close()


def test_a_passphrase_given_to_a_plain_file_does_no_harm(office: Filled) -> None:
    office.store.close()
    open_office(office.store.path, site=SITE, passphrase="x").close()


def test_a_passphrase_is_added_changed_and_taken_away(office: Filled) -> None:
    store, rows = office.store, all_rows(office.store)
    before = change_passphrase(store, "la primera")
    assert before.exists()
    assert not is_plain(store.path)
    assert all_rows(store) == rows
    change_passphrase(store, "la segunda")
    with store.change("nombre") as writer:  # the store goes on with the file
        writer.update("workshop", office.workshop, name="Lía")
    assert store.value("SELECT count(*) FROM workshop_search WHERE workshop_search MATCH 'lia'") == 1
    store.close()
    with pytest.raises(WrongPassphrase):
        open_office(store.path, site=SITE, passphrase="la primera")
    again = open_office(store.path, site=SITE, passphrase="la segunda")
    assert check_office(again).problems == ()
    change_passphrase(again, None)
    assert is_plain(again.path)
    assert again.key is None
    again.close()
    plain = open_office(store.path, site=SITE)
    assert check_office(plain).problems == ()
    plain.close()


def test_an_empty_passphrase_is_refused(office: Filled) -> None:
    with pytest.raises(FileProblem, match="vacía"):
        change_passphrase(office.store, "  ")
    assert backups_of(office.store) == []


@pytest.mark.parametrize(("words", "why"), [
    ("1", "muy corta"), ("hilo", "muy corta"), ("  1234567  ", "muy corta"),
    ("aaaaaaaaaa", "repite"), ("ababababab", "repite"),
])  # fmt: skip
def test_a_passphrase_that_protects_nobody_is_refused_at_every_door(
    office: Filled, tmp_path: Path, words: str, why: str
) -> None:
    with pytest.raises(FileProblem, match=f"{why}.*palabras que no tengan que ver entre sí"):
        change_passphrase(office.store, words)
    assert office.store.key is None
    assert backups_of(office.store) == []
    with pytest.raises(FileProblem, match=why):
        create_office(tmp_path / "otra.hilvan", name="CAE", site=SITE, passphrase=words)
    assert not list(tmp_path.glob("*otra*"))


def test_a_file_of_before_opens_with_its_short_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.encryption.SHORTEST", 1)
    monkeypatch.setattr("app.storage.encryption.FEWEST_LETTERS", 1)
    office = make_office(tmp_path, passphrase="1")
    office.store.close()
    monkeypatch.undo()
    open_office(office.store.path, site=SITE, passphrase="1").close()


def test_plain_backups_do_not_outlive_the_passphrase(office: Filled) -> None:
    back_up(office.store, reason="daily")
    change_passphrase(office.store, "hilo y aguja")
    backups = backups_of(office.store)
    assert len(backups) == 2
    assert not any(is_plain(backup.path) for backup in backups)
    restore_backup(office.store, backups[0].path)


def test_a_backup_under_an_older_passphrase_asks_for_it(office: Filled) -> None:
    change_passphrase(office.store, "la primera")
    old = back_up(office.store, reason="manual")
    change_passphrase(office.store, "la segunda")
    with pytest.raises(PassphraseNeeded):
        restore_backup(office.store, old)
    with pytest.raises(WrongPassphrase):
        restore_backup(office.store, old, passphrase="tercera")
    restore_backup(office.store, old, passphrase="la primera")
    assert passphrase_fits(office.store.key, "la primera")
    assert not passphrase_fits(office.store.key, "la segunda")


def test_the_recovery_sheet_opens_the_file(tmp_path: Path) -> None:
    office = make_office(tmp_path, passphrase="hilo y aguja")
    sheet = recovery_key(office.store)
    assert sheet is not None
    assert [len(group) for group in sheet.split("-")] == [5] * 16
    office.store.close()
    open_office(office.store.path, site=SITE, recovery=f" {sheet.lower().replace('-', ' ')} ").close()


def test_a_sheet_of_another_passphrase_says_so(office: Filled) -> None:
    change_passphrase(office.store, "la primera")
    old = recovery_key(office.store)
    change_passphrase(office.store, "la segunda")
    office.store.close()
    with pytest.raises(WrongPassphrase, match="contraseña anterior"):
        open_office(office.store.path, site=SITE, recovery=old)


def test_a_typo_in_the_recovery_sheet_is_noticed() -> None:
    key = bytes(range(48)).hex()
    sheet = recovery_text(key)
    assert read_recovery(sheet) == key
    assert read_recovery(sheet.replace("0", "O").replace("1", "l")) == key
    for place, letter in enumerate(sheet):
        if letter != "-":
            typo = sheet[:place] + ("7" if letter != "7" else "8") + sheet[place + 1 :]
            with pytest.raises(FileProblem, match="equivocado"):
                read_recovery(typo)
    with pytest.raises(FileProblem, match="hay 75"):
        read_recovery(sheet[:-6])


def test_an_office_without_passphrase_has_no_recovery_sheet(office: Filled) -> None:
    assert recovery_key(office.store) is None
    assert passphrase_fits(None, "anything")
