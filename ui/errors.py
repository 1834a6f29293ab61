"""A bug is never swallowed: it opens a window with a report that can be copied."""

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.errors import Problem
from app.i18n import _
from ui.widgets.card import label


def bug_report(trouble: BaseException) -> str:
    """What a developer needs, without the person's data beyond the error's own words."""
    head = f"Hilván {__version__} · Python {platform.python_version()} · {platform.platform()}"
    return head + "\n\n" + "".join(traceback.format_exception(trouble))


class ErrorWindow(QDialog):
    """Says that something unexpected happened, that the data are safe, and shows the report."""

    def __init__(self, trouble: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Algo inesperado"))
        self.resize(720, 460)
        column = QVBoxLayout(self)
        column.addWidget(label(_("Ocurrió algo que el programa no esperaba"), "heading"))
        column.addWidget(
            label(
                _(
                    "Lo que ya estaba guardado sigue guardado. Puede seguir trabajando; si vuelve a pasar, copie este informe y envíelo a quien le ayuda con el programa."
                ),
                wrap=True,
            )
        )
        self.report = QPlainTextEdit(bug_report(trouble), readOnly=True)
        self.report.setAccessibleName(_("Informe"))
        column.addWidget(self.report)
        buttons = QDialogButtonBox()
        copy = QPushButton(_("Copiar el informe"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(_("Cerrar"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        column.addWidget(buttons)


def install_error_window() -> None:
    """Every exception nobody expected, in a slot or a job, ends here."""

    def show(
        kind: type[BaseException], trouble: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, trouble, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(trouble, Problem):
            _show_problem(trouble)
            return
        import logging

        logging.getLogger("hilvan").error(bug_report(trouble))
        ErrorWindow(trouble, QApplication.activeWindow()).exec()

    sys.excepthook = show


def _show_problem(trouble: Problem) -> None:
    from PySide6.QtWidgets import QMessageBox

    QMessageBox.warning(QApplication.activeWindow(), "Hilván", trouble.sentence)
