"""A list that the system does not give, or stops giving while it is read: a sentence, and nothing else."""

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from app.errors import FileProblem
from app.incoming.reading import read_book
from tests.incoming.books import LIST_CSV, LIST_XLSX
from tests.storage.test_disks import public_folder, without_rights

__all__ = ["public_folder"]
TROUBLES = (errno.EACCES, errno.EPERM, errno.EIO, errno.ENOENT, errno.ESTALE, errno.EMFILE)


class FailingFile(io.BytesIO):
    """A file of a share that goes away: it opens, and gives nothing."""

    def __init__(self, code: int) -> None:
        super().__init__(b"")
        self._code = code

    def read(self, *_size: int | None) -> bytes:
        """What the system says, instead of what was in it."""
        raise OSError(self._code, os.strerror(self._code))

    readline = readinto = read1 = seek = read  # type: ignore[assignment]


def fail_once(
    patch: pytest.MonkeyPatch, path: Path, at: int, code: int, *, when_read: bool
) -> Callable[[], bool]:
    """Let the `at`th look of this process at the file fail; the answer says whether there was so late a look."""
    looks, real_open, real_stat = iter(range(10_000)), io.open, os.stat
    failed: list[bool] = []

    def is_due(file: object) -> bool:
        if isinstance(file, (str, os.PathLike)) and Path(file) == path and next(looks) == at:
            failed.append(True)
            return True
        return False

    def watched_open(file: Any, *arguments: Any, **more: Any) -> Any:
        if is_due(file):
            if when_read:
                return FailingFile(code)
            raise OSError(code, os.strerror(code))
        return real_open(file, *arguments, **more)

    def watched_stat(file: Any, *arguments: Any, **more: Any) -> Any:
        if is_due(file):
            raise OSError(code, os.strerror(code))
        return real_stat(file, *arguments, **more)

    patch.setattr(io, "open", watched_open)
    patch.setattr("builtins.open", watched_open)
    patch.setattr(os, "stat", watched_stat)
    return lambda: bool(failed)


@pytest.fixture(params=["a.csv", "a.xlsx", "odd.ods", "locked.xls"])
def some_list(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    shutil.copy(LIST_CSV if path.suffix == ".csv" else LIST_XLSX, path)
    if path.suffix == ".xls":
        path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(9000))
    return path


@pytest.mark.parametrize("when_read", [False, True], ids=["at opening", "while reading"])
@pytest.mark.parametrize("code", TROUBLES)
def test_whatever_look_at_a_list_fails_it_is_said(some_list: Path, code: int, when_read: bool) -> None:
    sentences = []
    for at in range(100):
        with pytest.MonkeyPatch.context() as patch, suppress(FileProblem):
            has_failed = fail_once(patch, some_list, at, code, when_read=when_read)
            with saying(sentences):
                read_book(some_list)
        if not has_failed():
            break
    assert len(sentences) > 1
    assert all(some_list.name in sentence for sentence in sentences)
    assert (
        f"No se puede leer «{some_list.name}»; revise que exista y que no esté abierto en otro programa."
        in sentences
    )


@contextmanager
def saying(sentences: list[str]) -> Iterator[None]:
    """Keep what a trouble says."""
    try:
        yield
    except FileProblem as trouble:
        sentences.append(trouble.sentence)
        raise


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are given otherwise on Windows")
@pytest.mark.parametrize("name", ["lista.csv", "lista.xlsx"])
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_a_list_that_this_person_may_not_read_is_said(public_folder: Path, name: str, locked: str) -> None:
    inner = public_folder / "de otra persona"
    inner.mkdir()
    path = Path(shutil.copy(LIST_CSV if name.endswith("csv") else LIST_XLSX, inner / name))
    (path if locked == "file" else inner).chmod(0o000)
    with without_rights(), pytest.raises(FileProblem, match="No se puede leer «lista"):
        read_book(path)
    inner.chmod(0o755)
