"""The window's log lies in the installation's folder and stays small."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app import log
from ui.error_window import ErrorWindow
from ui.errors import install_error_window


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


NAME = "Ramona Quintana"


def stumble(kind: str) -> None:
    try:
        raise KeyError(f"no se entiende a {NAME}")
    except KeyError as first:
        if kind == "cause":
            raise RuntimeError(f"por {NAME}") from first
        if kind == "group":
            raise ExceptionGroup(f"de {NAME}", [ValueError(NAME), first]) from None
        first.add_note(f"nota sobre {NAME}")
        raise


@pytest.mark.expected_log("se cayó")
@pytest.mark.expected_log("^Hilván")
@pytest.mark.parametrize("kind", ["plain", "cause", "group"])
def test_an_unexpected_error_leaves_its_place_in_the_log_and_no_name(
    opened: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[BaseException] = []
    monkeypatch.setattr(ErrorWindow, "exec", lambda window: shown.append(window))
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    QApplication.instance() or QApplication([])
    install_error_window()
    try:
        stumble(kind)
    except Exception as trouble:
        logging.getLogger("app").exception("se cayó")
        sys.excepthook(type(trouble), trouble, trouble.__traceback__)
    text = opened.read_text("utf-8")
    assert NAME not in text
    assert "builtins.KeyError" in text
    assert "in stumble" in text
    assert {"cause": "RuntimeError", "group": "builtins.ValueError"}.get(kind, "") in text
    (window,) = shown
    assert NAME in window.report.toPlainText()  # type: ignore[attr-defined]
    assert any("puede traer un nombre" in one.text() for one in window.findChildren(QLabel))  # type: ignore[attr-defined]
