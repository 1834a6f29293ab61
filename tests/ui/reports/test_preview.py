"""A person looks at a document, keeps it as PDF and prints it."""

from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter

from app.registry.operations import change_workshop
from app.registry.queries import read_workshop
from app.settings import Settings
from app.storage.opening import open_office
from reports.paper import Paper
from tests.ui.windows import settle
from ui.context import Context
from ui.jobs import ImmediateExecutor, Jobs
from ui.messages import Messages
from ui.reports.preview import PreviewWindow
from ui.reports.printing import make_printer, place_picture
from ui.theme import load_theme


@pytest.fixture(scope="module")
def demo_file(made_demo: Path, tmp_path_factory) -> Path:
    return Path(copy(made_demo, tmp_path_factory.mktemp("demo")))


@pytest.fixture
def demo(qapp, demo_file):
    store = open_office(demo_file, site=1)
    yield Context(store, Settings(), Jobs(ImmediateExecutor()), Messages(), load_theme("light"))
    store.close()


def visited(demo: Context, count: int) -> list[int]:
    rows = demo.store.rows(
        "SELECT DISTINCT workshop_id FROM visit WHERE status = 'finished' LIMIT ?", (count,)
    )
    return [row[0] for row in rows]


def open_preview(qtbot, demo: Context, kind: str, workshops: list[int]) -> PreviewWindow:
    window = PreviewWindow(demo, Paper(kind, tuple(workshops)))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.document.pageCount() > 0)
    return window


def test_the_owners_sheet_is_shown_and_kept_as_pdf(qtbot, demo, tmp_path, monkeypatch) -> None:
    window = open_preview(qtbot, demo, "owner-sheet", visited(demo, 1))
    target = tmp_path / "hoja.pdf"
    window.save_to(target)
    assert window.open_it.isVisible()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window.open_it.click()
    window.open_folder.click()
    assert [Path(one) for one in opened] == [target, tmp_path]
    assert "¿Dónde está mi taller?" in PdfReader(target).pages[0].extract_text()
    assert not list(tmp_path.glob("*.parcial"))


def test_another_document_can_be_chosen_in_the_window(qtbot, demo) -> None:
    window = open_preview(qtbot, demo, "owner-sheet", visited(demo, 1))
    pages = window.document.pageCount()
    window.choose("diagnosis-record")
    qtbot.waitUntil(lambda: window.document.pageCount() > pages)


def test_a_batch_is_one_document_for_all(qtbot, demo) -> None:
    window = open_preview(qtbot, demo, "owner-sheet", visited(demo, 4))
    assert window.document.pageCount() >= 4


def test_the_name_offered_says_whose_it_is(qtbot, demo) -> None:
    one = visited(demo, 1)
    preview = open_preview(qtbot, demo, "owner-sheet", one)
    workshop = read_workshop(demo.store, one[0])
    change_workshop(demo.store, workshop_id=workshop.id, name="Modas: corte y/o costura?")
    assert preview.name_offered == f"Hoja del taller {workshop.code} Modas  corte y o costura"


def test_the_name_offered_carries_the_period_or_the_day(qtbot, demo) -> None:
    window = PreviewWindow(demo, Paper("centre-report", period=("2026-01-01", "2026-06-30")))
    qtbot.addWidget(window)
    assert window.name_offered == "Informe del centro 2026-01 a 2026-06"
    window = PreviewWindow(demo, Paper("phone-list", tuple(visited(demo, 3))))
    qtbot.addWidget(window)
    assert window.name_offered.endswith(date.today().isoformat())


def test_a_folder_that_cannot_be_written_is_said(qtbot, demo, tmp_path) -> None:
    window = open_preview(qtbot, demo, "owner-sheet", visited(demo, 1))
    window.save_to(tmp_path / "no está" / "hoja.pdf")
    assert "elija otra" in window.sentence


def test_it_prints_every_page(qtbot, demo, tmp_path) -> None:
    window = open_preview(qtbot, demo, "programme", visited(demo, 1))
    printer = make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "impreso.pdf"))
    window.print_on(printer)
    qtbot.waitUntil(lambda: "impresora" in window.sentence)
    printed = PdfReader(tmp_path / "impreso.pdf")
    assert len(printed.pages) == window.document.pageCount()
    assert abs(float(printed.pages[0].mediabox.width) - 595) < 2


@pytest.mark.parametrize("sheet", [QSize(2480, 3508), QSize(2550, 3300), QSize(2551, 3898)])
def test_a_page_is_not_stretched_on_another_sheet(sheet: QSize) -> None:
    page = QSize(2480, 3508)
    place = place_picture(page, sheet)
    assert place.width() / place.height() == pytest.approx(page.width() / page.height())
    assert QRectF(0, 0, sheet.width(), sheet.height()).contains(place)


def test_without_any_printer_windows_says_so(qtbot, demo, monkeypatch) -> None:
    window = open_preview(qtbot, demo, "programme", visited(demo, 1))
    monkeypatch.setattr("ui.reports.printing._dialog_needs_a_printer", lambda: True)
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo.availablePrinters", list)
    window.ask_how_to_print()
    assert "ninguna impresora" in window.sentence


def test_a_whole_page_is_seen_without_scrolling(qtbot, demo) -> None:
    window = open_preview(qtbot, demo, "owner-sheet", visited(demo, 1))
    window._fit_page()
    settle(qtbot)
    assert window.document.pageCount() == 1
    assert window._view.verticalScrollBar().maximum() == 0
    window._fit_width()
    settle(qtbot)
    assert window._view.verticalScrollBar().maximum() > 0
