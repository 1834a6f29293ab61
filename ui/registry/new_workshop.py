"""A new workshop with the few things one knows at once; the rest is filled in its record."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _
from app.registry.names import fold, split_full_name, title_name
from app.registry.operations import add_person, add_workshop
from app.registry.phone import read_phones
from app.registry.queries import list_clusters, search_workshops
from app.registry.records import WorkshopLine
from app.storage.labels import Label
from ui.context import Context
from ui.registry.remarks import phone_remark
from ui.widgets.card import label
from ui.widgets.field import Labelled

LOOK_AFTER_MS = 200
_COMMON = {"taller", "confecciones", "confeccion", "modas", "creaciones", "costura", "textil"}


def add_new_workshop(context: Context, parent: QWidget) -> int | None:
    """Ask; gives the id of the workshop that was added or chosen, or None."""
    window = NewWorkshopWindow(context, parent)
    accepted = window.exec()
    window.deleteLater()
    return window.workshop if accepted else None


class NewWorkshopWindow(QDialog):
    """Warns of workshops that look the same while one types; they can be opened instead."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.workshop: int | None = None
        self.setWindowTitle(_("Nuevo taller"))
        self.setMinimumWidth(560)
        self.name, self.owner, self.place, self.phone = (QLineEdit() for _each in range(4))
        self.name.setPlaceholderText(_("Confecciones Santa Librada"))
        self.cluster = QComboBox()
        for cluster in list_clusters(context.store):
            self.cluster.addItem(f"{cluster.name} ({cluster.code})", cluster.id)
        self.cluster.addItem(_("Sin territorio"), None)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look_for_same)
        for field in (self.name, self.owner, self.phone):
            field.textEdited.connect(lambda _text: self._timer.start())
        self.phone.editingFinished.connect(self._check_phone)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(_("Nuevo taller"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        self._name = Labelled(_("Nombre del taller"), self.name)
        self._phone = Labelled(_("Teléfono"), self.phone)
        grid.addWidget(self._name, 0, 0, 1, 2)
        grid.addWidget(Labelled(_("Dueña o dueño (nombre y apellido)"), self.owner), 1, 0, 1, 2)
        grid.addWidget(Labelled(_("Territorio"), self.cluster), 2, 0)
        grid.addWidget(Labelled(_("Barrio o compañía"), self.place), 2, 1)
        grid.addWidget(self._phone, 3, 0)
        column.addLayout(grid)
        self.same = label("", "warning", wrap=True)
        self.same.hide()
        column.addWidget(self.same)
        self.buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.open_same = self.buttons.addButton(_("Abrir el que ya está"), role.ActionRole)
        self.open_same.clicked.connect(self._open_same)
        self.open_same.hide()
        cancel = self.buttons.addButton(_("Cancelar"), role.RejectRole)
        add = self.buttons.addButton(_("Agregar"), role.AcceptRole)
        add.setProperty("role", "main")
        cancel.clicked.connect(self.reject)
        add.clicked.connect(self.add)
        column.addWidget(self.buttons)
        add.setDefault(True)  # only counts once the button is inside the window
        self._same: WorkshopLine | None = None

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def look_for_same(self) -> None:
        """Say which workshop of the office may be this one."""
        self._same = self._find_same()
        self.open_same.setVisible(self._same is not None)
        self.same.setVisible(self._same is not None)
        if self._same is not None:
            owner = f" · {self._same.owner}" if self._same.owner else ""
            self.same.setText(
                _("¿No será el mismo? Ya está {code} {name}{owner}.").format(
                    code=self._same.code, name=self._same.name, owner=owner
                )
            )

    def _find_same(self) -> WorkshopLine | None:
        phones = (read_phones(self.phone.text()) or "").split()
        name_words = [word for word in fold(self.name.text()).split() if word not in _COMMON]
        owner_words = fold(self.owner.text()).split()
        for words in (*([phone.lstrip("+")] for phone in phones), name_words, owner_words):
            if sum(len(word) for word in words) >= 4:
                found = search_workshops(self._context.store, " ".join(words), limit=1)
                if found:
                    return found[0]
        return None

    def _open_same(self) -> None:
        if self._same is not None:
            self.workshop = self._same.id
            self.accept()

    def _check_phone(self) -> None:
        self._phone.show_remark(phone_remark(self.phone.text()))

    def add(self) -> None:
        """Add the workshop, and its owner if named, as one undoable step."""
        store = self._context.store
        given, surnames = (
            split_full_name(self.owner.text()) if self.owner.text().strip() else ("", "")
        )
        try:
            with store.change(Label("workshop.added")):
                self.workshop = add_workshop(
                    store, name=title_name(self.name.text()), cluster_id=self.cluster.currentData(),
                    place=self.place.text(), phone=self.phone.text(),
                )  # fmt: skip
                if given:
                    add_person(
                        store, workshop_id=self.workshop, given_names=given, surnames=surnames
                    )
        except Problem as trouble:
            self._name.show_remark(trouble.sentence, "problem")
            self.name.setFocus()
            return
        self.accept()
