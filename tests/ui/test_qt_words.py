"""The words that are Qt's own are in Spanish too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileInfo, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from ui.qt_words import speak_spanish


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    speak_spanish(qapp)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("spanish")
def test_choosing_a_file_is_asked_in_spanish(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    words = {part.text().replace("&", "") for part in dialog.findChildren(QLabel)}
    assert words >= {"Carpeta:", "Nombre de fichero:", "Tipo:"}
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert [part.text() for part in box.findChildren(QPushButton)] == ["Cancelar"]


@pytest.mark.usefixtures("spanish")
def test_a_folder_among_files_is_called_so_in_spanish(tmp_path: Path) -> None:
    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "Carpeta"


@pytest.mark.usefixtures("spanish")
def test_the_menu_of_a_field_is_in_spanish() -> None:
    said = [QCoreApplication.translate("QWidgetTextControl", text) for text in ("&Copy", "&Paste")]
    assert said == ["&Copiar", "&Pegar"]


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize(("keys", "said"), [
    ("Ctrl+N", "Ctrl+N"), ("Ctrl+Shift+P", "Ctrl+Mayús+P"), ("Alt+Left", "Alt+←"), ("Ctrl+Shift+Del", "Ctrl+Mayús+Supr"),
    ("Ctrl+Return", "Ctrl+Enter"), ("Ctrl+PgDown", "Ctrl+Av Pág"), ("F1", "F1"), ("Space", "Espacio"),
])  # fmt: skip
def test_menus_call_the_keys_as_the_manual_does(keys: str, said: str) -> None:
    assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) == said
