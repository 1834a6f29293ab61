"""One action of the programme: a line to read, and its fields to change in place."""

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app.i18n import _
from app.improvement.prices import price_of
from app.improvement.records import Action
from app.improvement.words import say_action
from app.phrases import uncapital
from ui.context import Context
from ui.forms.day_field import DayField
from ui.forms.fields import CostField
from ui.forms.payer_field import PayerField
from ui.widgets.card import label
from ui.widgets.field import Labelled, TextField
from ui.widgets.words_field import WordsField

OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
ACTION_MIME = "application/x-hilvan-action"


class ActionHead(QFrame):
    """Number, title and the agreement in one line. Enter opens the fields, Delete takes it out."""

    pressed = Signal()
    remove_pressed = Signal()

    def __init__(self, action_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._id = action_id
        self._start = QPoint()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(12)
        self.number = label("", "heading")
        self.title = label("", "strong", wrap=True)
        self.first = label("", wrap=True)
        self.line = label("", "soft", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.first)
        words.addWidget(self.line)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_action(self, action: Action, number: int) -> None:
        """What is agreed, in words."""
        self.number.setText(str(number))
        self.title.setText(action.title)
        first = action.first_step or ""
        self.first.setText(_("Primero: {step}").format(step=uncapital(first)))
        self.first.setVisible(bool(first))
        self.line.setText(say_action(action))
        self.setAccessibleName(f"{number}. {action.title} · {say_action(action)}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._start = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._start).manhattanLength()
        if (
            event.buttons() & Qt.MouseButton.LeftButton
            and moved >= QApplication.startDragDistance()
        ):
            data = QMimeData()
            data.setData(ACTION_MIME, str(self._id).encode())
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in OPENING and not held:
            self.pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
        else:
            super().keyPressEvent(event)


class ActionCard(QFrame):
    """Says what was changed; the page saves it."""

    changed = Signal(object, str, object)
    opened = Signal(object)
    moved = Signal(object, int)
    done = Signal(object)
    removed = Signal(object)

    def __init__(self, context: Context, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self.setProperty("role", "card")
        self.head = ActionHead(action.id)
        self.head.pressed.connect(lambda: self.opened.emit(self.action.id))
        self.head.remove_pressed.connect(lambda: self.removed.emit(self.action.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.head)
        self.body = QWidget()
        self._fill(context)
        self.body.hide()
        column.addWidget(self.body)

    def _fill(self, context: Context) -> None:
        self.title, self.responsible = WordsField(), TextField()
        self.first_step, self.evidence = WordsField(), WordsField()
        self.due_on = DayField(_("Para cuándo"), context.theme)
        self.cost = CostField(_("Costo"))
        self.payer = PayerField()
        grid = QGridLayout(self.body)
        grid.setContentsMargins(8, 0, 8, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        grid.addWidget(Labelled(_("Qué se va a hacer"), self.title), 0, 0, 1, 4)
        grid.addWidget(Labelled(_("Responsable"), self.responsible), 1, 0, 1, 2)
        grid.addWidget(self.due_on, 1, 2, 1, 2)
        grid.addWidget(self.cost, 2, 0, 1, 2)
        grid.addWidget(Labelled(_("Quién paga"), self.payer), 2, 2, 1, 2)
        grid.addWidget(Labelled(_("Primer paso"), self.first_step), 3, 0, 1, 4)
        grid.addWidget(Labelled(_("Se da por hecho cuando"), self.evidence), 4, 0, 1, 4)
        self.because = label("", "small", wrap=True)
        grid.addWidget(self.because, 5, 0, 1, 4)
        grid.addLayout(self._buttons(), 6, 0, 1, 4)
        for name in ("title", "responsible", "first_step", "evidence", "due_on", "cost", "payer"):
            field = getattr(self, name)
            field.saved.connect(lambda value, what=name: self._tell(what, value))

    @property
    def tab_stops(self) -> list[QWidget]:
        """Where Tab stops, as the eye goes: line by line."""
        return [
            self.head, self.title, self.responsible, self.due_on.field, self.cost.field,
            self.payer, self.first_step, self.evidence, *self.buttons,
        ]  # fmt: skip

    def _tell(self, field: str, value: object) -> None:
        self.changed.emit(self.action.id, field, value)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons: list[QPushButton] = []
        for text, tip, act in (
            (_("Subir"), "Alt+↑", lambda: self.moved.emit(self.action.id, -1)),
            (_("Bajar"), "Alt+↓", lambda: self.moved.emit(self.action.id, 1)),
            (_("Hecha"), "Ctrl+Enter", lambda: self.done.emit(self.action.id)),
            (_("Quitar"), _("Supr, en la línea"), lambda: self.removed.emit(self.action.id)),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _on, do=act: do())
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch()
        return row

    def show_action(self, action: Action, number: int) -> None:
        """What the file says; a field in which one is typing is left alone."""
        self.action = action
        self.head.show_action(action, number)
        self.title.show_text(action.title)
        for name in ("responsible", "first_step", "evidence"):
            getattr(self, name).show_text(getattr(action, name) or "")
        for name in ("due_on", "payer"):
            getattr(self, name).show_value(getattr(action, name))
        self.cost.show_price(price_of(action))
        self.because.setText(action.because or "")
        self.because.setVisible(bool(action.because))

    def open(self, opened: bool) -> None:
        """Show or hide the fields."""
        self.body.setVisible(opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.action.id, 1 if key == Qt.Key.Key_Down else -1)
        elif held == Qt.KeyboardModifier.ControlModifier and key in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.done.emit(self.action.id)
        elif key == Qt.Key.Key_Escape and self.body.isVisible():
            self.head.setFocus()
            self.opened.emit(self.action.id)
        else:
            super().keyPressEvent(event)
