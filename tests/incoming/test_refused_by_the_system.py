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
from app.incoming.guard import Checked, cannot_read
from app.incoming.reading import read_book
from app.incoming.workbook import said_by_system
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
    assert any(one.startswith(f"No se puede leer «{some_list.name}»") for one in sentences)


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


def lose_right(_book: str, _has_formulas: bool) -> None:
    raise OSError(errno.EACCES, os.strerror(errno.EACCES))


def test_what_the_system_refuses_to_the_child_is_said_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at the file and the reading of it the right, or the file, may go away."""
    path = tmp_path / "lista.xlsx"
    monkeypatch.setattr("app.incoming.reading.look_at_file", lambda _path: Checked("xlsx", False))
    with pytest.raises(FileProblem, match="No se puede leer «lista.xlsx»; revise que exista"):
        read_book(path)
    monkeypatch.setattr("app.incoming.reading._WORK", f"{__name__}:lose_right")
    with pytest.raises(FileProblem, match="«lista.xlsx»: falta el permiso"):
        read_book(path)


def test_what_a_library_writes_of_the_system_is_known_by_its_number() -> None:
    read, closed = OSError("Input/output error (os error 5)"), OSError(errno.EACCES, "no")
    assert getattr(said_by_system(read), "errno", None) == 5
    assert said_by_system(closed) is closed
    assert said_by_system(KeyError("sheet 1")) is None


@pytest.mark.parametrize(
    ("code", "words"), [(errno.EACCES, "falta el permiso"), (errno.EIO, "no responde"), (errno.ESTALE, "red")]
)
@pytest.mark.parametrize("name", ["lista.csv", "lista.xlsx"])
def test_a_refusal_says_what_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int, words: str
) -> None:
    path = Path(shutil.copy(LIST_CSV if name.endswith("csv") else LIST_XLSX, tmp_path / name))
    fail_once(monkeypatch, path, 1, code, when_read=True)
    with pytest.raises(FileProblem, match=words):
        read_book(path)


def test_a_file_that_another_program_holds_on_windows_lacks_no_right() -> None:
    held = OSError(errno.EACCES, "held")
    held.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert "abierto en otro programa" in cannot_read(Path("lista.xlsx"), held).sentence


def test_a_reader_that_stumbles_says_over_what(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.incoming.reading._WORK", "tests.test_aside:stumble_over")
    with pytest.raises(FileProblem, match="a mistake over"):
        read_book(LIST_XLSX)
