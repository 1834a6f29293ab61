"""Ficha: the whole record, editable, saving by itself; every field undoes by itself."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_day
from app.registry import operations
from app.registry.groups import PURPOSE_WORDS
from app.registry.records import CONSENT_PURPOSES, Workshop
from app.storage.labels import Label
from app.storage.store import Store
from ui.context import Context
from ui.forms.fields import FileChoiceField
from ui.registry.choices import associations
from ui.registry.record_cards import OwnersCard, WorkshopCard
from ui.registry.record_rows import (
    MachineRow,
    MembershipRow,
    PeopleRow,
    ProductRow,
    doubt_machines,
    doubt_memberships,
    doubt_people,
)
from ui.registry.words import say_headcount
from ui.widgets.card import Card, label, set_role
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.field import NoteField
from ui.widgets.rows_field import RowsField


class RecordTab(ColumnsArea):
    """`show_workshop` may be called as often as the file changes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme.scale, top=14, parent=parent)
        self._context = context
        self._workshop: Workshop | None = None
        self.workshop_card = WorkshopCard(context)
        self.owners_card = OwnersCard(context)
        self.machines = RowsField(MachineRow, _("Agregar una máquina"), doubt=doubt_machines)
        self.products = RowsField(ProductRow, _("Agregar un producto"))
        self.people = RowsField(PeopleRow, _("Agregar un grupo"), doubt=doubt_people)
        self.memberships = RowsField(
            self._membership_row, _("Agregar una asociación"), doubt=doubt_memberships
        )
        self.note = NoteField()
        self.note.setAccessibleName(_("Nota"))
        self.note.grow_from(context.theme.pixels(110))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._people_card = Card(_("Personas"))
        self._people_card.body.addWidget(
            label(
                _("Un grupo por fila. Alcanza con mujeres y varones; edad, relación e IPS cuando se sepan."),
                "small",
                wrap=True,
            )
        )
        self._people_card.body.addWidget(self.people)
        self._consents_card = Card(_("Permisos"))
        self._consents = QVBoxLayout()
        self._consents_card.body.addLayout(self._consents)
        ask = QPushButton(_("Leer y registrar los permisos"))
        ask.setAccessibleName(ask.text())
        ask.clicked.connect(lambda: self._context.way.go("consent", self._id))
        self._consents_card.body.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove = QPushButton(_("Quitar este taller"))
        self.remove.setAccessibleName(self.remove.text())
        self._add([self.workshop_card], [self.owners_card])
        self.add_whole(self._people_card)
        machines = _card(_("Máquinas"), self.machines)
        products = _card(_("Productos"), self.products)
        associations = _card(_("Asociaciones"), self.memberships)
        note = _card(_("Nota"), self.note)
        self._add([machines, note], [products, associations, self._consents_card])
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch()

    def _add(self, *columns: list[Card]) -> None:
        for side, cards in zip(self.add_pair(), columns, strict=True):
            for card in cards:
                side.addWidget(card)
            side.addStretch()

    def _wire(self) -> None:
        for field, operation, name in (
            (self.machines, operations.set_machines, "machines"),
            (self.products, operations.set_products, "products"),
            (self.people, operations.set_people, "people"),
        ):
            field.saved.connect(lambda rows, do=operation, name=name: self._do(do, **{name: rows}))
        self.memberships.saved.connect(lambda rows: self._do(self._set_memberships, rows=rows))
        self.note.saved.connect(self._save_note)
        self.remove.clicked.connect(self.remove_workshop)

    def _do(self, operation: Callable[..., object], **fields: Any) -> None:
        self._context.do(operation, workshop_id=self._id, **fields)

    def _save_note(self, text: str) -> None:
        self._do(operations.change_workshop, merge_key=f"workshop:{self._id}:note", note=text)

    @property
    def _id(self) -> int:
        assert self._workshop is not None
        return self._workshop.id

    def _membership_row(self, value: object) -> MembershipRow:
        return MembershipRow(FileChoiceField(self._context.store, associations), value)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what the file says, without disturbing who is typing."""
        another = self._workshop is None or self._workshop.id != workshop.id
        self._workshop = workshop
        self.workshop_card.form.show_record(workshop)
        self.owners_card.show_workshop(workshop)
        self.machines.show_value([(one.type, one.count, one.given) for one in workshop.machines])
        self.products.show_value([(one.name, one.given) for one in workshop.products])
        self.people.show_value([(g.sex, g.count, g.age_group, g.relation, g.in_ips) for g in workshop.people])
        self.memberships.show_value(
            [(one.association_id, one.joined_on, one.active) for one in workshop.memberships]
        )
        self.note.show_value(workshop.note)
        self._people_card.remark.setText(say_headcount(workshop.people))
        self._show_consents(workshop)
        if (body := self.widget()) is not None:
            body.setEnabled(not self._context.store.read_only)  # it can still be scrolled
        if another:
            self.verticalScrollBar().setValue(0)

    def _show_consents(self, workshop: Workshop) -> None:
        clear_column(self._consents)
        newest = {one.purpose: one for one in sorted(workshop.consents, key=lambda one: one.id)}
        for purpose in PURPOSE_WORDS:
            found = newest.get(purpose)
            if found is None and purpose not in CONSENT_PURPOSES:
                continue  # it is asked when there is something to show
            if found is None:
                text, role = _("no se preguntó"), "soft"
            else:
                word = _("acepta") if found.granted else _("no acepta")
                text = f"{word} · {format_day(found.decided_on)} · {found.given_by or ''}".rstrip(" ·")
                text += " · " + _("texto {version}").format(version=found.text_version)
                role = "good" if found.granted else "urgent"
            line = label(f"{PURPOSE_WORDS[purpose]}: {text}", wrap=True)
            set_role(line, role)
            self._consents.addWidget(line)

    def _set_memberships(self, store: Store, *, workshop_id: int, rows: list) -> None:
        assert self._workshop is not None
        kept = {association for association, _joined, _active in rows}
        with store.change(Label("membership.set")):
            for association, joined, active in rows:
                operations.set_membership(
                    store,
                    workshop_id=workshop_id,
                    association_id=association,
                    joined_on=joined,
                    active=active,
                )
            for one in self._workshop.memberships:
                if one.association_id not in kept:
                    operations.remove_membership(store, membership_id=one.id)

    def remove_workshop(self) -> None:
        """Take the workshop off the lists; the message bar offers to undo it."""
        assert self._workshop is not None
        said = _("Se quitó «{name}» de la lista.").format(name=self._workshop.name)
        self._do(operations.remove_workshop, said=said)


def _card(title: str, part: QWidget) -> Card:
    card = Card(title)
    card.body.addWidget(part)
    return card
