"""A small window with a form: what it says is written as one step, or nothing is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _
from ui.context import Context
from ui.forms.form import Form
from ui.widgets.card import label
from ui.widgets.enter_key import is_save_key
from ui.widgets.fitting import fit_to_screen

WIDTH = 560


class FormWindow(QDialog):
    """Enter in a line, Ctrl+Enter anywhere and the main button write; Escape leaves.

    `write` takes the form's values, and what it gives is `kept` (else the values are). What cannot be is said at the
    field `trouble_at`, else above the buttons, and the window stays. It is as high as its fields
    ask, or as `height` says; on a smaller screen they scroll.
    """

    def __init__(
        self,
        context: Context,
        title: str,
        form: Form,
        write: Callable[[dict[str, Any]], Any] = dict,
        *,
        accept: str,
        heading: str = "",
        sentence: str = "",
        leave: str = "",
        trouble_at: str = "",
        width: int = WIDTH,
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.form = context, form
        self.kept: Any = None
        self._write, self._trouble_at = write, trouble_at
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 18)
        self.column.setSpacing(10)
        self.column.addWidget(label(heading or title, "heading", wrap=True))
        if sentence:
            self.column.addWidget(label(sentence, "soft", wrap=True))
        self._area = _scrolled(form)
        self.column.addWidget(self._area, 1)
        form.installEventFilter(self)
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
        self._height = context.theme.pixels(height)
        self.setMinimumWidth(context.theme.pixels(width))

    def add_way(self, text: str, do: Callable[[], object]) -> QPushButton:
        """Another way out of the window."""
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(do)
        return button

    def save(self) -> None:
        """Write what the form says, or say why it cannot be."""
        self._say_nothing()
        try:
            self.kept = self._write(self.form.values)
        except Problem as trouble:
            self.say(trouble.sentence)
            return
        self.accept()

    def _say_nothing(self) -> None:
        """What was wrong the last time may be mended by now."""
        self.problem.hide()
        if self._trouble_at:
            self.form.fields[self._trouble_at].show_remark("")

    def say(self, sentence: str) -> None:
        """What is wrong, at its field if that is known."""
        if (wrong := self.form.trouble) is not None:
            wrong.setFocus()
        elif self._trouble_at:
            self.form.fields[self._trouble_at].show_remark(sentence, "problem")
            self.form[self._trouble_at].setFocus()
        else:
            self.problem.setText(sentence)
            self.problem.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # else it comes back as it was left
            fit_to_screen(self, self._wanted())

    def _wanted(self) -> QSize:
        """As high as what is in it at this width: a row of choices may wrap, a field have a remark."""
        width = max(self.width(), self.minimumWidth())
        room = width - self.column.contentsMargins().left() * 2
        rest = self.column.totalHeightForWidth(width) - self._area.sizeHint().height()
        return QSize(width, max(self._height, rest + _height_at(self.form.grid, room)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Form) and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.grow)
        return False

    def grow(self) -> None:
        """A remark that comes makes the window higher, as far as the screen has room."""
        wanted = self._wanted()
        if self.isVisible() and wanted.height() > self.height():
            fit_to_screen(self, wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_save_key(event):
            self.save()
        else:
            super().keyPressEvent(event)


def _height_at(layout: QLayout, width: int) -> int:
    """How high it is at this width; a layout in which nothing wraps would say -1."""
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()


def _scrolled(part: QWidget) -> QScrollArea:
    """A part that scrolls where it has no room; Tab goes through what is in it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(part)
    return area


def ask(window: FormWindow) -> Any:
    """Open the window; what was kept, or None when the person changes her mind."""
    accepted = window.exec()
    window.deleteLater()
    return window.kept if accepted else None
