"""What a kill left beside the file is played back into that file only."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.storage.checking import check_office
from app.storage.driver import connect
from app.storage.encryption import derive_key, file_salt
from app.storage.lock import owner_file, read_note
from app.storage.migrations import SCHEMA_VERSION
from app.storage.opening import open_office
from app.storage.places import copy_in
from app.storage.troubles import WrongPassphrase
from tests.storage.killing import ROOT
from tests.storage.support import SITE, digest, make_office, refused

# Windows knows one way to end a process, which asks it nothing either.
KILL = int(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
KILLED = """
import os, pathlib, sys
from app.storage.opening import open_office
store = open_office(pathlib.Path(sys.argv[1]), site=5, passphrase=sys.argv[2] or None)
row = store.value("SELECT id FROM workshop")
for name in ("uno", "dos"):
    with store.change("nombre") as writer:
        writer.update("workshop", row, name=name)
        writer.insert_many("anchor", [{"name": f"{name} {n}"} for n in range(300)])
    if name == "uno":
        store.write_back()
os.kill(os.getpid(), int(sys.argv[3]))
"""


@pytest.fixture(params=[None, "hilo y aguja"], ids=["plain", "encrypted"])
def words(request: pytest.FixtureRequest) -> str | None:
    return request.param


@pytest.fixture
def killed(tmp_path: Path, words: str | None) -> Path:
    """An office whose writer was killed: "uno" is in the file, "dos" only in its log.

    Beside it lie an older copy (vieja), a copy of the file after "uno" (de hoy) and another
    office (otra).
    """
    office = make_office(tmp_path, passphrase=words)
    office.store.close()
    path = office.store.path
    other = make_office(tmp_path, "otra.hilvan", passphrase=words)
    other.store.close()
    shutil.copyfile(path, tmp_path / "vieja.hilvan")
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), words or "", str(KILL)], cwd=ROOT)
    assert done.returncode == (KILL if os.name == "nt" else -KILL)
    assert path.with_name("oficina.hilvan-wal").stat().st_size > 10_000
    shutil.copyfile(path, tmp_path / "de hoy.hilvan")
    return path


def opened(path: Path, words: str | None, *, read_only: bool = False) -> tuple[str, list[str]]:
    """The workshop's name, once the check finds nothing, and what the opening has to say."""
    store = open_office(path, site=SITE, passphrase=words, read_only=read_only)
    try:
        assert check_office(store).problems == ()
        return store.value("SELECT name FROM workshop"), store.notices
    finally:
        store.close()


def set_aside(path: Path) -> list[Path]:
    return list(path.parent.glob("oficina (registro suelto 20*.hilvan-wal"))


@pytest.mark.parametrize("note", ["kept", "lost", "cut short", "of a write-back"])
def test_after_a_kill_all_of_it_is_there(killed: Path, words: str | None, note: str) -> None:
    owner = owner_file(killed)
    if note == "lost":
        owner.unlink()
    elif note == "cut short":
        owner.write_bytes(owner.read_bytes()[:40])
    elif note == "of a write-back":
        owner.write_text('{"computer": "x", "person": "y", "since": "2026-11-29T08:00:00"}')
        # killed in the middle of it: one page is there already
        log = killed.with_name("oficina.hilvan-wal").read_bytes()
        page = int.from_bytes(log[32:36], "big")
        with killed.open("r+b") as file:
            file.seek((page - 1) * 4096)
            file.write(log[56 : 56 + 4096])
    assert opened(killed, words) == ("dos", [])


@pytest.mark.parametrize("how", [shutil.copyfile, shutil.copy2, os.replace])
@pytest.mark.parametrize("note", ["kept", "lost"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_copy_put_back_by_hand_is_not_spoiled(
    killed: Path, words: str | None, how: object, note: str, read_only: bool
) -> None:
    for name, expected in (("vieja.hilvan", "Taller Ñandutí"), ("otra.hilvan", "Taller Ñandutí")):
        folder = killed.parent / name.removesuffix(".hilvan")
        shutil.copytree(killed.parent, folder, ignore=shutil.ignore_patterns("vieja", "otra"))
        path = folder / killed.name
        if note == "lost":
            owner_file(path).unlink()
        how(folder / name, path)  # type: ignore[operator]
        before = digest(path)
        found, (told,) = opened(path, words, read_only=read_only)
        assert found == expected
        assert digest(path) == before
        (aside,) = set_aside(path)
        assert aside.name in told


def test_what_is_set_aside_is_said_too_where_an_old_file_does_not_open(
    killed: Path, words: str | None
) -> None:
    old = killed.with_name("vieja.hilvan")
    connection = connect(old, key=derive_key(words, file_salt(old) or b"") if words else None)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copyfile(old, killed)
    with refused() as said:
        open_office(killed, site=SITE, passphrase=words, read_only=True)
    (aside,) = set_aside(killed)
    assert "es de una versión anterior de Hilván" in said.value.sentence
    assert aside.name in said.value.sentence


def test_a_copy_of_the_same_state_gets_its_log(killed: Path, words: str | None) -> None:
    shutil.copyfile(killed.with_name("de hoy.hilvan"), killed)
    assert opened(killed, words) == ("dos", [])


def test_a_file_brought_here_with_its_log_has_all_of_it(
    killed: Path, words: str | None, tmp_path: Path
) -> None:
    (tmp_path / "aquí").mkdir()
    assert opened(copy_in(killed, tmp_path / "aquí"), words) == ("dos", [])


def test_only_looking_also_plays_back_what_belongs(killed: Path, words: str | None) -> None:
    assert opened(killed, words, read_only=True) == ("dos", [])


def test_a_wrong_passphrase_touches_neither_the_file_nor_its_log(tmp_path: Path) -> None:
    words = "hilo y aguja"
    office = make_office(tmp_path, passphrase=words)
    office.store.close()
    path = office.store.path
    subprocess.run([sys.executable, "-c", KILLED, str(path), words, str(KILL)], cwd=ROOT)
    log = path.with_name("oficina.hilvan-wal")
    for lost in (False, True):
        if lost:
            owner_file(path).unlink()
        before = digest(path), digest(log)
        with refused(WrongPassphrase, "La contraseña no abre"):
            open_office(path, site=SITE, passphrase="tela")
        assert (digest(path), digest(log)) == before
        assert (read_note(path) is None) == lost  # it holds for the next opening
    assert opened(path, words) == ("dos", [])


def test_a_file_damaged_with_and_without_its_log_stays_as_it_is(killed: Path, words: str | None) -> None:
    with killed.open("r+b") as file:
        file.seek(4096 * 2)
        file.write(b"\xff" * 4096 * 40)
    owner_file(killed).unlink()
    log = killed.with_name("oficina.hilvan-wal")
    before = digest(killed), digest(log)
    with pytest.raises(FileProblem, match="dañado"):
        open_office(killed, site=SITE, passphrase=words)
    assert (digest(killed), digest(log)) == before
