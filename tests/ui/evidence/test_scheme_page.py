"""Otro seguro social: a proposal's file is chosen, read, shown and printed; a wrong one is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from tests.ui.windows import open_window, settle
from ui.context import Context
from ui.evidence.scheme_page import SchemePage
from ui.main_window import MainWindow

PROPOSAL = Path(__file__).parents[2] / "evidence" / "files" / "propuesta.toml"


@pytest.fixture
def store(demo: Store) -> Iterator[Store]:
    return demo  # type: ignore[return-value]


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    return open_window(context, qtbot)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SchemePage:
    window.go("scheme")
    settle(qtbot)
    assert isinstance(window.page, SchemePage)
    return window.page


def words(page: SchemePage) -> str:
    said = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    return "\n".join(said).replace("\u00a0", " ")


def test_a_proposal_is_chosen_by_keys_shown_and_saved(
    page: SchemePage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.save.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(PROPOSAL), ""))
    assert QApplication.focusWidget() is page.nothing.button
    qtbot.keyClick(page.nothing.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.result is not None)
    settle(qtbot)
    said = words(page)
    assert page.result is not None
    assert page.result.scheme.name in said
    assert "No es ley" in said
    for part in ("A cuántas personas llegaría", "pide la ley", "se paga hoy", "Qué no se sabe"):
        assert part in said
    target = tmp_path / "papel.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    assert QApplication.focusWidget() is page.save
    qtbot.keyClick(page.save, Qt.Key.Key_Space)
    qtbot.waitUntil(target.exists)
    assert "no es ley" in PdfReader(target).pages[0].extract_text()


def test_a_file_that_says_it_is_the_law_is_refused(
    page: SchemePage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = tmp_path / "ley.toml"
    wrong.write_text(PROPOSAL.read_text(encoding="utf-8").replace('"propuesta"', '"vigente"'), "utf-8")
    with qtbot.waitSignal(window.context.messages.said) as told:
        page.open_scheme(wrong)
    assert told.args[0] == "problem"
    assert page.result is None


def test_of_one_territory_and_by_the_law_of_another_day(
    page: SchemePage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert not page.choices.isVisible()
    page.open_scheme(PROPOSAL)
    qtbot.waitUntil(lambda: page.result is not None)
    settle(qtbot)
    assert page.choices.isVisible()
    assert "Todos los territorios; con la ley del" in words(page)
    page.cluster.setFocus()
    qtbot.keyClicks(page.cluster, "Yag")
    page.cluster.activated.emit(page.cluster.currentIndex())
    qtbot.waitUntil(lambda: page.result is not None and page.result.cluster == "Yaguarón")
    page.day.field.setFocus()
    page.day.field.selectAll()
    qtbot.keyClicks(page.day.field, "15/3/2025")
    page.day.flush()
    qtbot.waitUntil(lambda: page.result is not None and page.result.day == "2025-03-15")
    settle(qtbot)
    assert "Talleres de Yaguarón; con la ley del 15/03/2025" in words(page)
    assert page.cluster.currentText() == "Yaguarón"
    target = tmp_path / "papel.pdf"
    page.save_paper(target)
    qtbot.waitUntil(target.exists)
    assert "Talleres de Yaguarón" in PdfReader(target).pages[0].extract_text().replace("\u00a0", " ")
