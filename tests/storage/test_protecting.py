"""After a first passphrase no plain copy stays, wherever it lay and whenever it was cut short."""

import os
import random
import shutil
import time
from itertools import count
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.storage.backups import back_up, back_up_to, backups_of, default_folder, list_backups
from app.storage.checking import check_office
from app.storage.encryption import file_salt, key_of_file
from app.storage.opening import create_office, open_office
from app.storage.protecting import take_out
from app.storage.restoring import change_passphrase, replace_damaged, restore_backup
from app.storage.store import Store
from tests.cli.support import run
from tests.storage.killing import PASSPHRASES, kill_protecting
from tests.storage.support import SITE, Filled, make_office

WORDS = PASSPHRASES[0]
PLANTED = b"Ramona Quintana"
AN_HOUR_AGO = 3700


def plant(store: Store) -> None:
    with store.change("plantar") as writer:
        writer.insert(
            "person",
            workshop_id=store.value("SELECT id FROM workshop"),
            given_names=PLANTED.decode(),
            surnames="Ayala",
        )


def readable(*folders: Path) -> list[str]:
    """The files below some folders that anybody can read the planted name in."""
    return sorted(
        file.name
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file() and PLANTED in file.read_bytes()
    )


def fill_places(folder: Path, data: Path) -> tuple[Path, Path]:
    """A plain office with copies in every place where the program puts them."""
    chosen = folder / "copias"
    chosen.mkdir()
    office = make_office(folder)
    plant(office.store)
    path = office.store.path
    back_up(office.store, reason="daily")
    own = default_folder(path, None)
    office.store.backup_folder = chosen
    back_up(office.store, reason="manual")
    with office.store.change("algo") as writer:  # its words are in the log of the copy below
        writer.insert("person", workshop_id=office.workshop, given_names=PLANTED.decode())
    shutil.copy(f"{path}-wal", folder / "oficina (registro suelto 2026-11-20 101010).hilvan-wal")
    office.store.close()
    aside = folder / "oficina (dañado 2026-11-21 101010).hilvan"
    content = bytearray(path.read_bytes())
    content[:5] = b"\xff\xff\xff\xff\xff"
    content[8_192:8_292] = b"\xff" * 100
    aside.write_bytes(content)
    shutil.copy(path, folder / "oficina (rescatado 2026-11-22 101010).hilvan")
    for place in (own, chosen):
        shutil.copy(path, place / "2026-11-19_101010_daily.hilvan.parcial")
    assert len(readable(folder, data)) == 8
    return path, chosen


def test_a_first_passphrase_leaves_nothing_to_read(tmp_path: Path, own_data_folder: Path) -> None:
    path, chosen = fill_places(tmp_path, own_data_folder)
    store = open_office(path, site=SITE, backup_folder=chosen)
    assert not list(tmp_path.rglob("*.parcial"))
    assert not list(own_data_folder.rglob("*.parcial"))
    change_passphrase(store, WORDS)
    assert readable(tmp_path, own_data_folder) == []
    said = " ".join(store.notices)
    assert "Se cifraron con la contraseña 4 copias" in said
    assert "«oficina (dañado 2026-11-21 101010).hilvan» está dañado y no tenía contraseña" in said
    assert "registro suelto" in said
    for backup in [*backups_of(store), *list_backups(default_folder(path, store.key))]:
        opened = open_office(backup.path, site=1, passphrase=WORDS, read_only=True)
        assert check_office(opened).sound
        assert opened.value("SELECT count(*) FROM person WHERE surnames = 'Ayala'") == 1
        opened.close()
    store.close()
    assert not open_office_says(path, chosen)


def open_office_says(path: Path, chosen: Path | None = None) -> list[str]:
    store = open_office(path, site=SITE, passphrase=WORDS, backup_folder=chosen)
    said = list(store.notices)
    assert check_office(store).sound
    store.close()
    return said


def test_what_was_damaged_is_given_back_byte_for_byte(tmp_path: Path, own_data_folder: Path) -> None:
    path, chosen = fill_places(tmp_path, own_data_folder)
    aside = tmp_path / "oficina (dañado 2026-11-21 101010).hilvan"
    before = aside.read_bytes()
    store = open_office(path, site=SITE, backup_folder=chosen)
    change_passphrase(store, WORDS)
    store.close()
    kept = aside.with_name(f"{aside.name}.cifrado")
    key = key_of_file(kept, WORDS)
    assert key is not None
    out = tmp_path / "afuera"
    out.mkdir()
    (made,) = take_out(kept, key, out)
    assert (made.name, made.read_bytes()) == (aside.name, before)
    with pytest.raises(FileProblem, match="No se pudo escribir"):
        take_out(kept, key, out)
    (tmp_path / "clave.txt").write_text(WORDS)
    (tmp_path / "otra").mkdir()
    with_words = ("--passphrase-file", tmp_path / "clave.txt", "--out", tmp_path / "otra")
    assert aside.name in run("take-out", kept, *with_words).stdout
    assert (tmp_path / "otra" / aside.name).read_bytes() == before
    with pytest.raises(FileProblem, match="no se abre con esa contraseña"):
        take_out(kept, key_of_file(kept, "otras palabras") or "", out)


