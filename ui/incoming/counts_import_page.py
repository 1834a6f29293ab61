"""Importing a workshop's own counts: file, columns, rows, and then all of it as one step."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.errors import Cancelled, Problem
from app.i18n import _, ngettext
from app.place import Place
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from ui.context import Context
from ui.incoming.columns_step import ColumnsStep
from ui.incoming.file_step import FileStep
from ui.incoming.rows_step import RowsStep
from ui.live import Live
from ui.messages import undo_last
from ui.page import Page
from ui.widgets.busy import BusyWindow
from ui.widgets.card import label, set_role
from ui.widgets.page_stack import PageStack
from ui.widgets.steps import Steps

if TYPE_CHECKING:
    from app.incoming.count_records import CountsPlan, CountsReport
    from app.incoming.records import Book
    from app.progress import Progress

FILE, COLUMNS, ROWS = range(3)


class CountsImportPage(Page):
    """Nothing is written before the last button; then it is one undoable step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._workshop: int | None = None
        self._book: Book | None = None
        self.plan: CountsPlan | None = None
        self.file_step = FileStep(
            _("Suelte aquí la planilla de conteo del taller"),
            _(
                "Excel (.xlsx, .xls, .ods) o CSV, con una fila por día o por prenda de cada día: fecha, prenda, "
                "prendas terminadas, personas, horas, revisadas, defectos, minutos parados y su causa, lo que haya. "
                "Todavía no se guarda nada: primero va a ver qué se entendió. Lo raro se dice y se deja como está."
            ),
        )
        self.columns_step = ColumnsStep(of_counts=True)
        self.rows_step = RowsStep(context.theme)
        self._build()
        self.file_step.folder = context.settings.last_folder
        self.file_step.chosen.connect(self.read_file)
        self.columns_step.mapping_changed.connect(self._remap)
        self.columns_step.sheet_changed.connect(lambda sheet: self._plan_again(sheet=sheet))
        self._live = Live(self, context, read_workshop, self._show_workshop, here=True, asks=self._asks)
        self._show_step(FILE)

    @property
    def may_go(self) -> bool:
        return self._book is None

    def _build(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 18), spacing=12)
        column.addLayout(self.make_head(_("Traer un conteo de Excel")))
        self._steps = Steps([_("Archivo"), _("Columnas"), _("Filas")])
        self._steps.chosen.connect(self._show_step)
        column.addWidget(self._steps)
        self._stack = PageStack()
        for step in (self.file_step, self.columns_step, self.rows_step):
            self._stack.addWidget(step)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        self._back, self.forward = QPushButton(_("Cancelar")), QPushButton(_("Siguiente"))
        self._summary = label("", "soft", wrap=True)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_on)
        foot.addWidget(self._back)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.forward)
        column.addLayout(foot)

    @property
    def step(self) -> int:
        """Which step is shown: FILE, COLUMNS or ROWS."""
        return self._stack.currentIndex()

    @property
    def summary(self) -> str:
        """What will happen, in a sentence."""
        return self._summary.text()

    @property
    def workshop_id(self) -> int | None:
        return self._workshop

    def _asks(self) -> tuple[int] | None:
        return None if self._workshop is None else (self._workshop,)

    def show_place(self, place: Place) -> None:
        if place.of is not None and int(place.of) != self._workshop:
            self._workshop = int(place.of)
            self.start_over()
        self._live.again()

    def _show_workshop(self, workshop: Workshop) -> None:
        self.about.setText(f"{workshop.name} · {workshop.code}")

    def start_over(self) -> None:
        """Forget the file that was read."""
        self._book = self.plan = None
        self._summary.clear()
        self.file_step.show_idle()
        self._show_step(FILE)

    def read_file(self, path: Path) -> None:
        """Read a file off the window's thread and show what was understood."""
        assert self._workshop is not None
        workshop = self._workshop
        self._context.settings.last_folder = str(path.parent)
        self.file_step.show_busy(_("Leyendo «{name}»…").format(name=path.name))

        def understand(progress: Progress) -> tuple[Book, CountsPlan]:
            from app.incoming.count_plan import plan_count_book
            from app.incoming.reading import read_book

            book = read_book(path, progress=progress)
            with self._context.store.reader() as reader:
                return book, plan_count_book(reader, book, workshop_id=workshop)

        self._context.jobs.start(
            _("Leer la lista"),
            understand,
            done=lambda understood: self._show_book(*understood),
            failed=self._show_trouble,
        )

    def _show_book(self, book: Book, plan: CountsPlan) -> None:
        self._book = book
        self.file_step.show_idle()
        self._take(plan)
        self._show_step(COLUMNS)

    def _show_trouble(self, trouble: BaseException) -> None:
        if not isinstance(trouble, Problem):
            self.file_step.show_idle()
            raise trouble
        self.file_step.show_trouble(trouble.sentence)
        self._show_step(FILE)

    def _remap(self, mapping: Mapping[str, str]) -> None:
        assert self.plan is not None
        self._plan_again(sheet=self.plan.table.sheet, mapping=mapping)

    def _plan_again(self, *, sheet: str, mapping: Mapping[str, str] | None = None) -> None:
        from app.incoming.count_plan import plan_count_book

        assert self._book is not None
        assert self.plan is not None
        assert self._workshop is not None
        try:
            plan = plan_count_book(
                self._context.store, self._book, workshop_id=self._workshop, sheet=sheet, mapping=mapping
            )
        except Problem as trouble:
            self._context.messages.show_problem(trouble)
            plan = self.plan
        self._take(plan)

    def _take(self, plan: CountsPlan) -> None:
        from app.incoming.count_plan import report_counts

        self.plan = plan
        self.columns_step.show_plan(plan)
        self.rows_step.show_plan(plan, plan.days, report_counts(plan).warnings)
        numbers = (
            (plan.count("add"), _("días se agregan")),
            (plan.count("update"), _("cambian")),
            (plan.count("unchanged"), _("quedan igual")),
            (plan.count("skipped"), _("ya estaban contados")),
            (len(plan.rejected), _("filas no se pueden importar")),
        )
        text = " · ".join(f"{count} {what}" for count, what in numbers if count)
        self._summary.setText(text or _("No hay nada nuevo en esta lista."))

    def _show_step(self, step: int) -> None:
        step = step if self.plan is not None else FILE
        self._stack.setCurrentIndex(step)
        self._steps.show_step(step, reachable=ROWS if self.plan is not None else FILE)
        self._back.setText(_("Cancelar") if step == FILE else _("Volver"))
        self.forward.setVisible(self.plan is not None)
        last = step == ROWS
        self.forward.setText(_("Importar") if last else _("Siguiente"))
        set_role(self.forward, "main" if last else "strong")
        target = self.file_step.button if step == FILE else self.forward
        self.first = target
        QTimer.singleShot(0, target, lambda: self._point_at(target))

    def _point_at(self, target: QWidget) -> None:
        if target.isVisible():  # behind another page it would take the keyboard with it
            target.setFocus()

    def _go_back(self) -> None:
        if self.step == FILE:
            self.start_over()
            self._context.way.leave()
        else:
            self._show_step(self.step - 1)

    def _go_on(self) -> None:
        if self.step < ROWS:
            self._show_step(self.step + 1)
        else:
            self.carry_out()

    def carry_out(self) -> None:
        """Import what is planned; the message offers to undo it."""
        from app.incoming.count_operations import import_counts

        assert self.plan is not None
        store, workshop = self._context.store, self._workshop
        try:
            with BusyWindow(_("Importando la lista"), self) as progress:
                report = self.do(import_counts, plan=self.plan, progress=progress)
        except Cancelled:
            self._context.messages.say(_("No se importó nada."))
            return
        if report is None:
            return
        self._context.messages.say(
            _say_report(report),
            action=_("Deshacer") if report.added or report.updated else "",
            do=lambda: undo_last(store),
        )
        self.start_over()
        self._context.way.go("counts", workshop)


def _say_report(report: CountsReport) -> str:
    counts = (
        (report.added, ngettext("{n} día agregado", "{n} días agregados", report.added)),
        (report.updated, ngettext("{n} día cambiado", "{n} días cambiados", report.updated)),
    )
    told = [words.format(n=count) for count, words in counts if count]
    if not told:
        return _("Lista importada: todo estaba ya como en la lista.")
    return _("Lista importada: {told}.").format(told=", ".join(told))
