"""The window's log lies in the installation's folder and stays small."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import log


@pytest.fixture
def opened() -> Iterator[Path]:
    level = logging.getLogger().level
    path = log.open_log()
    assert path is not None
    yield path
    log.close_log()
    logging.getLogger().setLevel(level)


def test_lines_reach_the_file(opened: Path, own_data_folder: Path) -> None:
    logging.getLogger("app.somewhere").info("se abrió la oficina de Yaguarón")
    assert opened.parent == own_data_folder
    assert "INFO app.somewhere: se abrió la oficina de Yaguarón" in opened.read_text("utf-8")


def test_the_file_rotates(opened: Path) -> None:
    for _number in range(4):
        logging.getLogger("app").info("x" * (log.SIZE // 2))
    assert opened.with_name("hilvan.log.1").exists()
    assert opened.stat().st_size <= log.SIZE


def test_without_a_writable_folder_the_program_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HILVAN_DATA", str(tmp_path / "file"))
    assert log.open_log() is None
