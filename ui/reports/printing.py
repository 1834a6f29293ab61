"""Sending a finished PDF to a printer, page by page, off the window's thread."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import FileProblem
from app.i18n import _
from app.progress import Progress
from reports.kit.sheets import sheet_in_use, sheet_size

RESOLUTION = 300  # dots per inch; a page at a printer's own 1200 costs 16 times the memory


def make_printer() -> QPrinter:
    """A printer set for the sheet in use, without margins of its own: the pages bring theirs."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize

    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setResolution(RESOLUTION)
    size = QSizeF(*sheet_size(sheet_in_use()))
    match = QPageSize.SizeMatchPolicy.FuzzyMatch  # A4 and carta by their names, which a printer knows
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", match))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return printer


def choose_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """The system's print dialog; None when it was left. Raises `FileProblem` without a printer."""
    printer = make_printer()
    if _dialog_needs_a_printer() and not QPrinterInfo.availablePrinters():
        raise FileProblem(
            _(
                "Esta computadora no tiene ninguna impresora; conecte una, o guarde el PDF e imprímalo en otra."
            )
        )
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def _dialog_needs_a_printer() -> bool:
    """On Windows it does not open without one, and says nothing; on Linux it offers a file."""
    return sys.platform == "win32"


def _chosen_pages(printer: QPrinter, count: int) -> range:
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        return range(printer.fromPage() - 1, min(printer.toPage(), count))
    return range(count)


def print_document(path: Path, printer: QPrinter, progress: Progress) -> int:
    """Print the PDF at `path`; returns how many pages were sent.

    Raises `FileProblem` if the printer does not take the job, `Cancelled` when stopped.
    """
    document = QPdfDocument()
    document.load(str(path))
    pages = _chosen_pages(printer, document.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        raise FileProblem(
            _(
                "La impresora no aceptó el trabajo; revise que esté encendida y con papel, o guarde el PDF e imprímalo después."
            )
        )
    try:
        for done, page in enumerate(pages):
            progress.report(done, len(pages), _("Imprimiendo"))
            if done:
                printer.newPage()
            _draw_page(document, page, painter, printer)
    finally:
        painter.end()
    return len(pages)


def _draw_page(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    points = document.pagePointSize(page)
    scale = printer.resolution() / 72
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    picture = document.render(page, size)
    area = printer.pageLayout().fullRectPixels(printer.resolution())
    painter.drawImage(place_picture(size, area.size()), picture)


def place_picture(picture: QSize, sheet: QSize) -> QRectF:
    """Where a page is drawn on whatever sheet was chosen in the dialog: whole, not stretched, at the top."""
    scale = min(sheet.width() / picture.width(), sheet.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    return QRectF((sheet.width() - width) / 2, 0, width, height)
