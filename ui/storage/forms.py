"""The diagnostic as a telephone form: the form goes out, its answers come back."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.formalization.queries import read_statutes
from app.i18n import _, ngettext
from app.incoming.visits import VisitsReport, import_visits
from app.incoming.xlsform import export_instrument
from app.progress import Progress
from ui.context import Context
from ui.widgets.busy import BusyWindow
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen
from ui.written import say_written


def export_form(context: Context, target: Path) -> None:
    """Write the newest instrument as an XLSForm."""
    statutes = read_statutes(context.store)

    def work(_progress: Progress) -> Path:
        from app.diagnosis.instruments import list_instruments

        return export_instrument(list_instruments()[0], target, statutes=statutes)

    def done(path: Path) -> None:
        say_written(context, _("Formulario guardado en {path}").format(path=path), path, opens=False)

    context.jobs.start(_("Formulario"), work, done=done, failed=context.messages.show_problem)


def bring_visits(context: Context, book: Path, parent: QWidget) -> None:
    """Look at an export first, off the window's thread; then show what would come in."""

    def look(_progress: Progress) -> VisitsReport:
        with context.store.reader() as reader:
            return import_visits(reader, book=book, dry_run=True)  # type: ignore[arg-type]

    def done(report: VisitsReport) -> None:
        window = VisitsWindow(context, book, report, parent)
        window.exec()
        window.deleteLater()

    context.jobs.start(_("Leer las visitas"), look, done=done, failed=context.messages.show_problem)


def say_report(report: VisitsReport) -> str:
    """What came, or would come, in one line."""
    new = ngettext("{count} visita nueva", "{count} visitas nuevas", report.added)
    parts = [new.format(count=report.added)]
    if report.updated:
        text = ngettext("{count} visita actualizada", "{count} visitas actualizadas", report.updated)
        parts.append(text.format(count=report.updated))
    if report.unchanged:
        text = ngettext("{count} que ya estaba", "{count} que ya estaban", report.unchanged)
        parts.append(text.format(count=report.unchanged))
    if report.left_out:
        text = ngettext(
            "{count} rechazada en el servidor que no entra",
            "{count} rechazadas en el servidor que no entran",
            report.left_out,
        )
        parts.append(text.format(count=report.left_out))
    rows = len({issue.row for issue in report.rejected})
    if rows:
        text = ngettext("{count} fila con problemas", "{count} filas con problemas", rows)
        parts.append(text.format(count=rows))
    return " · ".join(parts)


class VisitsWindow(QDialog):
    """What an export holds, every problem with its cell; importing is one undoable step."""

    def __init__(
        self, context: Context, book: Path, report: VisitsReport, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._book = book
        self._new = report.added
        self.setWindowTitle(_("Importar visitas"))
        fit_to_screen(self, QSize(720, 460))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(book.name, "heading", wrap=True))
        column.addWidget(label(say_report(report), wrap=True))
        self.details = QPlainTextEdit(_details(report), readOnly=True)
        self.details.setAccessibleName(_("Problemas y avisos"))
        self.details.setVisible(bool(self.details.toPlainText()))
        column.addWidget(self.details, 1)
        self.take_changes = self._choice(
            ngettext(
                "Actualizar también la visita que se corrigió en el servidor",
                "Actualizar también las {count} visitas que se corrigieron en el servidor",
                report.edited,
            ),
            report.edited,
            column,
        )
        self.take_rejected = self._choice(
            ngettext(
                "Traer igual la que fue rechazada en el servidor",
                "Traer igual las {count} que fueron rechazadas en el servidor",
                report.left_out,
            ),
            report.left_out,
            column,
        )
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        cancel = buttons.addButton(_("Cancelar"), role.RejectRole)
        self.bring = buttons.addButton(_("Importar"), role.AcceptRole)
        self.bring.setProperty("role", "main")
        self._allow()
        cancel.clicked.connect(self.reject)
        self.bring.clicked.connect(self.bring_in)
        column.addWidget(buttons)

    def _choice(self, text: str, count: int, column: QVBoxLayout) -> QCheckBox:
        """Something to choose, there only when the export has it."""
        box = QCheckBox(text.format(count=count), self)
        box.toggled.connect(self._allow)
        column.addWidget(box)
        box.setVisible(count > 0)
        return box

    def _allow(self) -> None:
        self.bring.setEnabled(
            self._new > 0 or self.take_changes.isChecked() or self.take_rejected.isChecked()
        )

    def bring_in(self) -> None:
        """Import what can be read."""
        with BusyWindow(_("Importando las visitas…"), self, may_stop=False):
            report = self._context.do(
                import_visits,
                book=self._book,
                update=self.take_changes.isChecked(),
                with_rejected=self.take_rejected.isChecked(),
            )
        self.accept()
        if report is not None:
            self._context.messages.say_undoable(say_report(report), self._context.store)


def _details(report: VisitsReport) -> str:
    lines = []
    for word, issues in ((_("No entra"), report.rejected), (_("Aviso"), report.warnings)):
        for issue in issues:
            place = _("{word}: fila {row}, {column}").format(word=word, row=issue.row, column=issue.column)
            lines.append(f"{place}: «{issue.value}» {issue.reason}")
    if report.unknown_columns:
        lines.append(_("Columnas que no son del formulario: ") + ", ".join(report.unknown_columns))
    return "\n".join(lines)
