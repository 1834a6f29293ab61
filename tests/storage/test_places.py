import shutil
import sys
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.paths import offices_folder
from app.storage.checking import check_office
from app.storage.opening import create_office, open_office
from app.storage.places import copy_in, find_place, mounted_place, place_warning
from app.storage.troubles import OfficeInUse, explain_disk
from tests.storage.support import SITE, Filled, digest

MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
//servidor/cae /mnt/cae cifs rw 0 0
servidor:/datos /mnt/cae/local/nfs nfs4 rw 0 0
/dev/sda3 /mnt/cae/local ext4 rw 0 0
/dev/sdb1 /media/benita/MEMORIA\\040USB vfat rw 0 0
/dev/sdc1 /media/benita/disco ext4 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
"""


@pytest.fixture
def disks(tmp_path: Path) -> Path:
    """What Linux says of three disks: fixed, a stick, and a disk on USB."""
    for disk, removable, bus in (("sda", "0", "pci"), ("sdb", "1", "usb1"), ("sdc", "0", "usb2")):
        real = tmp_path / "devices" / bus / disk
        for part in range(1, 4):
            (real / f"{disk}{part}").mkdir(parents=True)
            (tmp_path / f"{disk}{part}").symlink_to(real / f"{disk}{part}")
        (real / "removable").write_text(f"{removable}\n")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Linux tells its disks by symbolic links")
@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/benita/Documentos/a.hilvan", "local"),
        ("/mnt/cae/a.hilvan", "network"),
        ("/mnt/cae/local/a.hilvan", "local"),
        ("/mnt/cae/local/nfs/a.hilvan", "network"),
        ("/mnt/caen/a.hilvan", "local"),
        ("/media/benita/MEMORIA USB/a.hilvan", "removable"),
        ("/media/benita/disco/a.hilvan", "removable"),
        ("/run/user/1000/gvfs/smb-share/a.hilvan", "network"),
    ],
)
def test_shares_and_sticks_are_told_apart(disks: Path, path: str, place: str) -> None:
    assert mounted_place(Path(path), MOUNTS, disks) == place


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system it runs on")
def test_this_computer_is_a_good_place(tmp_path: Path) -> None:
    assert find_place(tmp_path / "a.hilvan") == "local"
    assert place_warning(tmp_path / "a.hilvan") is None


def test_an_office_is_copied_in_whole_and_replaces_nothing(office: Filled, tmp_path: Path) -> None:
    home = tmp_path / "Documentos"
    home.mkdir()
    with pytest.raises(OfficeInUse):
        copy_in(office.store.path, home)
    office.store.close()
    before = digest(office.store.path)
    first, second = copy_in(office.store.path, home), copy_in(office.store.path, home)
    assert [first.name, second.name] == ["oficina.hilvan", "oficina (2).hilvan"]
    assert digest(office.store.path) == before == digest(first)
    store = open_office(second, site=SITE)
    assert check_office(store).sound
    store.close()


def test_what_a_crash_left_in_the_log_is_copied_too(office: Filled, tmp_path: Path) -> None:
    stick, home = tmp_path / "memoria", tmp_path / "Documentos"
    stick.mkdir()
    home.mkdir()
    with office.store.change("nombre") as writer:
        writer.update("workshop", office.workshop, name="Lía")
    for suffix in ("", "-wal"):  # as a pulled stick has them
        shutil.copy(f"{office.store.path}{suffix}", stick)
    store = open_office(copy_in(stick / "oficina.hilvan", home), site=SITE)
    assert store.value("SELECT name FROM workshop") == "Lía"
    store.close()


def test_a_copy_that_fails_leaves_nothing(office: Filled, tmp_path: Path) -> None:
    office.store.close()
    with pytest.raises(FileProblem, match="carpeta"):
        copy_in(office.store.path, tmp_path / "no hay")
    assert not (tmp_path / "no hay").exists()


def test_what_lies_in_the_clouds_folder_is_told_and_can_be_copied_out(
    office: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.store.close()
    cloud, home = tmp_path / "OneDrive - CAE", tmp_path / "aquí"
    (cloud / "Documentos").mkdir(parents=True)
    home.mkdir()
    monkeypatch.setenv("OneDriveCommercial", str(cloud))
    path = copy_in(office.store.path, cloud / "Documentos")
    assert find_place(path) == "synced"
    assert "OneDrive" in (place_warning(path) or "")
    assert "salen de la oficina" in (place_warning(path) or "")
    assert find_place(copy_in(path, home)) != "synced"


def test_a_new_office_is_not_offered_to_the_cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = tmp_path / "OneDrive" / "Documentos"
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: documents)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("OneDrive", raising=False)
    assert offices_folder() == documents / "Hilván"
    monkeypatch.setenv("OneDrive", str(tmp_path / "OneDrive"))
    assert offices_folder() == tmp_path / "Hilván"


def test_a_path_that_windows_would_not_find_is_told(
    office: Filled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.store.close()
    monkeypatch.setattr("app.paths._finds_long_paths", lambda: False)
    deep = tmp_path / ("a" * (240 - len(str(tmp_path)))) / "oficina.hilvan"
    for attempt in (open_office, create_office):
        words = {"name": "CAE"} if attempt is create_office else {}
        with pytest.raises(FileProblem, match="demasiado larga"):
            attempt(deep, site=SITE, **words)
    with pytest.raises(FileProblem, match="demasiado larga"):
        copy_in(office.store.path, deep.parent)
    open_office(office.store.path, site=SITE).close()


def test_a_file_that_another_program_holds_is_told(tmp_path: Path) -> None:
    trouble = PermissionError(13, "x")
    trouble.winerror = 32
    assert "Otro programa está usando" in explain_disk(tmp_path / "a.pdf", trouble).sentence
