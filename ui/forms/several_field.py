"""Several things of what the file has, by name: each with a button that takes it out, and one that adds."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_number
from app.storage.records import Reader
from app.storage.store import Store
from ui.lists.choose_window import ChooseWindow, rows_among
from ui.live import Kept
from ui.widgets.card import label
from ui.widgets.choice_field import Choices
from ui.widgets.columns import clear_column, tab_before

MOST_SHOWN = 8  # lines; more would push away what stands below


class SeveralField(QWidget):
    """`value` is what is chosen, in the order it was; `none` says what choosing nothing means.

    `read` gives all that can be chosen as (words, value), each time that one is added.
    """

    saved = Signal(object)
    in_trouble = False  # what is chosen cannot be wrong

    def __init__(
        self,
        store: Store,
        name: str,
        read: Callable[[Reader], Choices],
        *,
        none: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name, self._none = name, none
        self.value: tuple[object, ...] = ()
        self._kept = Kept(self, store, lambda reader: list(read(reader)), self._show)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.add = QPushButton(_("Agregar…"))
        self.add.setAccessibleName(_("Agregar: {what}").format(what=name))
        self.add.setProperty("role", "quick")
        self.add.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add)
        self.buttons: dict[object, QPushButton] = {}

    def show_value(self, value: object) -> None:
        """Show what the file says."""
        chosen = tuple(value) if isinstance(value, tuple | list) else ()
        if chosen != self.value or not self._rows.count():
            self.value = chosen
            self._show()

    def flush(self) -> None:
        """Nothing waits: what is chosen is saved at once."""

    def _show(self) -> None:
        clear_column(self._rows)
        names = {value: words for words, value in self._kept.thing}
        many = len(self.value) > MOST_SHOWN
        shown = self.value[: MOST_SHOWN - 1] if many else self.value
        self.buttons = {one: self._add_row(names.get(one, _("(ya no está)")), (one,)) for one in shown}
        if many:
            rest = self.value[len(shown) :]
            said = _("y {count} más").format(count=format_number(len(rest)))
            self.buttons[rest] = self._add_row(said, rest)
        tab_before(self.add, self.buttons.values())
        if not self.value and self._none:
            self._rows.addWidget(label(self._none, "soft", wrap=True))

    def _add_row(self, words: str, values: tuple[object, ...]) -> QPushButton:
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(words, wrap=True), 1)
        remove = QPushButton("×")
        remove.setProperty("role", "small-button")
        remove.setAccessibleName(_("Quitar: {what}").format(what=words))
        remove.setToolTip(_("Quitar"))
        remove.clicked.connect(lambda: self._take_out(values))
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(held)
        return remove

    def _take_out(self, values: tuple[object, ...]) -> None:
        self.add.setFocus()  # the button goes away with its row
        self._keep(tuple(one for one in self.value if one not in values))

    def _ask(self) -> None:
        left = [(words, value) for words, value in self._kept.thing if value not in self.value]
        window = ChooseWindow(
            self._name, self._name, rows_among(left), _("Agregar"), self,
            hint=_("Escriba para buscar"), about=_("Para elegir varios, Ctrl o Mayús; Ctrl+A, todos."),
            nothing=self._why_nothing, several=True,
        )  # fmt: skip
        chosen = window.ask()
        if chosen is not None:
            self._keep((*self.value, *chosen))

    def _why_nothing(self, text: str) -> str:
        return _("Nada coincide; pruebe con menos letras.") if text.strip() else _("No hay más para agregar.")

    def _keep(self, value: tuple[object, ...]) -> None:
        self.value = value
        self._show()
        self.saved.emit(value)
