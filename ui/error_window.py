"""The window of something nobody expected: the data are safe, and the report can be copied."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.log import bug_report
from ui.theme import dress
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen


class ErrorWindow(QDialog):
    """Says that something unexpected happened, that the data are safe, and shows the report."""

    def __init__(self, trouble: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setWindowTitle(_("Algo inesperado"))
        fit_to_screen(self, QSize(720, 460))
        column = QVBoxLayout(self)
        column.addWidget(label(_("Ocurrió algo que el programa no esperaba"), "heading"))
        column.addWidget(
            label(
                _(
                    "Lo que ya estaba guardado sigue guardado. Puede seguir trabajando; si vuelve a pasar, copie este informe y envíelo a quien le ayuda con el programa. Léalo antes: puede traer un nombre o un número de los que estaba escribiendo."
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
