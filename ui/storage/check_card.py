"""Checking the whole file against its own journal, and repairing it from there."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.i18n import _, ngettext
from app.progress import Progress
from app.storage.checking import CheckReport, check_office
from app.storage.store import Store
from ui.context import Context
from ui.widgets.busy import BusyWindow
from ui.widgets.card import Card, label, set_role

SHOWN = 8


class CheckCard(Card):
    """Says what differs; offers to repair only then."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Revisar el archivo"), parent=parent)
        self._context = context
        self.report: CheckReport | None = None
        self.body.addWidget(
            label(
                _(
                    "Compara cada dato con su historial, línea por línea. Conviene hacerlo después de un corte de luz."
                ),
                "small",
                wrap=True,
            )
        )
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(_("Avance de la revisión"))
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.result = label("", wrap=True)
        self.result.hide()
        self.body.addWidget(self.result)
        row = QHBoxLayout()
        self.begin = QPushButton(_("Revisar ahora"))
        self.begin.setAccessibleName(self.begin.text())
        self.begin.clicked.connect(self.check)
        self.repair_button = QPushButton(_("Reparar desde el historial"))
        self.repair_button.setAccessibleName(self.repair_button.text())
        self.repair_button.clicked.connect(self.repair)
        self.repair_button.hide()
        row.addWidget(self.begin)
        row.addWidget(self.repair_button)
        row.addStretch()
        self.body.addLayout(row)
        self.destroyed.connect(context.store.subscribe(lambda _change: self.forget()))

    def forget(self) -> None:
        """The file changed: an old result says nothing any more."""
        if self.report is not None:
            self.report = None
            self.result.hide()
            self.repair_button.hide()

    def check(self) -> None:
        """Check off the window's thread, with progress."""

        def work(progress: Progress) -> CheckReport:
            with self._context.store.reader() as reader:
                return check_office(reader, progress)

        self.begin.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.show()
        job = self._context.jobs.start(
            _("Revisar el archivo"), work, done=self.show_report, failed=self._fail
        )
        job.progressed.connect(self._show_progress)

    def _show_progress(self, done: int, total: object, text: str) -> None:
        if isinstance(total, int):
            self.bar.setRange(0, total)
            self.bar.setValue(done)
        self.result.setText(text)
        set_role(self.result, "soft")
        self.result.show()

    def _end(self) -> None:
        self.bar.hide()
        self.begin.setEnabled(True)

    def _fail(self, trouble: BaseException) -> None:
        self._end()
        self.result.hide()
        self._context.messages.show_problem(trouble)

    def show_report(self, report: CheckReport) -> None:
        """Say what was found."""
        self._end()
        self.report = report
        self.result.show()
        self.repair_button.setVisible(not report.sound and not self._context.store.read_only)
        if report.sound:
            set_role(self.result, "good")
            self.result.setText(_("Todo coincide: el archivo está sano."))
            return
        count = len(report.problems)
        head = ngettext("Hay {count} diferencia:", "Hay {count} diferencias:", count)
        set_role(self.result, "urgent")
        self.result.setText("\n".join([head.format(count=count), *report.problems[:SHOWN]]))

    def repair(self) -> None:
        """Put back what the journal says, after a backup."""
        from app.storage.repairing import repair_office

        def write(store: Store) -> None:
            with BusyWindow(_("Reparando el archivo…"), self.window(), may_stop=False) as progress:
                repair_office(store, progress=progress)

        if self._context.do(write) is not None:
            self.check()
