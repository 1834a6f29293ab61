"""What may stand between a file and the window: each says what happened and offers what to do."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _
from ui.widgets.card import label
from ui.widgets.field import Labelled

FIELD_WIDTH = 640


class ObstaclePage(QWidget):
    """A title, a sentence, room for a question, and buttons with "Volver" at the left."""

    left = Signal()

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self.first: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 40, 56, 40)
        column.setSpacing(14)
        column.addStretch()
        column.addWidget(label(title, "title", wrap=True))
        self.sentence = label(sentence, wrap=True)
        column.addWidget(self.sentence)
        self.sentence.setVisible(bool(sentence))  # before, it would be a window of its own
        self.body = QVBoxLayout()
        column.addLayout(self.body)
        self.buttons = QHBoxLayout()
        column.addLayout(self.buttons)
        column.addStretch()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # not a focus proxy: Tab would never come by what stands before it
        super().focusInEvent(event)
        if self.first is not None:
            self.first.setFocus()

    def add_button(self, text: str, signal: object, role: str = "") -> QPushButton:
        """A button; the main one takes the focus and Enter."""
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.clicked.connect(signal)
        if role:
            button.setProperty("role", role)
            self.first = button
        self.buttons.addWidget(button)
        return button

    def add_back(self) -> None:
        """The way back to the welcome."""
        self.add_button(_("Volver"), self.left)
        self.buttons.addStretch()


class PassphrasePage(ObstaclePage):
    """Asks for the passphrase, or for what the recovery sheet says."""

    given = Signal(str)
    recovery_given = Signal(str)

    def __init__(self, name: str, wrong: str, parent: QWidget | None = None) -> None:
        super().__init__(_("«{name}» tiene contraseña").format(name=name), "", parent)
        self.words = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._words = Labelled(_("Contraseña"), self.words)
        self._words.show_remark(wrong, "problem")
        self.sheet = QPlainTextEdit()
        self.sheet.setTabChangesFocus(True)
        self.sheet.setMaximumHeight(120)
        self._sheet = Labelled(_("Los grupos de la hoja de recuperación"), self.sheet)
        self._sheet.hide()
        for part in (self._words, self._sheet):
            part.setMaximumWidth(FIELD_WIDTH)
        self.body.addWidget(self._words)
        self.body.addWidget(self._sheet)
        self.add_back()
        self.other = self.add_button(_("Usar la hoja de recuperación"), self._swap)
        self.open = self.add_button(_("Abrir"), self._give, "main")
        self.words.returnPressed.connect(self._give)
        self.first = self.words

    def _swap(self) -> None:
        sheet = self._sheet.isHidden()
        self._sheet.setVisible(sheet)
        self._words.setVisible(not sheet)
        self.other.setText(_("Usar la contraseña") if sheet else _("Usar la hoja de recuperación"))
        (self.sheet if sheet else self.words).setFocus()

    def _give(self) -> None:
        if self._sheet.isHidden():
            if self.words.text():
                self.given.emit(self.words.text())
        elif self.sheet.toPlainText().strip():
            self.recovery_given.emit(self.sheet.toPlainText())


class InUsePage(ObstaclePage):
    """Another window has the file: wait, or read only."""

    read_only_chosen = Signal()
    again_chosen = Signal()
    front_chosen = Signal()

    def __init__(self, sentence: str, parent: QWidget | None = None, *, here: bool = False) -> None:
        title = (
            _("La oficina ya está abierta en esta computadora")
            if here
            else _("La oficina está abierta en otro lado")
        )
        super().__init__(title, sentence, parent)
        self.add_back()
        if here:
            self.add_button(_("Ir a esa ventana"), self.front_chosen)
        self.read_only = self.add_button(_("Abrir solo para leer"), self.read_only_chosen)
        self.add_button(_("Probar de nuevo"), self.again_chosen, "main")


class PlacePage(ObstaclePage):
    """The file lies on a share or a stick: bring it here first."""

    copy_chosen = Signal()
    stay_chosen = Signal()

    def __init__(self, warning: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Mejor trabajar en esta computadora"), warning, parent)
        self.add_back()
        self.stay = self.add_button(_("Abrirlo donde está"), self.stay_chosen)
        self.copy = self.add_button(_("Copiarlo aquí y abrirlo"), self.copy_chosen, "main")


class TroublePage(ObstaclePage):
    """What else may be wrong, in its sentence."""

    def __init__(self, trouble: Problem, parent: QWidget | None = None) -> None:
        super().__init__(_("No se pudo abrir"), trouble.sentence, parent)
        self.add_button(_("Volver"), self.left, "main")
        self.buttons.addStretch()


class BusyPage(ObstaclePage):
    """Work under way, with progress and a way to stop it."""

    stop_chosen = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.body.addWidget(self.bar)
        self.buttons.addStretch()
        self.add_button(_("Cancelar"), self.stop_chosen)

    def show_progress(self, done: int, total: object, text: str) -> None:
        """How far it is; an unknown total only moves."""
        self.bar.setRange(0, total if isinstance(total, int) else 0)
        self.bar.setValue(done)
        self.sentence.setText(text)
        self.sentence.setVisible(bool(text))
