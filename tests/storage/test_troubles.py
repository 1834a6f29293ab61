"""Each thing that goes wrong with a file: a clear sentence, and nothing changed."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
    table_page,
)

resource = pytest.importorskip("resource", reason="a limit on files is set otherwise on Windows")

ADVICE = ("elija", "abra", "ábralo", "copie", "cópielo", "restaure", "libere", "conecte", "revise",
          "escríbala", "actualice", "ciérrelo", "fíjese", "pruebe", "busque", "compare")  # fmt: skip


@contextmanager
def refused(kind: type[FileProblem] = FileProblem, saying: str = "") -> Iterator[None]:
    """The block raises exactly this kind of problem, in one sentence that says what to do."""
    with pytest.raises(FileProblem) as caught:
        yield
    sentence = caught.value.sentence
    assert type(caught.value) is kind, sentence
    assert saying in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert any(advice in sentence for advice in ADVICE), sentence
    assert "sqlite" not in sentence.lower()


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A filled office file, closed."""
    office = make_office(tmp_path)
    office.store.close()
    return office.store.path


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    before, names = digest(path), set(os.listdir(path.parent))
    yield
    assert digest(path) == before
    # The lock's own file may stay: it is how two windows agree.
    assert set(os.listdir(path.parent)) - names <= {f".{path.name}.lock"}


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
    office = make_office(tmp_path, passphrase="hilo")
    office.store.close()
    path = office.store.path
    flip_byte(path, int(path.stat().st_size * share))
    with unchanged(path), pytest.raises(FileProblem, match="dañado"):
        open_it(path, passphrase="hilo")


def test_a_newer_file_names_its_version(closed: Path) -> None:
    connection = connect(closed)
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    with unchanged(closed), refused(NewerFile, "formato 99"):
        open_it(closed)


def test_a_file_in_use_says_who_has_it_and_can_be_read(tmp_path: Path) -> None:
    office = make_office(tmp_path)
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


def test_a_file_in_use_by_another_process(closed: Path) -> None:
    code = (
        "import sys, pathlib; from app.storage.opening import open_office\n"
        "store = open_office(pathlib.Path(sys.argv[1]), site=9)\n"
        "print('open', flush=True); sys.stdin.readline()"
    )
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", code, str(closed)], cwd=root, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        other.stdout.readline()
        with refused(OfficeInUse, "ya está abierto"):
            open_it(closed)
        other.kill()
    open_it(closed).close()  # a lock ends with its process


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


@contextmanager
def without_rights() -> Iterator[None]:
    """As an ordinary person, even if the tests run as the system's owner."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that anybody may enter, which pytest's own are not."""
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="hilvan-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are given otherwise on Windows")
@pytest.mark.parametrize("folder_mode", [0o777, 0o555])
def test_a_read_only_file(public_folder: Path, folder_mode: int) -> None:
    office = make_office(public_folder)
    office.store.close()
    path = office.store.path
    for name in public_folder.glob(".*"):
        name.unlink()
    path.chmod(0o444)
    public_folder.chmod(folder_mode)
    with without_rights(), unchanged(path):
        with refused(saying="no se puede escribir donde está"):
            open_it(path)
        store = open_office(path, site=SITE, read_only=True)
        assert store.value("SELECT name FROM workshop") == "Taller Ñandutí"
        reader = store.reader()
        assert reader.value("SELECT count(*) FROM answer") == 3
        reader.close()
        assert check_office(store).problems == ()
        store.close()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are given otherwise on Windows")
def test_a_read_only_folder(public_folder: Path) -> None:
    office = make_office(public_folder)
    office.store.close()
    for name in public_folder.glob(".*"):
        name.unlink()
    office.store.path.chmod(0o666)
    public_folder.chmod(0o555)
    with without_rights(), unchanged(office.store.path):
        with refused(saying="no se puede escribir donde está"):
            open_it(office.store.path)
        with pytest.raises(FileProblem, match="No hay permiso|no se puede escribir"):
            create_office(public_folder / "nueva.hilvan", name="Otra", site=SITE)


def test_a_file_that_becomes_unwritable_while_open(closed: Path) -> None:
    connection = connect(closed, read_only=True)
    store = Store(closed, connection, site=SITE)
    before = all_rows(store)
    with refused(saying="no se puede escribir"), store.change("x") as writer:
        writer.insert("cluster", code="A", name="B")
    assert all_rows(store) == before
    connection.close()


def test_a_missing_backup_folder(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    office.store.backup_folder = tmp_path / "memoria USB"
    before = all_rows(office.store)
    with refused(saying="No se encuentra la carpeta de copias"):
        back_up(office.store, reason="manual")
    with refused(saying="No se encuentra la carpeta de copias"):
        change_passphrase(office.store, "hilo")
    with refused(saying="No se encuentra la carpeta"):
        back_up_to(office.store, tmp_path / "memoria USB" / "copia.hilvan")
    with refused(saying="No se encuentra la copia"):
        restore_backup(office.store, tmp_path / "memoria USB" / "copia.hilvan")
    assert all_rows(office.store) == before
    office.store.close()
    assert {path.name for path in tmp_path.iterdir()} <= {"oficina.hilvan", ".oficina.hilvan.lock"}


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size`: a disk that fails to write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_fails_in_the_middle_of_a_change(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    before = all_rows(office.store)
    log = tmp_path / "oficina.hilvan-wal"
    with (
        largest_file(log.stat().st_size + 4096),
        refused(saying="repita: no se guardó nada a medias"),
        office.store.change("muchas") as writer,
    ):
        for number in range(5000):
            writer.insert("workshop", code=f"A-{number}", name="Taller")
    assert all_rows(office.store) == before
    with office.store.change("ahora sí") as writer:
        writer.insert("workshop", code="A-1", name="Taller")
    assert check_office(office.store).problems == ()
    office.store.close()


def test_a_backup_the_disk_cannot_hold_leaves_nothing(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    with largest_file(100_000), refused(saying="falló"):
        back_up_to(office.store, tmp_path / "copia.hilvan")
    with largest_file(100_000), refused(saying="falló"):
        create_office(tmp_path / "nueva.hilvan", name="Otra", site=SITE)
    office.store.close()
    assert {path.name for path in tmp_path.iterdir() if path.name[0] != "."} == {"oficina.hilvan"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 4 MB, where the system lets us make one."""
    folder = tmp_path / "disco"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "hilvan-test", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    office = make_office(small_disk)
    filler = small_disk / "relleno"
    filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - 200_000))
    before = all_rows(office.store)
    full = "No queda lugar en el disco"
    with refused(saying=full), office.store.change("muchas") as writer:
        for number in range(5000):
            writer.insert("workshop", code=f"A-{number}", name="Taller")
    assert all_rows(office.store) == before
    with refused(saying=full), office.store.change("muchas") as writer:
        with contextlib.suppress(FileProblem):
            for number in range(20_000):
                writer.insert("workshop", code=f"A-{number}", name="Taller")
        writer.insert("workshop", code="B", name="después del problema")
    assert all_rows(office.store) == before
    with refused(saying=full):
        back_up_to(office.store, small_disk / "copia.hilvan")
    with refused(saying=full):
        create_office(small_disk / "nueva.hilvan", name="Otra", site=SITE)
    back_up_to(office.store, tmp_path / "copia.hilvan")
    filler.unlink()
    with office.store.change("ahora sí") as writer:
        writer.insert("workshop", code="A-1", name="Taller")
    assert check_office(office.store).problems == ()
    office.store.close()
    assert {path.name for path in small_disk.iterdir()} == {
        "oficina.hilvan",
        ".oficina.hilvan.lock",
    }
