"""Taking out the list of workshops from its page."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.storage.store import Store
from tests.ui.offices import fill_office
from ui.context import Context
from ui.exchange.table_export import ExportButton
from ui.registry.workshops_page import WorkshopsPage


def test_the_list_of_workshops_leaves_as_it_is_seen(
    context: Context, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_office(store)
    page = WorkshopsPage(context)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    said: list[str] = []
    context.messages.said.connect(lambda _tone, sentence, _action, _do: said.append(sentence))
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, *_rest: object) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(tmp_path / "lista"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    excel, text = page.findChild(ExportButton).menu().actions()
    page.filter.setText("puntadas")
    excel.trigger()
    qtbot.waitUntil(lambda: len(said) == 1)
    sheet = load_workbook(tmp_path / "lista.xlsx").active
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["Modas Tres Puntadas"]
    page.filter.clear()
    text.trigger()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert len((tmp_path / "lista.csv").read_text("utf-8-sig").splitlines()) == 4
    assert offered == ["Talleres.xlsx", "Talleres.csv"]
    assert str(tmp_path / "lista.csv") in said[1]
    page.table.selectAll()
    page.model.sort(1)
    page.table.selectRow(0)
    assert [row[1] for row in page.exported().rows] == [
        "Confecciones Santa Librada", "Modas Tres Puntadas", "Taller La Esperanza",
    ]  # fmt: skip
