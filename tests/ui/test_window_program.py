"""hilvan.exe has no console: what keeps it from opening is said in a window."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.offices import while_asked
from ui import main as entry
from ui import window_program


@pytest.mark.parametrize(
    "arguments", [["oficina.hilvan"], ["open", "oficina.hilvan"], ["oficina.hilvan", "--smoke"]]
)
def test_a_file_that_is_double_clicked_opens_in_the_window(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]
) -> None:
    folder = tmp_path / "carpeta con ñ"
    folder.mkdir()
    office = folder / "mi oficina.hilvan"
    office.write_bytes(b"x")
    opened: list[tuple[Path | None, bool]] = []
    monkeypatch.setattr(entry, "open_window", lambda *what: opened.append(what) or 0)
    given = [str(office) if one == "oficina.hilvan" else one for one in arguments]
    monkeypatch.setattr(sys, "argv", ["hilvan.exe", *given])
    assert window_program.main() == 0
    assert opened == [(office, "--smoke" in arguments)]


def test_without_arguments_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Path | None, bool]] = []
    monkeypatch.setattr(entry, "open_window", lambda *what: opened.append(what) or 0)
    for given in ([], ["--smoke"]):
        monkeypatch.setattr(sys, "argv", ["hilvan.exe", *given])
        assert window_program.main() == 0
    assert opened == [(None, False), (None, True)]


@pytest.fixture
def plain_again(qapp: QApplication) -> Iterator[None]:
    """The next test finds Qt as it was before the program dressed it."""
    before = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    qapp.setWindowIcon(QIcon())


@pytest.mark.usefixtures("plain_again")
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["C:/no está/mi oficina.hilvan"], 1, "No se encuentra «mi oficina.hilvan»"),
        (["open", "mi oficina.HILVAN"], 1, "No se encuentra «mi oficina.HILVAN»"),
        (["workshops", "mi oficina.hilvan"], 2, "hilvan-consola.exe"),
        (["foto.jpg"], 2, "hilvan-consola.exe"),
        (["--help"], 2, "hilvan-consola.exe"),
    ],
)
def test_other_arguments_are_refused_in_a_window(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, arguments: list[str], code: int, words: str
) -> None:
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text())
        buttons = dialog.findChildren(QPushButton)
        assert [one.text().replace("&", "") for one in buttons] == ["Aceptar"]
        # Windows shows a nameless paper in the title and the task bar for a window without one.
        assert dialog.windowIcon().availableSizes()
        dialog.accept()

    monkeypatch.setattr(sys, "argv", ["hilvan.exe", *arguments])
    while_asked(read)
    assert window_program.main() == code
    assert words in said[0]


def test_a_start_that_fails_is_told_and_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    def fail(*_what: object) -> int:
        raise ImportError("DLL load failed while importing QtWidgets")

    monkeypatch.setattr(entry, "open_window", fail)
    monkeypatch.setattr(sys, "argv", ["hilvan.exe", "--smoke"])
    assert window_program.main() == 1
    said = capsys.readouterr().err
    kept = own_data_folder / "no-pudo-empezar.txt"
    assert "no pudo empezar" in said
    assert "DLL load failed" in said
    assert str(kept) in said
    assert "Traceback" in kept.read_text("utf-8")
