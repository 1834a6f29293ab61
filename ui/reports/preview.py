"""Print preview: the page as it will come out, then print it or keep it as PDF."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.diagnosis.queries import read_visit
from app.errors import FileProblem, Problem
from app.handing_out import handing_out
from app.i18n import _
from app.periods import say_span
from app.progress import Progress
from app.registry.queries import read_workshop
from reports.documents import Document, documents_about, find_document
from reports.paper import Paper
from reports.writing import note_given_out
from ui.context import Context
from ui.jobs import Job
from ui.lists.exporting import file_name
from ui.reports.pages import page_maker
from ui.reports.printing import choose_printer, print_document
from ui.widgets.card import label, set_role
from ui.widgets.closed_list import ClosedList
from ui.widgets.fitting import fit_to_screen
from ui.written import open_outside, with_ending

ZOOM_STEP = 1.25
MARGINS = QMargins(6, 6, 6, 6)  # around the pages


class PreviewWindow(QDialog):
    """One document of one or many subjects; the pages are made off the window's thread."""

    given_out = Signal(Paper)  # printed or kept as PDF

    def __init__(
        self,
        context: Context,
        paper: Paper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._paper = paper
        self._documents = documents_about(find_document(paper.kind).about)
        self._folder = Path(tempfile.mkdtemp(prefix="hilvan-"))
        self._job: Job | None = None
        self.document = QPdfDocument(self)
        self._build()
        self._kinds.setCurrentIndex(self._position(paper.kind))
        self._kinds.currentIndexChanged.connect(self.make_pages)
        self.make_pages()

    def _position(self, kind: str) -> int:
        kinds = [document.kind for document in self._documents]
        return kinds.index(kind) if kind in kinds else 0

    def _build(self) -> None:
        self.setWindowTitle(_("Vista previa"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        fit_to_screen(self, QSize(980, 680))
        column = QVBoxLayout(self)
        column.addLayout(self._top_row())
        self._view = QPdfView(self)
        self._view.setDocument(self.document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setAccessibleName(_("Páginas"))
        column.addWidget(self._view, 1)
        column.addLayout(self._bottom_row())
        QShortcut(QKeySequence.StandardKey.ZoomIn, self, lambda: self._zoom(ZOOM_STEP))
        QShortcut(QKeySequence.StandardKey.ZoomOut, self, lambda: self._zoom(1 / ZOOM_STEP))
        QShortcut(QKeySequence("Ctrl+0"), self, self._fit_width)

    def _top_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._kinds = ClosedList()
        self._kinds.setAccessibleName(_("Documento"))
        for document in self._documents:
            self._kinds.addItem(document.title)
        row.addWidget(self._kinds)
        row.addStretch()
        for text, act, name in (
            ("−", lambda: self._zoom(1 / ZOOM_STEP), _("Más chico")),
            ("+", lambda: self._zoom(ZOOM_STEP), _("Más grande")),
            (_("Ancho"), self._fit_width, _("Ajustar al ancho")),
            (_("Página"), self._fit_page, _("Ver la página entera")),
        ):
            button = QPushButton(text, autoDefault=False)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    def _bottom_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._state = label("", "soft", wrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Avance"))
        self._bar.setMaximumWidth(180)
        self._stop = QPushButton(_("Detener"), autoDefault=False)
        self._stop.clicked.connect(self._cancel)
        self._save = QPushButton(_("Guardar PDF…"), autoDefault=False)
        self._save.setShortcut(QKeySequence.StandardKey.Save)
        self._save.clicked.connect(self.ask_where_to_save)
        self._print = QPushButton(_("Imprimir…"), default=True)
        self._print.setProperty("role", "main")
        self._print.setShortcut(QKeySequence.StandardKey.Print)
        self._print.clicked.connect(self.ask_how_to_print)
        self._saved = self._folder
        self.open_it = QPushButton(_("Abrir"), autoDefault=False)
        self.open_it.clicked.connect(lambda: open_outside(self._saved))
        self.open_folder = QPushButton(_("Abrir la carpeta"), autoDefault=False)
        self.open_folder.clicked.connect(lambda: open_outside(self._saved.parent))
        row.addWidget(self._state, 1)
        for button in (self.open_it, self.open_folder):
            button.setAccessibleName(button.text())
            button.hide()
            row.addWidget(button)
        for widget in (self._bar, self._stop, self._save, self._print):
            row.addWidget(widget)
        return row

    @property
    def chosen(self) -> Document:
        """The document that is chosen."""
        return self._documents[self._kinds.currentIndex()]

    @property
    def paper(self) -> Paper:
        """The paper that is shown: the chosen document of what was asked for."""
        return self._paper._replace(kind=self.chosen.kind)

    @property
    def path(self) -> Path:
        """The PDF that is shown."""
        return self._folder / f"{self.chosen.kind}.pdf"

    @property
    def sentence(self) -> str:
        """What is being said at the foot."""
        return self._state.text()

    def choose(self, kind: str) -> None:
        """Show another document of the same subjects."""
        self._kinds.setCurrentIndex(self._position(kind))

    def make_pages(self) -> None:
        """Make the chosen document again from what the file holds now."""
        self._cancel()
        self.document.close()
        work = page_maker(self._context.store, self.paper, self.path)
        self._begin(_("Preparando las páginas…"), work, self._show_pages)

    def _begin(self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        self._show_busy(title)
        self._job = self._context.jobs.start(title, work, done=done, failed=self._show_trouble)
        self._job.progressed.connect(self._show_progress)
        self._job.cancelled.connect(lambda: self._show_idle(_("Detenido.")))

    def _show_busy(self, title: str) -> None:
        set_role(self._state, "soft")
        self._state.setText(title)
        self._bar.setRange(0, 0)
        for widget in (self._bar, self._stop):
            widget.show()
        for button in (self._save, self._print):
            button.setEnabled(False)
        for button in (self.open_it, self.open_folder):
            button.hide()

    def _show_idle(self, sentence: str) -> None:
        self._job = None
        self._state.setText(sentence)
        self._bar.hide()
        self._stop.hide()
        ready = self.document.pageCount() > 0
        self._save.setEnabled(ready)
        self._print.setEnabled(ready)

    def _show_progress(self, done: int, total: int | None, text: str) -> None:
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
        if text:
            self._state.setText(text)

    def _show_pages(self, target: Path) -> None:
        self.document.load(str(target))
        count = self.document.pageCount()
        self._show_idle(_("1 página") if count == 1 else _("{n} páginas").format(n=count))

    def _show_trouble(self, trouble: BaseException) -> None:
        self._show_idle("")
        if not isinstance(trouble, Problem):
            raise trouble
        set_role(self._state, "problem")
        self._state.setText(trouble.sentence)

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()

    def ask_where_to_save(self) -> None:
        """Save the PDF where the person says."""
        folder = Path(self._context.settings.last_folder or Path.home())
        offered = str(folder / f"{self.name_offered}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Guardar PDF"), offered, _("Documento PDF (*.pdf)")
        )
        if chosen:
            self.save_to(with_ending(chosen, ".pdf"))

    @property
    def name_offered(self) -> str:
        """The document, and whose it is, of which period or of which day: a folder of many stays readable."""
        store, paper, title = self._context.store, self.paper, self.chosen.title
        if paper.period is not None:
            return file_name(f"{title} {say_span(paper.period)}")
        if len(paper.of) != 1 or not self.chosen.per_workshop:
            return file_name(f"{title} {date.today().isoformat()}")
        workshop = read_workshop(store, paper.of[0])
        if self.chosen.of_round and paper.visit is not None:
            title = f"{title} {read_visit(store, paper.visit).round}"
        return file_name(f"{title} {workshop.code} {workshop.name}")

    def save_to(self, target: Path) -> None:
        """Keep the shown pages as a PDF."""
        try:
            with handing_out(target) as partial:
                shutil.copyfile(self.path, partial)
        except FileProblem as trouble:
            self._show_trouble(trouble)
            return
        set_role(self._state, "soft")
        self._give_out(_("Guardado en {place}").format(place=target))
        self._saved = target
        for button in (self.open_it, self.open_folder):
            button.show()

    def _give_out(self, sentence: str) -> None:
        self._show_idle(sentence)
        self.given_out.emit(self.paper)

    def ask_how_to_print(self) -> None:
        """The system's print dialog, then the pages go out."""
        try:
            printer = choose_printer(self, self.document.pageCount())
        except FileProblem as trouble:
            self._show_trouble(trouble)
            return
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages to a printer that is set up."""
        path = self.path
        self._begin(
            _("Imprimiendo…"),
            lambda progress: print_document(path, printer, progress),
            lambda count: self._give_out(_("Se enviaron {n} páginas a la impresora.").format(n=count)),
        )

    def _zoom(self, factor: float) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(max(0.2, min(5.0, self._view.zoomFactor() * factor)))

    def _fit_width(self) -> None:
        self._view.setDocumentMargins(MARGINS)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _fit_page(self) -> None:
        self._view.setDocumentMargins(QMargins())  # Qt fits the page and adds them: it would scroll a little
        self._view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def done(self, result: int) -> None:
        self._tidy()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tidy()
        super().closeEvent(event)

    def _tidy(self) -> None:
        self._cancel()
        self.document.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def show_preview(context: Context, paper: Paper, parent: QWidget) -> None:
    """Open the preview of a paper; what goes out of the house is kept where it counts."""
    preview = PreviewWindow(context, paper, parent)
    preview.given_out.connect(lambda given: note_given_out(context.store, given, printed_on=date.today()))
    preview.finished.connect(preview.deleteLater)
    preview.show()
