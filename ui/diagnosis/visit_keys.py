"""What the keys of the visit are: the sheet that says so, and the short line under the item."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.diagnosis.words import (
    DETAIL_KEYS,
    KIND_KEYS,
    KIND_WORDS,
    NO_ORIGIN_KEY,
    NOT_SAID_KEY,
    ORIGIN_KEYS,
)
from app.i18n import _
from ui.diagnosis.level_card import key_label
from ui.widgets.card import label

WIDTH = 84
JOINS = ("…", "–", "+")


def key_lines() -> list[tuple[list[str], str]]:
    """Keys and what they do, in the order in which one learns them."""
    kinds = ", ".join(KIND_WORDS[kind] for kind in KIND_KEYS)
    return [
        (["0", "…", "4"], _("responder con ese nivel y pasar a la siguiente (en las de sí o no: 0 y 4)")),
        (list(KIND_KEYS.values()), _("responder: {kinds}").format(kinds=kinds)),
        (["Enter", "→"], _("siguiente, sin responder")),
        (["←", "Retroceso"], _("anterior")),
        (["↑", "↓"], _("subir y bajar la pregunta, si no entra en la pantalla")),
        (["Ctrl+Z"], _("deshacer lo último")),
        (["Supr"], _("borrar la respuesta de esta pregunta")),
        (["G"], _("ir a la próxima sin responder")),
        (["Ctrl+J"], _("ir a una pregunta por su código")),
        (
            [*ORIGIN_KEYS.values(), NO_ORIGIN_KEY],
            _("de dónde sale; queda para toda la parte (S: sin anotar). Si pregunta «¿Qué vio?», lo que vio"),
        ),
        (
            ["Mayús", "+", *ORIGIN_KEYS.values()],
            _("de dónde sale la que acaba de responder; en el repaso final, todas las de esa parte"),
        ),
        (
            [DETAIL_KEYS[0], "…", NOT_SAID_KEY],
            _("lo que algunas preguntas piden además del nivel: con quién, por ejemplo"),
        ),
        (["E"], _("cambiar de dónde sale, una por una")),
        (["F3"], _("escribir la nota; con Esc se vuelve")),
        (["Ctrl+V"], _("pegar una foto")),
        (["L"], _("desde la segunda ronda: ver u ocultar la vez pasada (una sola vez)")),
        (
            ["M"],
            _(
                "preguntar también lo que es de algunos talleres: venta al público, crédito, empresa grande, accidentes"
            ),
        ),
        (["A"], _("ante una alerta: ver u ocultar qué hacer")),
        (["F4"], _("cargar un formulario de papel, y volver")),
        (["F8"], _("pausar: se guarda el lugar y se sale")),
        (["F9"], _("terminar la visita, o ver qué falta")),
        (["?"], _("esta hoja")),
    ]


class KeySheet(QFrame):
    """Lies over the page until any key or press."""

    closed = Signal()

    def __init__(
        self, parent: QWidget, heading: str = "", lines: Sequence[tuple[list[str], str]] = ()
    ) -> None:
        super().__init__(parent)
        self._page, self._heading, self._lines = parent, heading, lines
        self.setProperty("role", "sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def _write(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        head = QHBoxLayout()
        head.addWidget(label(self._heading or _("El teclado en la visita"), "heading"))
        head.addWidget(label(_("cualquier tecla cierra esta hoja"), "soft"))
        head.addStretch()
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (keys, words) in enumerate(self._lines or key_lines()):
            grid.addLayout(_keys(keys), row, 0)
            grid.addWidget(label(words, wrap=True), row, 1)
        column.addLayout(grid)

    def open(self) -> None:
        """Show it in the middle of the page."""
        if self.layout() is None:  # of a hundred visits one asks for it
            self._write()
        self.show()
        self.place()
        self.raise_()
        self.setFocus()

    def place(self) -> None:
        """Keep to the middle of the page."""
        parent = self._page
        width = min(self.fontMetrics().horizontalAdvance("n") * WIDTH, parent.width() - 40)
        self.resize(width, min(self.heightForWidth(width), parent.height()))
        self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self._close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._close()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class KeyHints(QWidget):
    """The few keys one must know, in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        hints = (
            (("0", "–", "4"), _("responden y pasan")),
            (("Enter",), _("siguiente")),
            (("Ctrl+Z",), _("deshacer")),
        )
        for keys, words in hints:
            row.addLayout(_keys(keys))
            row.addWidget(label(words, "small"))


def _keys(keys: Sequence[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for key in keys:
        row.addWidget(label(key) if key in JOINS else key_label(key))
    row.addStretch()
    return row
