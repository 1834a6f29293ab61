"""A file that is written anew is whole and on the disk before it takes its name."""

import errno
import os
import stat
from pathlib import Path

import pytest

from app.errors import FileProblem
from app.files import explain_system, read_bounded, replacing
from app.handing_out import handing_out, write_whole


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "lista.csv"
    path.write_text("vieja")
    return path


def test_it_is_on_the_disk_before_it_takes_its_name(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a power cut may leave the new name with nothing in it, and the old file gone."""
    done: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(descriptor: int) -> None:
        file = os.fstat(descriptor)
        done.append("folder" if stat.S_ISDIR(file.st_mode) else f"{file.st_size} bytes")
        real_sync(descriptor)

    def replace(source: Path, to: Path) -> None:
        done.append("move")
        real_replace(source, to)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    write_whole(b"a;b;c", target)
    assert done[:2] == ["5 bytes", "move"]
    assert done[2:] == ([] if os.name == "nt" else ["folder"])
    assert target.read_bytes() == b"a;b;c"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError, ValueError])
def test_what_is_stopped_halfway_leaves_the_old_file_and_nothing_else(
    target: Path, stop: type[BaseException]
) -> None:
    def write_half() -> None:
        with replacing(target) as partial:
            partial.write_text("media li")
            raise stop

    with pytest.raises(stop):
        write_half()
    assert target.read_text() == "vieja"
    assert [path.name for path in target.parent.iterdir()] == ["lista.csv"]


def test_what_a_killed_process_left_is_written_over(target: Path) -> None:
    left = target.with_name("lista.csv.parcial")
    left.write_text("algo mucho más largo que lo nuevo")
    with replacing(target) as partial:
        assert not partial.exists()
        partial.write_text("nueva")
    assert target.read_text() == "nueva"
    assert not left.exists()


def test_the_logs_of_a_database_go_with_it(target: Path) -> None:
    log = target.with_name("lista.csv-wal")
    log.write_text("de la vieja")
    with replacing(target) as partial:
        partial.write_text("nueva")
    assert log.exists()
    with replacing(target, database=True) as partial:
        partial.write_text("otra")
        assert log.exists(), "the old one may still need it"
    assert not log.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows closes the person's folder instead")
def test_what_is_private_is_so_before_anything_is_in_it(target: Path) -> None:
    with replacing(target, private=True) as partial:
        assert stat.S_IMODE(partial.stat().st_mode) == 0o600
        partial.write_text("nueva")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "hoja.pdf").mkdir()
    with pytest.raises(FileProblem, match=r"No se pudo escribir «hoja\.pdf»"):
        write_whole(b"%PDF", tmp_path / "hoja.pdf")
    with (
        pytest.raises(FileProblem, match="No se encuentra la carpeta"),
        handing_out(tmp_path / "no hay" / "hoja.pdf") as partial,
    ):
        partial.write_bytes(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["hoja.pdf"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "No queda lugar"), (errno.EDQUOT, "No queda lugar"), (errno.ENAMETOOLONG, "demasiado largo"),
        (errno.EROFS, "solo para leer"), (errno.EFBIG, "más grande"), (errno.EIO, "El disco falló"),
        (errno.EACCES, "No se puede usar «lista.csv»"), (errno.EPERM, "No se puede usar «lista.csv»"),
        (errno.EISDIR, "No se puede usar «lista.csv»"), (errno.ENOTDIR, "No se puede usar «lista.csv»"),
        (errno.ELOOP, "No se puede usar «lista.csv»"), (errno.EBUSY, "No se puede usar «lista.csv»"),
    ],
)  # fmt: skip
def test_what_the_system_refuses_is_a_sentence(number: int, said: str) -> None:
    sentence = explain_system(OSError(number, os.strerror(number), "/tmp/lista.csv"))
    assert sentence is not None
    assert said in sentence
    assert "\n" not in sentence


def test_what_is_no_trouble_of_a_disk_stays_a_bug() -> None:
    assert explain_system(OSError("nada")) is None
    assert explain_system(FileNotFoundError(errno.ENOENT, "no", "/x")) is None


def test_a_file_that_does_not_end_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read_bounded(tmp_path / "a", 3) == b"abc"
    with pytest.raises(OSError, match="large"):
        read_bounded(tmp_path / "a", 2)


@pytest.mark.parametrize("place", ["largo" * 60, "lista.csv/x", "vuelta/x", "nada/x"])
def test_a_place_that_the_system_refuses_is_said(target: Path, place: str) -> None:
    (target.parent / "vuelta").symlink_to("vuelta")
    with pytest.raises(FileProblem) as found:
        write_whole(b"a", target.parent / place)
    assert found.value.sentence.endswith(".")
