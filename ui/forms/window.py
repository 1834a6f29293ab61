"""A small window with a form: what it says is written as one step, or nothing is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.card import label
from ui.widgets.enter_key import is_save_key

WIDTH = 560


class FormWindow(QDialog):
    """Enter in a line, Ctrl+Enter anywhere and the main button write; Escape leaves.

    `write` takes the form's values, and what it gives is `kept` (else the values are). What cannot be is said at the
    field `trouble_at`, else above the buttons, and the window stays.
    """

    def __init__(
        self, context: Context, title: str, form: Form,
        write: Callable[[dict[str, Any]], Any] = dict, *, accept: str, heading: str = "",
        sentence: str = "", leave: str = "", trouble_at: str = "", width: int = WIDTH,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.context, self.form = context, form
        self.kept: Any = None
        self._write, self._trouble_at = write, trouble_at
        self.setWindowTitle(title)
        self.setMinimumWidth(context.theme.pixels(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 18)
        self.column.setSpacing(12)
        self.column.addWidget(label(heading or title, "heading", wrap=True))
        if sentence:
            self.column.addWidget(label(sentence, "soft", wrap=True))
        self.column.addWidget(form)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        leaving = self.buttons.addButton(leave or _("Cancelar"), role.RejectRole)
        self.main = self.buttons.addButton(accept, role.AcceptRole)
        self.main.setProperty("role", "main")
        self.main.setToolTip("Ctrl+Enter")
        leaving.clicked.connect(self.reject)
        self.main.clicked.connect(self.save)
        self.column.addWidget(self.buttons)
        self.main.setDefault(True)  # only counts once the button is inside the window

    def add_way(self, text: str, do: Callable[[], object]) -> QPushButton:
        """Another way out of the window."""
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(do)
        return button

    def save(self) -> None:
        """Write what the form says, or say why it cannot be."""
        try:
            self.kept = self._write(self.form.values)
        except Problem as trouble:
            self.say(trouble.sentence)
            return
        self.accept()

    def say(self, sentence: str) -> None:
        """What is wrong, at its field if that is known."""
        if self._trouble_at and not self.form.in_trouble:
            self.form.fields[self._trouble_at].show_remark(sentence, "problem")
            self.form[self._trouble_at].setFocus()
        elif not self.form.in_trouble:
            self.problem.setText(sentence)
            self.problem.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_save_key(event):
            self.save()
        else:
            super().keyPressEvent(event)


def ask(window: FormWindow) -> Any:
    """Open the window; what was kept, or None when the person changes her mind."""
    accepted = window.exec()
    window.deleteLater()
    return window.kept if accepted else None
