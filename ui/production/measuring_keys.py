"""Every key of measuring; it works the same while a button has the focus."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.i18n import _

if TYPE_CHECKING:
    from ui.production.measuring_page import MeasuringPage

UNHELD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def key_lines() -> list[tuple[list[str], str]]:
    """Keys and what they do, in the order in which one learns them."""
    return [
        ([_("Espacio")], _("empezar; después, cada vez que termina una prenda")),
        (["Enter"], _("operación siguiente")),
        (["↓", "↑"], _("operación siguiente y anterior")),
        (["P"], _("pausa del reloj, y seguir")),
        (["X"], _("tachar un ciclo: el marcado, el raro o el último; un número dice por qué")),
        (["←", "→"], _("marcar otro ciclo")),
        (["Ctrl+Z"], _("deshacer lo último; si fue una vuelta, el ciclo sigue")),
        (["R"], _("empezar de nuevo el ciclo que corre")),
        (["−", "+ "], _("ritmo más lento o más rápido")),
        (["F2"], _("quién la hace, con qué máquina, dónde empieza y termina")),
        (["F3"], _("escribir la nota; con Esc se vuelve")),
        (["F4"], _("cargar una hoja de papel, y volver")),
        (["F8"], _("pausar y salir")),
        (["F9"], _("ver lo medido y terminar")),
        (["?"], _("esta hoja")),
    ]


class MeasuringKeys(QObject):
    """Turns keys into what the page does; an event filter brings them from its buttons."""

    def __init__(self, page: "MeasuringPage") -> None:
        super().__init__(page)
        self._page = page
        key = Qt.Key
        self._deeds: dict[int, Callable[[], object]] = {
            key.Key_Space: page.lap,
            key.Key_Return: page.go_forward,
            key.Key_Enter: page.go_forward,
            key.Key_Down: page.go_forward,
            key.Key_Up: page.go_back,
            key.Key_Backspace: page.go_back,
            key.Key_P: page.turn_pause,
            key.Key_X: page.view.ask_strike,
            key.Key_Left: lambda: page.view.choose_beside(-1),
            key.Key_Right: lambda: page.view.choose_beside(1),
            key.Key_R: page.restart,
            key.Key_Plus: lambda: page.rate(1),
            key.Key_Minus: lambda: page.rate(-1),
            key.Key_Question: page.keys.open,
            key.Key_Escape: page.view.leave_strike,
            key.Key_F2: page.edit_operation,
            key.Key_F3: lambda: page.side.go_to_note(),
        }

    def watch(self, widget: QWidget) -> None:
        """Bring the keys of every button in here."""
        for button in widget.findChildren(QAbstractButton):
            button.removeEventFilter(self)
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in ENTER and isinstance(watched, QAbstractButton):
            watched.click()
            return True
        return self.handle(event)

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key says; False if it says nothing here."""
        held, key = event.modifiers() & ~UNHELD, event.key()
        if held or event.isAutoRepeat():
            return bool(event.isAutoRepeat() and key == Qt.Key.Key_Space)
        digit = key - int(Qt.Key.Key_0)
        if 0 <= digit <= 9:
            return self._page.view.strike.press(digit)
        deed = self._deeds.get(key)
        if deed is None:
            return False
        deed()
        return True
