"""Kill a process that writes an office, at a random moment, and see what is left.

Run as `python -m tests.storage.killing FILE [PASSPHRASE]` it is the process to kill: it
writes for ever and prints each change's number once the change is committed.
"""

import contextlib
import random
import subprocess
import sys
from pathlib import Path

from app.storage.backups import back_up
from app.storage.checking import check_office
from app.storage.encryption import file_salt
from app.storage.journal import read_history
from app.storage.opening import create_office, open_office
from app.storage.restoring import change_passphrase, restore_backup
from app.storage.store import Store
from app.storage.troubles import WrongPassphrase

PASSPHRASES = ("hilo y aguja", "tela y tijera")
ROOT = Path(__file__).parent.parent.parent


def write_for_ever(path: Path, passphrase: str | None) -> None:
    """Changes of several tables, undo, photos, drafts and backups, without end."""
    store = open_office(path, site=5, passphrase=passphrase)
    last = store.value("SELECT max(fee) FROM membership") or 0
    for number in range(last + 1, last + 1_000_000):
        write_once(store, number)
        if number % 13 == 0:
            store.write_back()
        if number % 40 == 0:
            back_up(store, reason="daily")


def write_once(store: Store, number: int) -> None:
    """One numbered change, told once it is committed; now and then a step that is undone."""
    association = store.value("SELECT id FROM association")
    workshop = store.value("SELECT id FROM workshop")
    with store.change(f"cambio {number}") as writer:
        writer.insert("membership", association_id=association, workshop_id=workshop, fee=number)
        photo = writer.keep_blob(f"foto {number}".encode() * 50)
        writer.update("workshop", workshop, name=f"Taller {number}", note=photo)
        writer.insert("person", workshop_id=workshop, given_names=f"Persona {number}")
    print(number, flush=True)
    if number % 7 == 0:
        with store.change("paso en falso") as writer:
            writer.update("workshop", workshop, place=f"lugar {number}")
        store.undo_stack.undo()


def swap_for_ever(path: Path, passphrase: str) -> None:
    """Change the passphrase and go back to a backup, without end."""
    store = open_office(path, site=5, passphrase=passphrase)
    print("open", flush=True)
    while True:
        for words in PASSPHRASES:
            backup = change_passphrase(store, words)
            restore_backup(store, backup, passphrase=passphrase)
            change_passphrase(store, words)
            passphrase = words


def kill_swapping(path: Path, chance: random.Random, passphrase: str) -> str:
    """Kill a process that swaps the whole file; returns the passphrase that holds now.

    Raises `AssertionError` if none opens it, or anything of it is lost or left over.
    """
    command = [sys.executable, "-m", "tests.storage.killing", str(path), passphrase, "swap"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(chance.uniform(0.0, 1.2))
        child.kill()
    for words in PASSPHRASES:
        with contextlib.suppress(WrongPassphrase):
            store = open_office(path, site=5, passphrase=words)
            assert check_office(store).problems == ()
            assert store.value("SELECT name FROM workshop") == "Taller 0"
            store.close()
            journal = path.with_name(f"{path.name}-journal")
            if journal.exists():  # begun and not used: SQLite takes no notice of it
                assert journal.read_bytes()[:1] in (b"", b"\0")
            allowed = {f".{path.name}.lock", journal.name}
            assert {found.name for found in path.parent.iterdir()} - allowed == {path.name}
            return words
    raise AssertionError("no passphrase opens the file")


def protect_once(path: Path, folder: Path) -> None:
    """Give a plain office its first passphrase."""
    store = open_office(path, site=5, backup_folder=folder)
    print("open", flush=True)
    change_passphrase(store, PASSPHRASES[0])
    store.close()


def kill_protecting(path: Path, folder: Path, seconds: float) -> bool:
    """Kill a process that gives the first passphrase; whether it got as far as the file itself."""
    command = [sys.executable, "-m", "tests.storage.killing", str(path), str(folder), "protect"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
        child.kill()
    return file_salt(path) is not None


def make_victim(path: Path, passphrase: str | None = None) -> None:
    """The office that will be written."""
    store = create_office(path, name="CAE", site=5, passphrase=passphrase)
    with store.change("comenzar") as writer:
        writer.insert("association", name="AMCY")
        writer.insert("workshop", code="YAG-001", name="Taller 0")
    store.close()


def kill_once(path: Path, chance: random.Random, passphrase: str | None = None) -> int:
    """Start the writer, kill it (SIGKILL) at a random moment, check the file.

    Returns the last number that was acknowledged. Raises `AssertionError` if anything
    acknowledged is lost or anything is half there.
    """
    command = [
        sys.executable,
        "-m",
        "tests.storage.killing",
        str(path),
        *filter(None, [passphrase]),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(chance.uniform(0.0, 0.12))
        child.kill()
        said = [first, *child.stdout]
    assert said[0], "the writer did not start"
    acknowledged = int([line for line in said if line.endswith("\n")][-1])
    check_survivor(path, acknowledged, passphrase)
    return acknowledged


def check_survivor(path: Path, acknowledged: int, passphrase: str | None) -> None:
    """What must hold after a kill."""
    store = open_office(path, site=5, passphrase=passphrase)
    try:
        assert check_office(store).problems == ()
        written = [row[0] for row in store.rows("SELECT fee FROM membership ORDER BY fee")]
        assert written == list(range(1, len(written) + 1)), "a change is missing"
        # One more may be committed than the writer could tell.
        assert len(written) - acknowledged in (0, 1), "an acknowledged change is lost"
        number, workshop = len(written), store.row("SELECT * FROM workshop")
        assert workshop["name"] == f"Taller {number}"
        assert store.value("SELECT count(*) FROM person") == number
        if not number:
            return
        assert store.value("SELECT content FROM blob WHERE hash = ?", (workshop["note"],))
        changes = {line.label for line in read_history(store, "workshop", workshop["id"])}
        assert f"cambio {number}" in changes
    finally:
        store.close()


if __name__ == "__main__":
    if sys.argv[3:] == ["protect"]:
        protect_once(Path(sys.argv[1]), Path(sys.argv[2]))
        raise SystemExit
    if sys.argv[3:] == ["swap"]:
        swap_for_ever(Path(sys.argv[1]), sys.argv[2])
    write_for_ever(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
