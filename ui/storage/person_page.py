"""Who is working: every change is signed with this name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import Problem
from app.i18n import _
from app.registry.operations import add_consultant
from app.registry.queries import last_worker, list_consultants, read_office
from app.storage.store import Store
from ui.widgets.card import Card, label
from ui.widgets.field import Labelled
from ui.widgets.row_button import RowButton


class PersonPage(QWidget):
    """Sets `store.user`, then says `chosen`."""

    chosen = Signal()
    left = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.setProperty("page", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 40, 56, 40)
        column.setSpacing(14)
        column.addStretch()
        column.addWidget(label(read_office(store).name, "soft"))
        column.addWidget(label(_("¿Quién trabaja ahora?"), "title"))
        people = list_consultants(store)
        self.rows: list[RowButton] = []
        if people:
            column.addWidget(self._list(people))
        self.name = QLineEdit()
        self.name.returnPressed.connect(self._add)
        self._name = Labelled(
            _("Otra persona: nombre y apellido") if people else _("Su nombre y apellido"), self.name
        )
        if not store.read_only:
            column.addLayout(self._make_new())
        back = QPushButton(_("Volver"))
        back.setAccessibleName(_("Volver"))
        back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        last = last_worker(store)
        first = next((row for row, one in zip(self.rows, people, strict=True) if one.id == last), None)
        self.setFocusProxy(first or (self.rows[0] if self.rows else self.name))

    def _list(self, people: list) -> Card:
        card = Card()
        card.body.setSpacing(2)
        for one in people:
            row = RowButton(one.name, one.role)
            row.chosen.connect(lambda one=one: self._choose(one.id))
            card.body.addWidget(row)
            self.rows.append(row)
        return card

    def _make_new(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        add = QPushButton(_("Agregar y empezar"))
        add.setAccessibleName(_("Agregar y empezar"))
        add.clicked.connect(self._add)
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _choose(self, consultant: int) -> None:
        self._store.user = consultant
        self.chosen.emit()

    def _add(self) -> None:
        try:
            consultant = add_consultant(self._store, name=self.name.text())
        except Problem as trouble:
            self._name.show_remark(trouble.sentence, "problem")
            return
        self._choose(consultant)
