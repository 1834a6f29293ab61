"""A row of large choices: one of them, or several; one Tab stop, arrows go along it."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.flow import FlowRow

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Toggles(FlowRow):
    """`value` is what is on, as a tuple from left to right; `saved` carries it when a person changes it.

    With `single` one is on at most, and `value` is that one or None: arrows and letters choose it,
    and pressing it again leaves none if `may_be_none`. Else arrows and letters go to it, and space
    turns it on and off.
    """

    saved = Signal(object)
    in_trouble = False  # what is pressed cannot be wrong

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, object]] = (),
        *,
        single: bool = False,
        may_be_none: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._single, self._may_be_none = single, may_be_none
        self._values: list[object] = []
        self.buttons: list[QPushButton] = []
        self.setAccessibleName(name)
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer other choices; what was on stays on."""
        known = [(button.text(), value) for button, value in self._pairs()]
        if known == list(choices):
            return
        on = self._on
        self.clear()
        self._values = [value for _text, value in choices]
        self.buttons = [self._make(text) for text, _value in choices]
        self._show(on)

    def _make(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setCheckable(True)
        button.setAutoDefault(False)  # in a dialog Enter is for its main button
        button.setProperty("role", "choice")
        button.setAccessibleName(f"{self.accessibleName()}: {text}")
        button.clicked.connect(lambda _on, button=button: self._press(button))
        button.installEventFilter(self)
        self.add(button)
        return button

    def _pairs(self) -> list[tuple[QPushButton, object]]:
        return list(zip(self.buttons, self._values, strict=True))

    @property
    def _on(self) -> tuple[object, ...]:
        return tuple(value for button, value in self._pairs() if button.isChecked())

    @property
    def value(self) -> Any:
        """What is on."""
        on = self._on
        return on if not self._single else on[0] if on else None

    def show_value(self, value: Any) -> None:
        """Show what the file says."""
        self._show((value or ()) if not self._single else (value,))

    def flush(self) -> None:
        """Nothing waits: what is pressed is saved at once."""

    def _show(self, values: Iterable[object]) -> None:
        on = set(values)
        for button, value in self._pairs():
            button.setChecked(value in on)
        stops = [one for one in self.buttons if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        if self._single:
            stops = [button for button in self.buttons if button.isChecked()]
        if self.buttons:
            self._hold(stops[0] if len(stops) == 1 else self.buttons[0])

    def _hold(self, stop: QPushButton) -> None:
        """Tab stops at this one."""
        for button in self.buttons:
            policy = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(stop)

    def _press(self, button: QPushButton) -> None:
        if self._single:
            if not button.isChecked() and not self._may_be_none:
                button.setChecked(True)
                return
            for other in self.buttons:
                if other is not button:
                    other.setChecked(False)
        self._hold(button)
        self.saved.emit(self.value)

    def _go_to(self, button: QPushButton) -> None:
        self._hold(button)
        button.setFocus()
        if self._single and not button.isChecked():
            button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            target = self._target(watched, event)
            if target is not None:
                self._go_to(target)
                return True
        return super().eventFilter(watched, event)

    def _target(self, watched: QObject, event: QKeyEvent) -> QPushButton | None:
        places = [place for place, one in enumerate(self.buttons) if one is watched]
        if not places or event.modifiers() & _HELD:
            return None
        place = places[0]
        if event.key() in _FORWARD:
            return self.buttons[min(place + 1, len(self.buttons) - 1)]
        if event.key() in _BACKWARD:
            return self.buttons[max(place - 1, 0)]
        letter = _fold(event.text())
        if not letter.isalpha():
            return None
        following = self.buttons[place + 1 :] + self.buttons[: place + 1]
        return next((one for one in following if _fold(one.text()).startswith(letter)), None)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
