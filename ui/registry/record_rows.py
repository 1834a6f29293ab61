"""The rows of the record's lists: machines, products, people, memberships."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.days import SINCE, doubt_day, read_day_part
from app.errors import DataProblem
from app.i18n import _
from app.numbers import MACHINES, PEOPLE
from app.registry.groups import AGE_WORDS, COUNT_WORDS, RELATION_WORDS
from app.registry.vocabulary import find_term, list_terms, term_name
from ui.registry.words import choices
from ui.widgets.choice_field import ChoiceField
from ui.widgets.count_field import CountField
from ui.widgets.field import TextField
from ui.widgets.rows_field import RowEditor

COUNT_WIDTH = 44


def term_field(vocabulary: str, text: str, name: str) -> TextField:
    """A field that completes the words of a vocabulary while one types."""
    field = TextField(text)
    field.setAccessibleName(name)
    field.offer_words(term.name for term in list_terms(vocabulary))
    return field


class MachineRow(RowEditor):
    """Type (from the vocabulary, or as written) and how many: (type, count, given)."""

    def __init__(self, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kind, count, given = value or ("", 1, None)
        self._given: str | None = given
        self.kind = term_field("machines", term_name("machines", kind), _("Máquina"))
        self.kind.setPlaceholderText(_("Recta, overlock, ojaladora…"))
        self.count = CountField(_("Cantidad"), 1)
        self.count.show_value(count)
        self.count.setFixedWidth(COUNT_WIDTH + self.count.fontMetrics().horizontalAdvance("0000"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.count)
        self.setFocusProxy(self.kind)
        self.kind.saved.connect(self._retype)
        self.count.saved.connect(lambda _count: self.changed.emit())
        self.count.doubted.connect(self.doubted)

    @property
    def trouble(self) -> str:
        return self.count.trouble

    def _retype(self, text: str) -> None:
        self._given = None if find_term("machines", text) else (text.strip() or None)
        self.changed.emit()

    @property
    def value(self) -> Any:
        text = self.kind.text().strip()
        if not text:
            return None
        return (find_term("machines", text) or text, self.count.value, self._given)


class ProductRow(RowEditor):
    """What is made: (name, given)."""

    def __init__(self, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name, given = value or ("", None)
        self._given: str | None = given
        self.name = term_field("products", term_name("products", name), _("Producto"))
        self.name.setPlaceholderText(_("Guardapolvos, remeras, jeans…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name)
        self.setFocusProxy(self.name)
        self.name.saved.connect(lambda _text: self.changed.emit())

    @property
    def value(self) -> Any:
        text = self.name.text().strip()
        return (find_term("products", text) or text, self._given) if text else None


class PeopleRow(RowEditor):
    """One group: (sex, count, age group, relation, in IPS)."""

    def __init__(self, value: Any = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sex, count, age, relation, in_ips = value or ("woman", 0, None, None, None)
        self.count = CountField(_("Cuántas personas"))
        self.count.show_value(count)
        self.sex = ChoiceField([(text, code) for code, text in COUNT_WORDS.items()])
        self.age = ChoiceField(choices(AGE_WORDS, _("edad: no sé")))
        self.relation = ChoiceField(choices(RELATION_WORDS, _("relación: no sé")))
        self.ips = ChoiceField([(_("IPS: no sé"), None), (_("con IPS"), True), (_("sin IPS"), False)])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count)
        fields = (
            (self.sex, sex, _("Mujeres o varones")),
            (self.age, age, _("Edad")),
            (self.relation, relation, _("Relación")),
            (self.ips, in_ips, _("IPS")),
        )
        self.count.setFixedWidth(COUNT_WIDTH + self.count.fontMetrics().horizontalAdvance("0000"))
        for field, current, name in fields:
            field.show_value(current)
            field.setAccessibleName(name)
            field.saved.connect(lambda _value: self._say())
            row.addWidget(field, 4 if field is self.relation else 3)
        self.count.saved.connect(lambda _count: self.changed.emit())
        self.count.doubted.connect(self.doubted)
        self.setFocusProxy(self.count)

    @property
    def trouble(self) -> str:
        return self.count.trouble

    def _say(self) -> None:
        if self.value is not None:
            self.changed.emit()

    @property
    def value(self) -> Any:
        if not self.count.value:
            return None
        return (
            self.sex.value,
            self.count.value,
            self.age.value,
            self.relation.value,
            self.ips.value,
        )


def doubt_machines(rows: list[Any]) -> str:
    """So many of one kind are hardly in one workshop."""
    return _first_doubt(MACHINES.doubt(count) for _kind, count, _given in rows)


def doubt_memberships(rows: list[Any]) -> str:
    """Somebody is hardly a member since before there were associations."""
    first = ((joined + "-01-01")[: len("2015-03-15")] for _one, joined, _active in rows if joined)
    return _first_doubt(doubt_day(date.fromisoformat(day), SINCE, date.today()) for day in first)


def _first_doubt(doubts: Iterable[str]) -> str:
    return next((doubt for doubt in doubts if doubt), "")


def doubt_people(rows: list[Any]) -> str:
    """Two groups of the same kind are one group: better said before they are added up."""
    kinds = [(row[0], *row[2:]) for row in rows]
    if len(set(kinds)) == len(kinds):
        return _first_doubt(PEOPLE.doubt(row[1]) for row in rows)
    return _("Hay dos grupos iguales: cambie la edad, la relación o IPS; si no, se van a sumar.")


class MembershipRow(RowEditor):
    """Association, since when and whether still active: (association id, joined_on, active)."""

    def __init__(
        self, association_field: ChoiceField, value: Any = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        association, joined, active = value or (None, None, True)
        self.association = association_field
        self.association.setAccessibleName(_("Asociación"))
        self.association.show_value(association)
        self._joined, self._trouble = joined, ""
        self.joined = TextField(_show_part(joined))
        self.joined.setAccessibleName(_("Desde cuándo"))
        self.joined.setPlaceholderText(_("desde: 2015 o 15/03/2015"))
        self.active = ChoiceField([(_("activa/o"), True), (_("ya no"), False), (_("no sé"), None)])
        self.active.setAccessibleName(_("Sigue en la asociación"))
        self.active.show_value(active)
        grid = QGridLayout(self)  # a name takes the whole width
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.association, 0, 0, 1, 2)
        grid.addWidget(self.joined, 1, 0)
        grid.addWidget(self.active, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.association)
        self.association.saved.connect(lambda _value: self.changed.emit())
        self.active.saved.connect(lambda _value: self._say())
        self.joined.saved.connect(self._take_joined)

    def _say(self) -> None:
        if self.value is not None:
            self.changed.emit()

    @property
    def value(self) -> Any:
        if self.association.value is None:
            return None
        return (self.association.value, self._joined, self.active.value)

    @property
    def trouble(self) -> str:
        return self._trouble

    def _take_joined(self, text: str) -> None:
        try:
            self._joined, self._trouble = read_day_part(text, SINCE, date.today()), ""
        except DataProblem as problem:
            self._trouble = problem.sentence
        self.doubted.emit()
        if not self._trouble:
            self._say()


def _show_part(day: str | None) -> str:
    return "/".join(reversed(day.split("-"))) if day else ""
