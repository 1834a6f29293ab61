"""Each thing that goes wrong with a file: a clear sentence, and nothing changed."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.storage.backups import back_up, back_up_to
from app.storage.checking import check_office
from app.storage.driver import connect
from app.storage.opening import create_office, open_office
from app.storage.repairing import repair_office
from app.storage.restoring import change_passphrase, restore_backup
from app.storage.store import Store
from app.storage.troubles import (
    DamagedFile,
    NewerFile,
    OfficeInUse,
    PassphraseNeeded,
    WrongPassphrase,
)
from tests.storage.support import (
    SITE,
    all_rows,
    digest,
    find_bytes,
    flip_byte,
    make_office,
    refused,
    table_page,
    unchanged,
)


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A filled office file, closed."""
    office = make_office(tmp_path)
    office.store.close()
    return office.store.path


def open_it(path: Path, **options: str) -> Store:
    return open_office(path, site=SITE, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "saying"),
    [
        (b"", "no es un archivo de Hilv"),
        (b"Socios de la cooperativa\n" * 40, "no es un archivo de Hilv"),
        (b"\x89PNG\r\n\x1a\n" + bytes(5000), "no es un archivo de Hilv"),
    ],
)
def test_a_file_of_something_else(tmp_path: Path, content: bytes, saying: str) -> None:
    path = tmp_path / "lista.hilvan"
    path.write_bytes(content)
    with unchanged(path), refused(saying=saying):
        open_it(path)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "otra.hilvan"
    other = connect(path, create=True)
    other.execute("CREATE TABLE t (a)")
    other.close()
    with unchanged(path), refused(saying="no es un archivo de Hilván"):
        open_it(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with refused(saying="No se encuentra «nada.hilvan»"):
        open_it(tmp_path / "nada.hilvan")
    assert not list(tmp_path.iterdir())


def test_a_new_office_never_falls_on_another(closed: Path) -> None:
    with unchanged(closed), refused(saying="Ya existe"):
        create_office(closed, name="Otra", site=SITE)


def test_a_new_office_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with refused(saying="carpeta"):
        create_office(tmp_path / "no hay" / "a.hilvan", name="Otra", site=SITE)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("share", [0.999, 0.7, 0.3, 0.02, 0.0005])
@pytest.mark.parametrize("whole_pages", [False, True])
def test_a_truncated_file(closed: Path, share: float, whole_pages: bool) -> None:
    size = int(closed.stat().st_size * share)
    os.truncate(closed, size // 4096 * 4096 if whole_pages else size)
    with unchanged(closed), pytest.raises(FileProblem, match="dañado|no es un archivo de Hilván"):
        open_it(closed)


def test_a_flipped_byte_in_the_structure(closed: Path) -> None:
    store = open_it(closed)
    page = table_page(store, "workshop")
    store.close()
    flip_byte(closed, page)
    with unchanged(closed), refused(DamagedFile, "dañado"):
        open_it(closed)


def test_a_flipped_byte_in_the_header_does_not_ask_for_a_passphrase(closed: Path) -> None:
    refusals = set()
    for offset in range(100):
        flip_byte(closed, offset)
        before = digest(closed)
        try:
            open_it(closed).close()
        except FileProblem as problem:
            refusals.add(type(problem))
            assert digest(closed) == before
        flip_byte(closed, offset)
    assert DamagedFile in refusals
    assert refusals <= {DamagedFile, NewerFile, FileProblem}
    open_it(closed).close()


def test_a_flipped_byte_in_a_value_is_found_by_the_check(closed: Path) -> None:
    store = open_it(closed)
    page = table_page(store, "workshop")
    store.close()
    flip_byte(closed, find_bytes(closed, b"YAG-001Taller", page) + 8)
    store = open_it(closed)
    difference, search = check_office(store).problems
    assert "dato «name»: el archivo dice «Teller" in difference
    assert "buscador" in search
    store.close()


def test_a_flipped_byte_in_the_search_index_keeps_nobody_out(closed: Path) -> None:
    store = open_it(closed)
    page = table_page(store, "workshop_search_content")
    store.close()
    flip_byte(closed, find_bytes(closed, b"YAG-001Taller", page) + 8)
    store = open_it(closed)
    assert [problem[:11] for problem in check_office(store).problems] == ["El buscador"]
    repair_office(store)
    assert check_office(store).problems == ()
    store.close()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_a_flipped_byte_in_an_encrypted_file(tmp_path: Path, share: float) -> None:
    office = make_office(tmp_path, passphrase="hilo y aguja")
    office.store.close()
    path = office.store.path
    flip_byte(path, int(path.stat().st_size * share))
    with unchanged(path), pytest.raises(FileProblem, match="dañado"):
        open_it(path, passphrase="hilo y aguja")


def test_a_newer_file_names_its_version(closed: Path) -> None:
    connection = connect(closed)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    with unchanged(closed), refused(NewerFile, "formato 99"):
        open_it(closed)


def test_a_file_in_use_says_who_has_it_and_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office(tmp_path)
    with pytest.raises(OfficeInUse, match="de esta computadora"):
        open_it(office.store.path)
    monkeypatch.setattr("app.storage.lock.computer_name", lambda: "otra")
    with pytest.raises(OfficeInUse) as caught:
        open_it(office.store.path)
    owner = caught.value.owner
    assert owner is not None
    assert owner.computer in caught.value.sentence
    assert owner.since[11:16] in caught.value.sentence
    looking = open_office(office.store.path, site=1, read_only=True)
    with office.store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")
    assert looking.value("SELECT name FROM workshop") == "Lía"
    with pytest.raises(FileProblem, match="solo para lectura"), looking.change("x") as writer:
        pass
    looking.close()
    office.store.close()
    open_it(office.store.path).close()


def test_looking_at_a_file_leaves_nothing_beside_it(closed: Path) -> None:
    with unchanged(closed):
        looking = open_office(closed, site=1, read_only=True)
        with pytest.raises(RuntimeError, match="outside"):
            looking.rows("UPDATE office SET name = 'x'")
        looking.close()


def test_a_file_in_use_by_another_process(closed: Path) -> None:
    code = (
        "import sys, pathlib; from app.storage.opening import open_office\n"
        "store = open_office(pathlib.Path(sys.argv[1]), site=9)\n"
        "print('open', flush=True); sys.stdin.readline()"
    )
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", code, str(closed)],
        cwd=root,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with refused(OfficeInUse, "ya está abierto"):
            open_it(closed)
        other.kill()
    open_it(closed).close()  # a lock ends with its process


def test_a_file_opened_by_a_worker_is_let_go_by_the_window(closed: Path) -> None:
    with ThreadPoolExecutor(1) as worker:
        store = worker.submit(open_it, closed).result()
    with refused(OfficeInUse, "ya está abierto"):
        open_it(closed)
    store.close()
    open_it(closed).close()


def test_a_passphrase_is_asked_for_and_a_wrong_one_refused(tmp_path: Path) -> None:
    office = make_office(tmp_path, passphrase="hilo y aguja")
    path = office.store.path
    office.store.close()
    with unchanged(path), refused(PassphraseNeeded, "contraseña"):
        open_it(path)
    with unchanged(path), refused(WrongPassphrase, "La contraseña no abre"):
        open_it(path, passphrase="hilo y Aguja")
    with unchanged(path), refused(WrongPassphrase, "La contraseña no abre"):
        open_it(path, passphrase="")


def test_a_missing_backup_folder(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    office.store.backup_folder = tmp_path / "memoria USB"
    before = all_rows(office.store)
    with refused(saying="No se encuentra la carpeta de copias"):
        back_up(office.store, reason="manual")
    with refused(saying="No se encuentra la carpeta de copias"):
        change_passphrase(office.store, "hilo y aguja")
    with refused(saying="No se encuentra la carpeta"):
        back_up_to(office.store, tmp_path / "memoria USB" / "copia.hilvan")
    with refused(saying="No se encuentra la copia"):
        restore_backup(office.store, tmp_path / "memoria USB" / "copia.hilvan")
    assert all_rows(office.store) == before
    office.store.close()
    assert {path.name for path in tmp_path.iterdir()} <= {"oficina.hilvan", ".oficina.hilvan.lock"}


@pytest.mark.parametrize("size", [4096, 8192, 65536])
def test_a_file_of_zeros_is_not_taken_for_a_protected_one(tmp_path: Path, size: int) -> None:
    """A crash, or a cloud that only keeps the file's place: no passphrase would open it."""
    path = tmp_path / "vacio.hilvan"
    path.write_bytes(bytes(size))
    with pytest.raises(FileProblem, match="no es un archivo de Hilván") as found:
        open_it(path)
    assert not isinstance(found.value, PassphraseNeeded)
    assert path.read_bytes() == bytes(size)
