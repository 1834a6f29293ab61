"""A coordinator looks at a period, changes it, and asks for the report."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.place import Place
from app.settings import Settings
from app.storage.store import Store
from reports.paper import Paper
from tests.made_office import new_office
from tests.reports.offices import make_office
from ui.context import Context
from ui.evaluation.page import EvaluationPage
from ui.jobs import ImmediateExecutor, Jobs
from ui.messages import Messages
from ui.theme import load_theme
from ui.widgets.field import flush_fields


@pytest.fixture
def store(tmp_path: Path):
    store = make_office(tmp_path / "centro.hilvan", workshops=6)
    yield store
    store.close()


@pytest.fixture
def page(qtbot, store: Store):
    context = Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), load_theme("light"))
    page = EvaluationPage(context)
    qtbot.addWidget(page)
    page.show()
    page.period.choose(("2026-01-01", "2026-12-31"))
    qtbot.waitUntil(lambda: page.read is not None)
    return page


def test_the_figures_of_the_period_are_read(page: EvaluationPage) -> None:
    assert page.read is not None
    assert page.read.report.head.reached == 6


def test_other_days_are_typed_and_the_report_is_of_those(qtbot, page: EvaluationPage) -> None:
    field = page.period.last.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "30/06/2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    flush_fields(page)
    assert page.period.period == ("2026-01-01", "2026-06-30")
    qtbot.waitUntil(lambda: page.read.report.period == page.period.period)
    assert page.read.report.head.later_rounds == 0
    with qtbot.waitSignal(page.context.way.paper) as asked:
        page.print_button.click()
    assert asked.args == [Paper("centre-report", period=("2026-01-01", "2026-06-30"))]


def test_a_period_that_ends_before_it_begins_is_said_and_not_read(qtbot, page: EvaluationPage) -> None:
    before = page.period.period
    field = page.period.last.field
    field.selectAll()
    qtbot.keyClicks(field, "30/06/2025")
    flush_fields(page)
    assert "Termina antes de empezar" in page.period.remark.text()
    assert page.period.period == before


def test_the_tables_of_the_period_leave_as_one_workbook(qtbot, page: EvaluationPage, tmp_path: Path) -> None:
    target = tmp_path / "informe.xlsx"
    page.export_to(target)
    qtbot.waitUntil(target.exists)
    book = load_workbook(target)
    assert book.sheetnames[:3] == ["Cifras del período", "A quiénes se llegó", "Cursos del período"]
    figures = {row[0]: row[1] for row in book["Cifras del período"].iter_rows(values_only=True)}
    assert figures["Talleres alcanzados"] == 6


def test_a_period_without_anything_says_what_to_do(qtbot, page: EvaluationPage) -> None:
    page.period.choose(("2020-01-01", "2020-12-31"))
    qtbot.waitUntil(lambda: page.read.report.period == ("2020-01-01", "2020-12-31"))
    assert page.body.currentWidget() is page.nothing
    assert not page.export_button.isEnabled()
    page.period.choose(("2026-01-01", "2026-12-31"))
    qtbot.waitUntil(lambda: page.body.currentWidget() is not page.nothing)


def test_an_empty_office_leads_to_the_workshops(qtbot, tmp_path: Path) -> None:
    store = new_office(tmp_path / "vacia.hilvan", name="CAE Pilar")
    context = Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), load_theme("light"))
    page = EvaluationPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.read is not None)
    assert page.body.currentWidget() is page.empty
    with qtbot.waitSignal(context.way.wanted) as asked:
        page.empty.button.click()
    assert asked.args == [Place("workshops")]
    store.close()


def test_the_hours_open_on_the_same_period(qtbot, page: EvaluationPage) -> None:
    with qtbot.waitSignal(page.context.way.wanted) as asked:
        next(one for one in page.findChildren(QPushButton) if one.text() == "Horas y alcance").click()
    assert asked.args == [Place("hours", period=("2026-01-01", "2026-12-31"))]
