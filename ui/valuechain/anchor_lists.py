"""Who answers at a company, and what it asks for: two cards whose lines open in a small window."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.days import FACT
from app.errors import DataProblem
from app.i18n import _, format_day
from app.registry.phone import show_phones
from app.registry.remarks import phone_remark
from app.valuechain.operations import (
    add_contact,
    add_demand,
    change_contact,
    change_demand,
    remove_contact,
    remove_demand,
)
from app.valuechain.queries import list_contacts
from app.valuechain.records import AnchorContact, AnchorDemand
from app.valuechain.words import DEMAND_WORDS, what_title
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import OnDay, OneOf
from ui.forms.window import FormWindow, ask
from ui.valuechain.requirement_rows import complete, doubt_what, offered, read_what
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.day_line import DayLine
from ui.widgets.row_button import RowButton


class AnchorCard(Card):
    """A heading with a button that adds, and lines that open."""

    def __init__(self, context: Context, page: QWidget, heading: str, add: str) -> None:
        super().__init__(heading)
        self._context, self._page, self._anchor_id = context, page, 0
        self.add = QPushButton(_("Agregar…"))
        self.add.setAccessibleName(add)
        self.add.clicked.connect(lambda: self.open(None))
        self.add.setEnabled(not context.store.read_only)
        self.top.addWidget(self.add)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        self.body.addLayout(self.lines)

    def open(self, one: Any) -> None:
        """The window of a line, or of a new one."""
        raise AssertionError(one)

    def add_line(self, one: Any, title: str, remark: str, remove: Any) -> None:
        """A line that opens; behind it, what takes it away."""
        row = RowButton(title, remark)
        row.chosen.connect(lambda: self.open(one))
        acts = [] if self._context.store.read_only else [(_("Quitar"), remove)]
        self.lines.addWidget(DayLine(row, acts))


class ContactsCard(AnchorCard):
    """Who answers there, with the phone."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(context, page, _("Quién atiende"), _("Agregar un contacto"))

    def show_contacts(self, anchor_id: int, contacts: Sequence[AnchorContact]) -> None:
        """Those of a company."""
        self._anchor_id = anchor_id
        clear_column(self.lines)
        for one in contacts:
            parts = (one.post, show_phones(one.phone or one.phone_given or ""), one.email)
            remark = " · ".join(part for part in parts if part)
            self.add_line(one, one.name, remark, lambda one=one: self._remove(one))
        if not contacts:
            said = _("Nadie todavía: quién hace las compras, y su teléfono.")
            self.lines.addWidget(label(said, "soft", wrap=True))

    def open(self, one: AnchorContact | None) -> None:
        ask(ContactWindow(self._context, self._anchor_id, one, self._page))

    def _remove(self, one: AnchorContact) -> None:
        said = _("Se quitó a {name}.").format(name=one.name)
        self._context.do(remove_contact, contact_id=one.id, said=said, asked_by=self._page)


class ContactWindow(FormWindow):
    """A person of the company."""

    def __init__(
        self, context: Context, anchor_id: int, contact: AnchorContact | None, parent: QWidget | None
    ) -> None:
        rows = (
            Row("name", _("Nombre y apellido"), wide=True),
            Row("post", _("Qué hace en la empresa"), take=or_nothing),
            Row("phone", _("Teléfono"), remark=phone_remark, of=_typed_phone),
            Row("email", _("Correo"), wide=True, take=or_nothing),
        )

        def write(values: dict[str, Any]) -> bool:
            if contact is None:
                add_contact(context.store, anchor_id=anchor_id, **values)
            else:
                change_contact(context.store, contact_id=contact.id, **values)
            return True

        super().__init__(
            context,
            _("Contacto de la empresa"),
            Form(context, rows),
            write,
            accept=_("Agregar") if contact is None else _("Guardar"),
            trouble_at="name",
            parent=parent,
        )
        if contact is not None:
            self.form.show_record(contact)


def _typed_phone(contact: AnchorContact) -> str | None:
    return contact.phone_given or contact.phone


