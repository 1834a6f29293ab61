"""One action of the programme: a line to read, and its fields to change in place."""

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.improvement.prices import price_of
from app.improvement.records import Action
from app.improvement.words import say_action
from app.phrases import uncapital
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Cost, OnDay, Payer, Sentence
from ui.widgets.card import label

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
        if event.buttons() & Qt.MouseButton.LeftButton and moved >= QApplication.startDragDistance():
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


def action_rows() -> tuple[Row, ...]:
    """What both sides agree on for one action."""
    return (
        Row("title", _("Qué se va a hacer"), Sentence(), wide=True),
        Row("responsible", _("Responsable")),
        Row("due_on", _("Para cuándo"), OnDay()),
        Row("cost", _("Costo"), Cost(), of=_exact_cost),
        Row("payer", _("Quién paga"), Payer()),
        Row("first_step", _("Primer paso"), Sentence(), wide=True),
        Row("evidence", _("Se da por hecho cuando"), Sentence(), wide=True),
    )


def _exact_cost(action: Action) -> int | None:
    """A range stands behind the field, and is not in it."""
    price = price_of(action)
    return price.high if price is not None and price.exact and not price.note else None


class ActionCard(QFrame):
    """Says what was changed; the page saves it. Its fields are made when they are first opened."""

    changed = Signal(object, str, object)
    opened = Signal(object)
    moved = Signal(object, int)
    done = Signal(object)
    removed = Signal(object)

    def __init__(self, context: Context, action: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.action = context, action
        self._form: Form | None = None
        self.buttons: list[QPushButton] = []
        self.setProperty("role", "card")
        self.head = ActionHead(action.id)
        self.head.pressed.connect(lambda: self.opened.emit(self.action.id))
        self.head.remove_pressed.connect(lambda: self.removed.emit(self.action.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.head)
        self.body = QWidget(self)
        self.body.hide()
        column.addWidget(self.body)

    @property
    def form(self) -> Form:
        """The fields of the action."""
        if self._form is None:
            self._form = self._make_form()
            self._show_fields()
        return self._form

    def _make_form(self) -> Form:
        form = Form(self._context, action_rows(), close=True, parent=self.body)
        form.saved.connect(self._tell)
        self.because = label("", "small", wrap=True)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(8, 0, 8, 4)
        column.setSpacing(6)
        column.addWidget(form)
        column.addWidget(self.because)
        column.addLayout(self._buttons())
        return form

    @property
    def tab_stops(self) -> list[QWidget]:
        """Where Tab stops, as the eye goes: line by line."""
        fields = [] if self._form is None else [self._form[name] for name in self._form.fields]
        return [self.head, *fields, *self.buttons]

    def _tell(self, field: str, value: object) -> None:
        self.changed.emit(self.action.id, field, value)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
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
        if self._form is not None:
            self._show_fields()

    def _show_fields(self) -> None:
        action = self.action
        self.form.show_record(action)
        self.form.fields["cost"].show_price(price_of(action))
        self.because.setText(action.because or "")
        self.because.setVisible(bool(action.because))

    def open(self, opened: bool) -> None:
        """Show or hide the fields."""
        if opened:
            self.form.show()  # made now, if it never was
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
