"""The lock on a file, with `flock` and with what `filelock` does instead."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage import system_lock
from app.storage.system_lock import take_lock


@pytest.fixture(params=["as here", "otherwise"])
def lock_file(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A name to lock, with each of the two ways."""
    if request.param == "otherwise":
        monkeypatch.setattr(system_lock, "fcntl", None)
    return tmp_path / ".oficina.hilvan.lock"


def test_one_has_it_at_a_time_and_lets_it_go(lock_file: Path) -> None:
    let_go = take_lock(lock_file)
    assert let_go is not None
    assert take_lock(lock_file) is None
    let_go()
    again = take_lock(lock_file)
    assert again is not None
    again()


def test_another_process_meets_it_whichever_way_it_asks(lock_file: Path) -> None:
    """A program of before this, which asked `filelock`, and one of today keep each other out."""
    asks = f"from filelock import FileLock, Timeout\ntry: FileLock({str(lock_file)!r}).acquire(timeout=0)\nexcept Timeout: print('taken')"
    let_go = take_lock(lock_file)
    assert let_go is not None
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    let_go()
    assert done.stdout.strip() == "taken"


@pytest.mark.skipif(system_lock.fcntl is None, reason="filelock makes the folder")
def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        take_lock(tmp_path / "nada" / "oficina.lock")


@pytest.mark.skipif(system_lock.fcntl is None, reason="no flock here")
def test_a_file_system_without_flock_is_left_to_filelock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def refuse(_descriptor: int, _how: int) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(system_lock.fcntl, "flock", refuse)
    monkeypatch.setattr(system_lock, "_take_otherwise", asked.append)
    assert take_lock(tmp_path / "a.lock") is None
    assert asked == [tmp_path / "a.lock"]
