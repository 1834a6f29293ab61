"""A disk that is full, fails, or may not be written: a clear sentence, and nothing changed."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.storage.backups import back_up_to
from app.storage.checking import check_office
from app.storage.driver import connect
from app.storage.opening import create_office, open_office
from app.storage.places import copy_in
from app.storage.store import Store
from tests.storage.support import SITE, Filled, all_rows, make_office, refused, unchanged

resource = pytest.importorskip("resource", reason="Windows limits files and rights otherwise")


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
            open_office(path, site=SITE)
        store = open_office(path, site=SITE, read_only=True)
        assert store.value("SELECT name FROM workshop") == "Taller Ñandutí"
        with store.reader() as reader:
            assert reader.value("SELECT count(*) FROM answer") == 3
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
            open_office(office.store.path, site=SITE)
        with pytest.raises(
            FileProblem, match="No hay permiso para escribir «nueva.hilvan»; elija otra carpeta"
        ):
            create_office(public_folder / "nueva.hilvan", name="Otra", site=SITE)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are given otherwise on Windows")
def test_a_crash_on_a_stick_that_can_only_be_read(public_folder: Path, tmp_path: Path) -> None:
    office = make_office(tmp_path)
    for suffix in ("", "-wal"):  # as a pulled stick has them
        copied = Path(shutil.copy(f"{office.store.path}{suffix}", public_folder))
        copied.chmod(0o644)  # a stick knows no owners
    path = public_folder / "oficina.hilvan"
    public_folder.chmod(0o555)
    home = Path(tempfile.mkdtemp(prefix="hilvan-home-", dir=tempfile.gettempdir()))
    home.chmod(0o777)
    with without_rights(), unchanged(path):
        with refused(saying="cópielo a su carpeta Documentos"):
            open_office(path, site=SITE, read_only=True)
        copied = copy_in(path, home)
    store = open_office(copied, site=SITE)
    assert all_rows(store) == all_rows(office.store)
    store.close()
    office.store.close()
    shutil.rmtree(home)


def test_a_file_that_becomes_unwritable_while_open(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    office.store.close()
    connection = connect(office.store.path, read_only=True)
    store = Store(office.store.path, connection, site=SITE)
    before = all_rows(store)
    with refused(saying="no se puede escribir"), store.change("x") as writer:
        writer.insert("cluster", code="A", name="B")
    assert all_rows(store) == before
    connection.close()


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


def insert_after_trouble(office: Filled) -> None:
    limit = Path(f"{office.store.path}-wal").stat().st_size + 4096
    with office.store.change("muchas") as writer:
        with largest_file(limit), contextlib.suppress(FileProblem):
            for number in range(5000):  # more than SQLite keeps in memory
                writer.insert("cluster", code=f"A-{number}", name="Grupo", note="x" * 2000)
            pytest.fail("the disk did not fail")
        writer.insert("workshop", code="B", name="cuando ya hay lugar")


def test_a_change_goes_no_further_after_the_disk_failed(tmp_path: Path) -> None:
    """Even if someone along the way took the trouble for nothing."""
    office = make_office(tmp_path)
    before = all_rows(office.store)
    with refused(saying="repita"):
        insert_after_trouble(office)
    assert all_rows(office.store) == before
    assert office.store.undo_stack.undo_label is None
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


def test_a_disk_without_any_room_says_so_even_to_who_reads(small_disk: Path) -> None:
    path = small_disk / "centro.hilvan"
    create_office(path, name="CAE", site=SITE).close()
    (small_disk / "relleno").write_bytes(bytes(shutil.disk_usage(small_disk).free))
    with refused(saying="No queda lugar en el disco"):
        open_office(path, site=SITE, read_only=True)
    (small_disk / "relleno").unlink()
    open_office(path, site=SITE, read_only=True).close()
