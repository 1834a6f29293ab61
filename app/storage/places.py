"""Where an office file lies: a network share, a stick or the cloud is no place to work on it."""

import shutil
import sys
from pathlib import Path
from typing import Literal

from app.errors import FileProblem
from app.files import discard_side_files, replacing
from app.i18n import _
from app.paths import is_synced
from app.private import reserve_private
from app.storage.lock import OfficeLock
from app.storage.troubles import OfficeInUse, explain_disk

Place = Literal["network", "removable", "synced", "local"]

NETWORK_TYPES = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "davfs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "vboxsf",
}  # fmt: skip
LOGS = ("-wal", "-journal")
WINDOWS_REMOVABLE, WINDOWS_REMOTE = 2, 4  # GetDriveTypeW


def find_place(path: Path) -> Place:
    """Whether a file lies on a network share, a removable drive, in the cloud's folder, or here."""
    if is_synced(path):
        return "synced"
    if sys.platform == "win32":
        return _windows_place(path)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "local"
    return mounted_place(path.resolve(), mounts.read_text(errors="replace"))


def mounted_place(path: Path, mounts: str, sysfs: Path = Path("/sys/class/block")) -> Place:
    """The same on Linux, from the text of /proc/mounts and the system's list of disks."""
    device, kind, best = "", "", -1
    for line in mounts.splitlines():
        source, target, file_system = (_unescaped(part) for part in line.split()[:3])
        if path.is_relative_to(target) and len(target) >= best:
            device, kind, best = source, file_system, len(target)
    if kind in NETWORK_TYPES or kind.startswith("smb"):
        return "network"
    return "removable" if _is_removable(sysfs / Path(device).name) else "local"


def _unescaped(text: str) -> str:
    return text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _is_removable(block: Path) -> bool:
    if not block.exists():
        return False
    disk = block.resolve()
    for folder in (disk, disk.parent):  # a partition's disk is the folder above it
        flag = folder / "removable"
        if flag.exists():
            return flag.read_text().strip() == "1" or "/usb" in str(disk)
    return False


def _windows_place(path: Path) -> Place:
    import ctypes

    drive = path.absolute().drive
    if drive.startswith("\\\\"):
        return "network"
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined]
    if kind == WINDOWS_REMOTE:
        return "network"
    return "removable" if kind == WINDOWS_REMOVABLE else "local"


def place_warning(path: Path) -> str | None:
    """What to tell before working on a file where it lies; None if it is a good place."""
    sentences = {
        "network": _(
            "«{name}» está en una carpeta de red, donde puede dañarse; conviene copiarlo a esta computadora, trabajar aquí y devolver una copia al final."
        ),
        "removable": _(
            "«{name}» está en una memoria USB u otro disco que se desconecta; conviene copiarlo a esta computadora, trabajar aquí y guardar una copia en la memoria al final."
        ),
        "synced": _(
            "«{name}» está en una carpeta de OneDrive, que la copia a internet mientras usted trabaja: el archivo puede dañarse y los datos de las personas salen de la oficina; conviene copiarlo a esta computadora y trabajar aquí."
        ),
    }
    sentence = sentences.get(find_place(path))
    return sentence.format(name=path.name) if sentence else None


def copy_in(path: Path, folder: Path) -> Path:
    """Copy an office file that nobody has open into `folder`; returns the copy.

    A file of the same name there is left alone: the copy gets a number. Raises
    `OfficeInUse` if someone has it open, `FileProblem` if the copy cannot be made.
    """
    lock: OfficeLock | None = None
    try:
        lock = OfficeLock(path)
    except OfficeInUse:
        raise
    except FileProblem:
        pass  # nobody can write there, so nobody is writing
    try:
        return _copy_with_log(path, _free_name(folder / path.name))
    except OSError as trouble:
        raise explain_disk(folder / path.name, trouble) from trouble
    finally:
        if lock is not None:
            lock.release()


def _copy_with_log(path: Path, target: Path) -> Path:
    try:
        with replacing(target, private=True) as partial:
            for suffix in LOGS:
                log = path.with_name(f"{path.name}{suffix}")
                if log.exists() and log.stat().st_size:  # what a crash left to be written back
                    beside = target.with_name(f"{target.name}{suffix}")
                    reserve_private(beside)
                    shutil.copyfile(log, beside)
            shutil.copyfile(path, partial)
    except OSError:
        discard_side_files(target)
        raise
    return target


def _free_name(target: Path) -> Path:
    number = 2
    free = target
    while any(free.with_name(f"{free.name}{suffix}").exists() for suffix in ("", *LOGS)):
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return free
