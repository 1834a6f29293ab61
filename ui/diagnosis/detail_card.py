"""What is asked with a level besides the level: one key for each choice, several may be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.diagnosis.details import keys_of, say_choice
from app.diagnosis.records import Detail
from app.i18n import _
from app.phrases import capital
from ui.diagnosis.level_card import KindButton
from ui.widgets.card import label
from ui.widgets.flow import FlowRow


class DetailCard(QFrame):
    """Over the question while its level asks for it; `turned`: a choice was pressed."""

    turned = Signal(str)
    made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "proof")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        self.heading = label("", "heading", wrap=True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.about = label(
            _("Se puede marcar más de una. No cambia el nivel ni el puntaje. Enter sigue."), wrap=True
        )
        self._row = FlowRow(spacing=9)
        for part in (self.heading, self.about, self._row):
            column.addWidget(part)
        self._detail: Detail | None = None
        self.choices: dict[str, KindButton] = {}
        self.hide()

    def show_detail(self, detail: Detail | None, chosen: Sequence[str], *, locked: bool) -> None:
        """Ask it, with what was chosen; None: nothing is asked."""
        self.setVisible(detail is not None)
        if detail is None:
            return
        if detail != self._detail:
            self._offer(detail)
        self.about.setVisible(not locked)
        for code, button in self.choices.items():
            button.setChecked(code in chosen)
            button.setEnabled(not locked)

    def _offer(self, detail: Detail) -> None:
        self._detail = detail
        self.heading.setText(detail.question)
        self._row.clear()
        self.choices = {}
        for key, code in keys_of(detail).items():
            button = KindButton(key, capital(say_choice(detail, code)))
            button.clicked.connect(lambda _on, chosen=code: self.turned.emit(chosen))
            self.choices[code] = button
            self._row.add(button)
        self.made.emit(self)
