"""Choosing the workshop a new diagnostic is for: type, Enter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.registry.queries import count_workshops, list_workshop_lines, search_workshops
from app.registry.records import WorkshopLine
from ui.context import Context
from ui.widgets.card import label

SHOWN = 50
FEW = 400
_LIST_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def choose_workshop(
    context: Context, parent: QWidget, first: int | None = None, title: str = ""
) -> int | None:
    """Ask for a workshop, `first` being likely; None when the person changes her mind.

    `title` says what for; without it, for a new diagnostic.
    """
    window = ChooseWorkshopWindow(context, parent, first, title)
    accepted = window.exec()
    window.deleteLater()
    return window.workshop if accepted else None


class ChooseWorkshopWindow(QDialog):
    """A search field over a list; a new workshop can be added from here."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, first: int | None = None,
        title: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context = context
        self._first = first
        self.workshop: int | None = None
        self.setWindowTitle(title or _("Nuevo diagnóstico"))
        self.resize(620, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(
            label(_("¿Qué taller?") if title else _("¿En qué taller está?"), "heading")
        )
        self.field = QLineEdit(placeholderText=_("Nombre, dueña, código o teléfono"))
        self.field.setAccessibleName(_("Buscar el taller"))
        self.field.textChanged.connect(self._look)
        column.addWidget(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Talleres"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _item: self._take())
        self.nothing = label("", "soft", wrap=True)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self._make_buttons(_("Elegir") if title else _("Empezar")))
        self.begin.setDefault(True)  # only counts once the button is inside the window
        self._look("")

    def _make_buttons(self, begin: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        new = buttons.addButton(_("Nuevo taller…"), role.ActionRole)
        cancel = buttons.addButton(_("Cancelar"), role.RejectRole)
        self.begin = buttons.addButton(begin, role.AcceptRole)
        self.begin.setProperty("role", "main")
        new.clicked.connect(self._add)
        cancel.clicked.connect(self.reject)
        self.begin.clicked.connect(self._take)
        return buttons

    def _look(self, text: str) -> None:
        store = self._context.store
        if text.strip():
            lines = search_workshops(store, text, limit=SHOWN)
        else:
            lines = list_workshop_lines(store) if count_workshops(store) <= FEW else []
        self.list.clear()
        for line in lines:
            self._add_line(line)
        known = [line.id for line in lines]
        place = known.index(self._first) if self._first in known and not text.strip() else 0
        self.list.setCurrentRow(place if lines else -1)
        self.nothing.setText("" if lines else self._say_nothing(text))
        self.nothing.setVisible(bool(self.nothing.text()))
        self.begin.setEnabled(bool(lines))

    def _say_nothing(self, text: str) -> str:
        if text.strip():
            return _("Ningún taller se llama así; se lo puede agregar con «Nuevo taller…».")
        if count_workshops(self._context.store):
            return ""  # too many to list before something is typed
        return _("Todavía no hay talleres: agregue el primero con «Nuevo taller…».")

    def _add_line(self, line: WorkshopLine) -> None:
        rest = " · ".join(part for part in (line.owner, line.place or line.cluster) if part)
        item = QListWidgetItem(f"{line.code}  {line.name}" + (f"  —  {rest}" if rest else ""))
        item.setData(Qt.ItemDataRole.UserRole, str(line.id))
        self.list.addItem(item)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.workshop = int(item.data(Qt.ItemDataRole.UserRole))
            self.accept()

    def _add(self) -> None:
        from ui.registry.new_workshop import add_new_workshop

        self.workshop = add_new_workshop(self._context, self)
        if self.workshop is not None:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LIST_KEYS:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
