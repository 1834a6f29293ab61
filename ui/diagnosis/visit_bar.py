"""The top of the visit: whose, which, when; the clock; saved; pause and finish."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.i18n import _
from ui.diagnosis.clock import say_clock
from ui.widgets.card import label
from ui.widgets.elided_label import ElidedLabel


class VisitBar(QFrame):
    """Dark bar over the visit."""

    pause_pressed = Signal()
    finish_pressed = Signal()
    paper_pressed = Signal()
    reopen_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 9, 24, 9)
        row.setSpacing(12)
        self.name = label("", "heading")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.about = ElidedLabel("soft")
        self.state = label("", "soft")
        row.addWidget(self.name)
        row.addWidget(self.about, 1)
        row.addWidget(self.state)
        self.paper = self._button(_("Modo papel"), self.paper_pressed)
        self.paper.setCheckable(True)
        self.paper.setToolTip(_("Cargar un formulario de papel ya lleno, solo con el teclado (F4)"))
        self.reopen = self._button(_("Reabrir"), self.reopen_pressed)
        self.finish = self._button(_("Terminar"), self.finish_pressed)
        self.pause = self._button(_("Pausar"), self.pause_pressed)
        self.finish.setToolTip(_("Ver qué falta y terminar (F9)"))
        self.pause.setToolTip(_("Guardar el lugar y salir (F8)"))
        for button in (self.paper, self.reopen, self.finish, self.pause):
            row.addWidget(button)
        self._seconds = 0
        self._saved = ""

    def _button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _on: signal.emit())
        return button

    def show_visit(self, workshop: str, about: str, *, locked: bool) -> None:
        """Name the visit; a finished one offers to reopen and to leave."""
        self.name.setText(workshop)
        self.about.show_text(about)
        self.paper.setVisible(not locked)
        self.finish.setVisible(not locked)
        self.reopen.setVisible(locked)
        self.pause.setText(_("Salir") if locked else _("Pausar"))

    def show_seconds(self, seconds: int) -> None:
        """The clock of the visit."""
        if seconds // 60 != self._seconds // 60 or not self.state.text():
            self._seconds = seconds
            self._show_state()

    def show_saved(self, text: str) -> None:
        """Whether, and when, the last answer was saved."""
        if text != self._saved:
            self._saved = text
            self._show_state()

    def _show_state(self) -> None:
        clock = _("{clock} de visita").format(clock=say_clock(self._seconds))
        self.state.setText(" · ".join(part for part in (clock, self._saved) if part))
