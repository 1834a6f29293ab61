"""Every key of the visit. It works the same while a button has the focus."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.diagnosis.records import AnswerKind, Origin
from app.diagnosis.words import DETAIL_KEYS, KIND_KEYS, NO_ORIGIN_KEY, NOT_SAID_KEY, ORIGIN_KEYS
from ui.diagnosis.last_time import OWN_ENTER
from ui.diagnosis.photo_row import Thumbnail, images_in

if TYPE_CHECKING:
    from ui.diagnosis.item_view import ItemView

KINDS: dict[int, AnswerKind] = {ord(key): kind for kind, key in KIND_KEYS.items()}
ORIGINS: dict[int, Origin] = {ord(key): origin for origin, key in ORIGIN_KEYS.items()}
CHOICES: dict[int, Origin | None] = {**ORIGINS, ord(NO_ORIGIN_KEY): None}
DETAILS = {ord(key): key for key in (*DETAIL_KEYS, NOT_SAID_KEY)}
LEVELS = {int(Qt.Key.Key_0) + level: level for level in range(5)}
CONTROL = Qt.KeyboardModifier.ControlModifier
UNHELD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


OWN_CONTROL_KEYS = {Qt.Key.Key_G, Qt.Key.Key_J, Qt.Key.Key_V}


def is_own_shortcut(event: QEvent) -> bool:
    """A Ctrl key of the visit, asked before the window uses it for something else."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.modifiers() & ~UNHELD == CONTROL and event.key() in OWN_CONTROL_KEYS


class Keyboard(QObject):
    """Turns keys into what the view does; an event filter brings them from its buttons."""

    def __init__(self, view: "ItemView") -> None:
        super().__init__(view)
        self._view = view
        key = Qt.Key
        self._moves: dict[int, Callable[[], None]] = {
            key.Key_Return: view.go_forward,
            key.Key_Enter: view.go_forward,
            key.Key_Right: view.go_forward,
            key.Key_Left: view.go_back,
            key.Key_Backspace: view.go_back,
            key.Key_Down: lambda: self._scroll(1),
            key.Key_PageDown: lambda: self._scroll(1),
            key.Key_Up: lambda: self._scroll(-1),
            key.Key_PageUp: lambda: self._scroll(-1),
        }
        self._once: dict[int, Callable[[], None]] = {
            key.Key_F3: view.write_note,
            key.Key_G: view.go_to_unanswered,
            key.Key_E: view.origins.choose_next,
            key.Key_Delete: view.clear_answer,
            key.Key_L: view.side.last_time.ask,
            key.Key_A: view.turn_protocol,
            key.Key_M: view.choose_modules,
            key.Key_Question: view.help_wanted.emit,
            key.Key_Escape: view.setFocus,
        }
        self._with_control: dict[int, Callable[[], object]] = {
            key.Key_G: view.go_to_unanswered,
            key.Key_J: view.jump.open,
            key.Key_V: self._paste,
            key.Key_Z: view.undo,
        }

    def watch(self, widget: QWidget) -> None:
        """Bring the keys of every button in here."""
        for button in widget.findChildren(QAbstractButton):
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched.property(OWN_ENTER) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            watched.click()  # type: ignore[attr-defined]
            return True
        takes_out_photo = isinstance(watched, Thumbnail) and event.key() == Qt.Key.Key_Delete
        return not takes_out_photo and self.handle(event)

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key says; False if it says nothing here."""
        held = event.modifiers() & ~UNHELD
        key = event.key()
        if held == CONTROL:
            return self._do(self._with_control.get(key))
        if held:
            return False
        if key in self._moves:
            return self._do(self._moves[key])
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return not event.isAutoRepeat() and (
            self._answer(key, shifted=shifted) or self._do(self._once.get(key))
        )

    def _answer(self, key: int, *, shifted: bool) -> bool:
        if key in LEVELS:
            self._view.answer_level(LEVELS[key], go_on=True)
        elif key in KINDS:
            self._view.answer_kind(KINDS[key], go_on=True)
        elif key in CHOICES and shifted:
            self._view.origins.choose_before(CHOICES[key])
        elif key in CHOICES:
            self._view.origins.choose(CHOICES[key])
        else:
            return key in DETAILS and self._view.details.turn_by_key(DETAILS[key])
        return True

    def _do(self, deed: Callable[[], object] | None) -> bool:
        if deed is None:
            return False
        deed()
        return True

    def _scroll(self, way: int) -> None:
        """Half a screen, where large text does not fit."""
        bar = self._view.panel.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep() // 2)

    def _paste(self) -> None:
        for content in images_in(QGuiApplication.clipboard().mimeData()):
            self._view.add_photo(content)
