"""First step of an import: which file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from ui.widgets.card import label, set_role

FILTER = "*.xlsx *.xlsm *.xls *.ods *.csv *.txt"


class FileStep(QWidget):
    """A place to drop the list on, and a button to choose it."""

    chosen = Signal(object)  # Path

    def __init__(self, heading: str = "", sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = ""
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        frame = QFrame()
        frame.setProperty("role", "card")
        column.addWidget(frame)
        inside = QVBoxLayout(frame)
        inside.setSpacing(12)
        inside.addStretch()
        self._say(inside, heading or _("Suelte aquí la lista de la asociación"), "heading")
        self._say(
            inside,
            sentence
            or _(
                "Excel (.xlsx, .xls, .ods) o CSV, tal como la llevan: con títulos, notas, totales y filas vacías. Todavía no se guarda nada: primero va a ver qué se entendió."
            ),
            "soft",
        )
        self.button = QPushButton(_("Elegir el archivo…"))
        self.button.setProperty("role", "main")
        self.button.clicked.connect(self._ask)
        inside.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Avance"))
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(240)
        inside.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        self._state = self._say(inside, "", "soft")
        inside.addStretch()
        self.show_idle()

    def _say(self, inside: QVBoxLayout, text: str, role: str) -> QLabel:
        made = label(text, role, wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(made)
        return made

    def show_busy(self, sentence: str) -> None:
        """Say that the file is being read."""
        set_role(self._state, "soft")
        self._state.setText(sentence)
        self._bar.show()
        self.button.setEnabled(False)

    def show_idle(self) -> None:
        """Ready for a file."""
        self._state.setText("")
        self._bar.hide()
        self.button.setEnabled(True)

    def show_trouble(self, sentence: str) -> None:
        """Say why the file could not be read; another may be chosen."""
        self.show_idle()
        set_role(self._state, "problem")
        self._state.setText(sentence)

    @property
    def sentence(self) -> str:
        """What is being said under the button."""
        return self._state.text()

    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Elegir la lista"), self.folder, f"{_('Listas')} ({FILTER});;{_('Todos')} (*)"
        )
        if name:
            self.chosen.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.button.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        name = event.mimeData().urls()[0].toLocalFile()
        if name:
            self.chosen.emit(Path(name))