class DemandsCard(AnchorCard):
    """What the company asks for, each with who said it and when."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(context, page, _("Lo que pide"), _("Anotar lo que pide la empresa"))

    def show_demands(self, anchor_id: int, demands: Sequence[AnchorDemand]) -> None:
        """Those of a company, by kind."""
        self._anchor_id = anchor_id
        clear_column(self.lines)
        for kind, words in DEMAND_WORDS.items():
            of_kind = [one for one in demands if one.kind == kind]
            if of_kind:
                self.lines.addWidget(label(words, "small"))
            for one in of_kind:
                remark = " · ".join(part for part in (say_source(one), one.note) if part)
                title = what_title(one.kind, one.what)
                self.add_line(one, title, remark, lambda one=one: self._remove(one))
        if not demands:
            said = _(
                "Calidad, papeles, trato, capacitación: anótelo con el día y quién lo dijo. Lo que no se anotó, no se dice en ningún curso ni papel."
            )
            self.lines.addWidget(label(said, "soft", wrap=True))

    def open(self, one: AnchorDemand | None) -> None:
        ask(DemandWindow(self._context, self._anchor_id, one, self._page))

    def _remove(self, one: AnchorDemand) -> None:
        said = _("Se quitó lo que pedía.")
        self._context.do(remove_demand, demand_id=one.id, said=said, asked_by=self._page)


def say_source(one: AnchorDemand) -> str:
    """ "lo dijo Rosa Duarte el 12/10/2026"."""
    day = format_day(one.said_on)
    if one.said_by:
        return _("lo dijo {who} el {day}").format(who=one.said_by, day=day)
    return _("dicho el {day}").format(day=day)


class DemandWindow(FormWindow):
    """What is asked for; its name is offered while one types, by its kind."""

    def __init__(
        self, context: Context, anchor_id: int, demand: AnchorDemand | None, parent: QWidget | None
    ) -> None:
        rows = (
            Row("kind", _("De qué es"), OneOf(DEMAND_WORDS), wide=True),
            Row("what", _("Qué pide"), wide=True),
            Row("said_on", _("Qué día lo dijo"), OnDay(FACT, may_be_empty=False)),
            Row("said_by", _("Quién lo dijo"), take=or_nothing),
            Row("note", _("Nota"), wide=True, take=or_nothing),
        )

        def write(values: dict[str, Any]) -> bool:
            if values["kind"] is None:
                raise DataProblem(_("Elija de qué es: calidad, papeles, trato, capacitación u otra cosa."))
            values["what"] = read_what(values["kind"], values["what"])
            if demand is None:
                add_demand(context.store, anchor_id=anchor_id, **values)
            else:
                change_demand(context.store, demand_id=demand.id, **values)
            return True

        super().__init__(
            context,
            _("Lo que pide la empresa"),
            Form(context, rows),
            write,
            accept=_("Anotar") if demand is None else _("Guardar"),
            parent=parent,
        )
        shown = {
            "id": 0,
            "kind": None,
            "what": "",
            "said_on": date.today().isoformat(),
            "said_by": "",
            "note": "",
        }
        if demand is not None:
            shown |= {name: getattr(demand, name) for name in ("kind", "said_on", "said_by", "note")}
            shown["what"] = what_title(demand.kind, demand.what)
        self.form.show_record(shown)
        self.form["kind"].buttons[0].setFocus()
        self.form.fields["kind"].saved.connect(lambda _kind: self._offer())
        self.form.fields["what"].saved.connect(lambda _what: self._doubt())
        self.form["said_by"].offer_words(one.name for one in list_contacts(context.store, anchor_id))
        self._offer()

    def _doubt(self) -> None:
        kind = str(self.form.fields["kind"].value or "")
        self.form.fields["what"].show_remark(doubt_what(kind, self.form["what"].text()))

    def _offer(self) -> None:
        kind = str(self.form.fields["kind"].value or "")
        complete(self.form["what"], kind)
        self.form["what"].setPlaceholderText(
            _("Empiece a escribir y elija: {example}…").format(example=next(iter(offered(kind))))
            if offered(kind)
            else _("En sus palabras")
        )
        self._doubt()
