"""Taking out the list of workshops from its page."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.contacts.operations import record_contact
from app.improvement.lists import IN_PRIVATE
from app.lists.kind import list_names
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import fill_office, unnamed
from ui.context import Context
from ui.improvement.programme_page import ProgrammePage
from ui.incoming.lists_card import ListsCard
from ui.lists.exporting import ExportButton
from ui.registry.workshops_page import WorkshopsPage


def test_the_list_of_workshops_leaves_as_it_is_filtered_and_ordered(
    context: Context, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_office(store)
    page = WorkshopsPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    said: list[str] = []
    context.messages.said.connect(lambda _tone, sentence, _action, _do: said.append(sentence))
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, *_rest: object) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(tmp_path / "lista"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    excel, text = page.findChild(ExportButton).menu().actions()
    page.list.filter.setText("puntadas")
    excel.trigger()
    qtbot.waitUntil(lambda: len(said) == 1)
    sheet = load_workbook(tmp_path / "lista.xlsx").active
    assert [row[1].value for row in sheet.iter_rows(min_row=2)] == ["Modas Tres Puntadas"]
    page.list.filter.clear()
    text.trigger()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert len((tmp_path / "lista.csv").read_text("utf-8-sig").splitlines()) == 4
    assert offered == ["Talleres.xlsx", "Talleres.csv"]
    assert str(tmp_path / "lista.csv") in said[1]
    page.list.table.selectAll()
    page.list.model.sort(1)
    page.list.table.selectRow(0)
    assert [row[1] for row in page.list.exported().rows] == [
        "Confecciones Santa Librada",
        "Modas Tres Puntadas",
        "Taller La Esperanza",
    ]


def test_any_list_of_the_office_leaves_from_its_card(
    context: Context, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = fill_office(store)[0]
    for day in ("2026-03-02", "2026-09-02"):
        record_contact(store, workshop_id=workshop, held_on=day)
    card = ListsCard(context)
    qtbot.addWidget(card)
    card.show()
    titles = [card.choice.itemText(place) for place in range(card.choice.count())]
    assert len(set(titles)) == len(titles) == len(list_names())
    assert all(titles)
    assert not card.period.isVisible()
    said: list[str] = []
    context.messages.said.connect(lambda _tone, sentence, _action, _do: said.append(sentence))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(tmp_path / "visitas.xlsx"), ""))
    card.choice.setCurrentIndex(titles.index("Visitas y llamadas"))
    card.choice.activated.emit(card.choice.currentIndex())
    assert card.period.isVisible()
    card.first.field.setText("01/08/2026")
    card.export(".xlsx")
    qtbot.waitUntil(lambda: len(said) == 1)
    sheet = load_workbook(tmp_path / "visitas.xlsx").active
    assert sheet.max_row == 2
    assert unnamed(card) == []


def test_what_is_recommended_leaves_with_its_reasons(context: Context, store: Store, qtbot: QtBot) -> None:
    page = ProgrammePage(context)
    qtbot.addWidget(page)
    page.show_visit(finish_round(store, fill_office(store)[0], 1, "2026-03-15"))
    table = page.recommendations.exported()
    shown = page.recommendations.list.rows.shown
    said = [IN_PRIVATE if one.solution.discreet else one.solution.title for one in shown]
    assert [row[1] for row in table.rows] == said
    assert 0 < said.count(IN_PRIVATE) < len(said)
    assert all(row[2] for row in table.rows)
