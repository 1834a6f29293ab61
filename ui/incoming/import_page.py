"""Importing an association's list: file, columns, rows, duplicates, and then all at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.errors import Cancelled, Problem
from app.i18n import _, ngettext
from app.registry.queries import (
    find_workshop,
    list_associations,
    list_clusters,
    read_workshop,
)
from app.registry.records import Workshop
from ui.context import Context
from ui.incoming.columns_step import ColumnsStep
from ui.incoming.duplicates_step import DuplicatesStep
from ui.incoming.file_step import FileStep
from ui.incoming.rows_step import RowsStep
from ui.messages import undo_last
from ui.page import Page
from ui.widgets.busy import BusyWindow
from ui.widgets.card import label, set_role
from ui.widgets.page_stack import PageStack
from ui.widgets.steps import Steps

if TYPE_CHECKING:
    from app.incoming.records import (
        Book,
        Decisions,
        ImportPlan,
        ImportReport,
        PlannedWorkshop,
    )
    from app.progress import Progress

FILE, COLUMNS, ROWS, DUPLICATES = range(4)


class ImportPage(Page):
    """Nothing is written before the last button; then it is one undoable step."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._book: Book | None = None
        self.plan: ImportPlan | None = None
        self._workshops: tuple[PlannedWorkshop, ...] = ()
        self.file_step = FileStep()
        self.columns_step = ColumnsStep()
        self.rows_step = RowsStep(context.theme)
        self.duplicates_step = DuplicatesStep()
        self._build()
        self.file_step.folder = context.settings.last_folder
        self.file_step.chosen.connect(self.read_file)
        self.columns_step.mapping_changed.connect(self._remap)
        self.columns_step.sheet_changed.connect(self._change_sheet)
        self.columns_step.owner_changed.connect(self._resolve)
        self.duplicates_step.decided.connect(self._resolve)
        self._show_step(FILE)

    @property
    def may_go(self) -> bool:
        return self._book is None

    def _build(self) -> None:
        column = self.lay_out(margins=(26, 8, 26, 18), spacing=12)
        column.addWidget(label(_("Importar una lista de talleres"), "title"))
        self._steps = Steps([_("Archivo"), _("Columnas"), _("Filas"), _("Repetidos")])
        self._steps.chosen.connect(self._show_step)
        column.addWidget(self._steps)
        self._stack = PageStack()
        for step in (self.file_step, self.columns_step, self.rows_step, self.duplicates_step):
            self._stack.addWidget(step)
        column.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        self._back = QPushButton(_("Cancelar"))
        self._back.clicked.connect(self._go_back)
        self._summary = label("", "soft", wrap=True)
        self._next = QPushButton(_("Siguiente"))
        self._next.setProperty("role", "strong")
        self._next.clicked.connect(self._go_on)
        foot.addWidget(self._back)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignCenter)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._next)
        column.addLayout(foot)

    @property
    def step(self) -> int:
        """Which step is shown: FILE, COLUMNS, ROWS or DUPLICATES."""
        return self._stack.currentIndex()

    @property
    def summary(self) -> str:
        """What will happen, in a sentence."""
        return self._summary.text()

    def start_over(self) -> None:
        """Forget the file that was read."""
        self._book = self.plan = None
        self._summary.clear()
        self.file_step.show_idle()
        self._show_step(FILE)

    def read_file(self, path: Path) -> None:
        """Read a file off the window's thread and show what was understood."""
        self._context.settings.last_folder = str(path.parent)
        self.file_step.show_busy(_("Leyendo «{name}»…").format(name=path.name))
        self._context.jobs.start(
            _("Leer la lista"),
            lambda progress: self._understand(path, progress),
            done=lambda understood: self._show_book(*understood),
            failed=self._show_trouble,
        )

    def _understand(self, path: Path, progress: Progress) -> tuple[Book, ImportPlan]:
        from app.incoming.plan import plan_book
        from app.incoming.reading import read_book

        book = read_book(path, progress=progress)
        with self._context.store.reader() as reader:
            return book, plan_book(reader, book, progress=progress)

    def _show_book(self, book: Book, plan: ImportPlan) -> None:
        self._book = book
        self.file_step.show_idle()
        self._take_plan(plan)
        store = self._context.store
        assert self.plan is not None
        self.columns_step.show_owners(self.plan, list_clusters(store), list_associations(store))
        self._resolve()
        self._show_step(COLUMNS)

    def _show_trouble(self, trouble: BaseException) -> None:
        if not isinstance(trouble, Problem):
            self.file_step.show_idle()
            raise trouble
        self.file_step.show_trouble(trouble.sentence)
        self._show_step(FILE)

    def _make_plan(self, *, sheet: str | None = None, mapping: Mapping[str, str] | None = None) -> None:
        from app.incoming.plan import plan_book

        assert self._book is not None
        assert self.plan is not None
        try:
            with BusyWindow(_("Comparando la lista"), self) as progress:
                plan = plan_book(
                    self._context.store,
                    self._book,
                    sheet=sheet,
                    mapping=mapping,
                    progress=progress,
                )
        except (Problem, Cancelled) as trouble:
            if isinstance(trouble, Problem):
                self._context.messages.show_problem(trouble)
            self.columns_step.show_plan(self.plan)
            return
        self._take_plan(plan)
        self._resolve()

    def _take_plan(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.columns_step.show_plan(plan)
        self.duplicates_step.show_plan(plan, self._office_side())

    def _remap(self, mapping: Mapping[str, str]) -> None:
        assert self.plan is not None
        self._make_plan(sheet=self.plan.table.sheet, mapping=mapping)

    def _change_sheet(self, sheet: str) -> None:
        self._make_plan(sheet=sheet)

    def _office_side(self) -> dict[str, Workshop]:
        assert self.plan is not None
        store = self._context.store
        codes = {pair.other for pair in self.plan.duplicates if isinstance(pair.other, str)}
        found = {code: find_workshop(store, code) for code in codes}
        return {code: read_workshop(store, one) for code, one in found.items() if one is not None}

    @property
    def decisions(self) -> Decisions:
        """What the person has decided so far."""
        return self.columns_step.decisions(self.duplicates_step.decisions)

    def _resolve(self) -> None:
        from app.incoming.plan import resolve_plan

        if self.plan is None:
            return
        self._workshops = resolve_plan(self._context.store, self.plan, self.decisions)
        self.rows_step.show_plan(self.plan, self._workshops)
        self._show_summary()

    def _show_summary(self) -> None:
        assert self.plan is not None
        actions = [one.action for one in self._workshops]
        numbers = (
            (actions.count("add"), _("se agregan")),
            (actions.count("update"), _("cambian")),
            (actions.count("unchanged"), _("quedan igual")),
            (len(self.plan.rejected), _("no se pueden importar")),
        )
        text = " · ".join(f"{count} {what}" for count, what in numbers if count)
        if self.duplicates_step.pair_count:
            count = self.duplicates_step.pair_count
            doubts = ngettext("{n} posible repetido", "{n} posibles repetidos", count)
            text += f" · {doubts.format(n=count)}"
            if done := len(self.duplicates_step.decisions):
                decided = ngettext("{n} decidido", "{n} decididos", done)
                text += f", {decided.format(n=done)}"
        self._summary.setText(text or _("No hay nada nuevo en esta lista."))

    def _show_step(self, step: int) -> None:
        step = step if self.plan is not None else FILE
        self._stack.setCurrentIndex(step)
        self._steps.show_step(step, reachable=DUPLICATES if self.plan is not None else FILE)
        self._back.setText(_("Cancelar") if step == FILE else _("Volver"))
        self._next.setVisible(self.plan is not None)
        last = step == DUPLICATES
        self._next.setText(_("Importar") if last else _("Siguiente"))
        set_role(self._next, "main" if last else "strong")
        target = self.file_step.button if step == FILE else self._next
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
        if self.step < DUPLICATES:
            self._show_step(self.step + 1)
        else:
            self.carry_out()

    def carry_out(self) -> None:
        """Import what is planned; the message offers to undo it."""
        from app.incoming.operations import import_workshops

        assert self.plan is not None
        store = self._context.store
        try:
            with BusyWindow(_("Importando la lista"), self) as progress:
                report = self.do(
                    import_workshops,
                    plan=self.plan,
                    decisions=self.decisions,
                    progress=progress,
                )
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
        self._context.way.go("workshops", part="all")  # whatever was looked for there before


def _say_report(report: ImportReport) -> str:
    counts = (
        (report.added, ngettext("un taller agregado", "{n} talleres agregados", report.added)),
        (report.updated, ngettext("un taller cambiado", "{n} talleres cambiados", report.updated)),
    )
    told = [words.format(n=count) for count, words in counts if count]
    if not told:
        return _("Lista importada: todo estaba ya como en la lista.")
    return _("Lista importada: {told}.").format(told=", ".join(told))