def test_a_kill_while_the_first_passphrase_is_given_leaves_nothing_after_the_next_opening(
    tmp_path: Path, own_data_folder: Path
) -> None:
    chance = random.Random(2026)
    encrypted = 0
    for number in count():
        if number >= 6 and encrypted:
            break
        assert number < 20, "no kill fell after the swap"
        folder = tmp_path / str(number)
        folder.mkdir()
        path, chosen = fill_places(folder, own_data_folder)
        was_encrypted = kill_protecting(path, chosen, chance.uniform(0.2, 0.5 + number / 5))
        store = open_office(path, site=SITE, passphrase=WORDS, backup_folder=chosen)
        assert (store.key is not None) is was_encrypted
        encrypted += was_encrypted
        if store.key is None:
            change_passphrase(store, WORDS)
        assert readable(folder, own_data_folder) == []
        assert check_office(store).sound
        store.close()


def test_a_folder_chosen_later_does_not_hide_the_copies_of_before(office: Filled, tmp_path: Path) -> None:
    plant(office.store)
    copy = back_up(office.store, reason="daily")
    (tmp_path / "copias").mkdir()
    office.store.backup_folder = tmp_path / "copias"
    change_passphrase(office.store, WORDS)
    assert file_salt(copy) is not None


def test_copies_of_another_office_and_of_the_person_are_left_alone(tmp_path: Path) -> None:
    chosen = tmp_path / "copias"
    chosen.mkdir()
    other = make_office(tmp_path, "otra.hilvan", another=True)
    office = make_office(tmp_path)
    other.store.backup_folder = office.store.backup_folder = chosen
    theirs = back_up(other.store, reason="daily")
    mine = back_up_to(office.store, chosen / "para llevar.hilvan")
    unfinished = chosen / "2026-11-19_101010_daily.hilvan.parcial"
    shutil.copy(theirs, unfinished)
    change_passphrase(office.store, WORDS)
    office.store.close()
    assert open_office_says(office.store.path, chosen) == []
    assert [file_salt(copy) for copy in (theirs, mine, unfinished)] == [None] * 3
    os.utime(unfinished, (time.time() - AN_HOUR_AGO,) * 2)
    open_office_says(office.store.path, chosen)
    assert not unfinished.exists()
    other.store.close()


def test_what_cannot_be_protected_is_said(office: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(office.store, reason="daily")

    def full(*_arguments: object) -> None:
        raise FileProblem("No queda lugar en el disco.")

    monkeypatch.setattr("app.storage.protecting.export_database", full)
    change_passphrase(office.store, WORDS)
    assert office.store.key is not None
    assert sum("sigue sin contraseña" in said for said in office.store.notices) == 2


def test_going_back_to_a_plain_copy_keeps_the_passphrase(office: Filled, tmp_path: Path) -> None:
    plant(office.store)
    plain = back_up_to(office.store, tmp_path / "pendrive.hilvan")
    change_passphrase(office.store, WORDS)
    with office.store.change("otra") as writer:
        writer.update("workshop", office.workshop, name="Otro")
    restore_backup(office.store, plain)
    assert office.store.value("SELECT name FROM workshop") == "Taller Ñandutí"
    assert office.store.key is not None
    assert check_office(office.store).sound
    path = office.store.path
    office.store.close()
    assert file_salt(path) is not None
    assert PLANTED not in path.read_bytes()


def test_a_copy_cut_short_by_a_kill_is_swept_where_nobody_writes_it(tmp_path: Path) -> None:
    left = tmp_path / "vieja.hilvan.parcial"
    left.write_bytes(b"a medias")
    (tmp_path / "vieja.hilvan.parcial-journal").write_bytes(b"a medias")
    other = tmp_path / "carta.parcial"
    other.write_text("de otro programa")
    office = make_office(tmp_path)
    assert left.exists()  # somebody may be writing it just now
    for file in tmp_path.glob("*.parcial*"):
        os.utime(file, (time.time() - AN_HOUR_AGO,) * 2)
    back_up_to(office.store, tmp_path / "copia.hilvan")
    assert not list(tmp_path.glob("vieja*"))
    assert other.exists()
    office.store.close()


def test_a_damaged_file_that_is_replaced_later_gets_the_passphrase_too(tmp_path: Path) -> None:
    office = create_office(tmp_path / "oficina.hilvan", name="CAE", site=SITE)
    with office.change("x") as writer:
        writer.insert("workshop", code="YAG-001", name=PLANTED.decode())
    copy = back_up(office, reason="daily")
    office.close()
    with office.path.open("r+b") as file:
        file.write(b"\x00\x00")
    store = replace_damaged(office.path, copy, site=SITE)
    assert len(list(tmp_path.glob("*(dañado*"))) == 1
    change_passphrase(store, WORDS)
    assert readable(tmp_path) == []
    store.close()
